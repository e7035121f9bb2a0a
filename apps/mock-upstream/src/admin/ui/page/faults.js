/* global confirm */
import { button, element, field, form, select, shown, table } from './view.js';

/** Of all that says which calls are meant, what people change most; the rest goes into the JSON field. */
const commonScope = ['first', 'after', 'every', 'probability', 'for'];
let kind = 'status';

export async function showFaults({ t, ask, askAll, act, show, documented }) {
  const schemas = (await documented()).paths['/__admin/faults'].post.requestBody.content['application/json'].schema.oneOf;
  const schema = schemas.find(({ title }) => title === kind) ?? schemas[0];
  const { vendors } = await askAll('GET', 'health');
  const { items } = await ask('GET', 'faults');
  const { counts } = await ask('GET', 'requests/summary');

  const remove = (place) => act(() => ask('DELETE', `faults/${place}`));
  const clear = () => confirm(t('sureFaults')) && act(() => ask('DELETE', 'faults'));
  const add = (values) => act(() => ask('POST', 'faults', faultOf(values, schema, t)), t('faultAdded'));

  const rows = items.map(({ fault: { kind: its, vendor, operation, ...rest }, seen, struck, scenario }, at) => [
    its,
    vendor ?? t('any'),
    operation,
    Object.keys(rest).length ? shown(rest) : '',
    t('strikes', { struck, seen }),
    scenario ?? '',
    button(t('remove'), () => void remove(at + 1), { 'aria-label': `${t('remove')} ${its} ${operation}` }),
  ]);
  const own = Object.keys(schema.properties).filter((name) => !isScope(name, schemas));
  return [
    table(t('faults'), [t('kind'), t('vendor'), t('operation'), t('rest'), t('struck'), t('scenario'), t('actions')], rows),
    element(
      'div',
      { class: 'row' },
      button(t('removeAll'), () => void clear(), { disabled: items.length === 0 }),
    ),
    element('h3', {}, t('addFault')),
    form(
      [
        field(
          t('kind'),
          select(
            'kind',
            schemas.map(({ title }) => [title, title]),
            kind,
            {
              onchange: ({ target }) => {
                kind = target.value;
                void show().then(() => globalThis.document.querySelector('select[name=kind]')?.focus());
              },
            },
          ),
        ),
        field(t('vendor'), select('vendor', [['', t('any')], ...vendors.map((name) => [name, name])], '')),
        field(t('operation'), element('input', { name: 'operation', value: '*', required: true, list: 'operations', autocomplete: 'off' })),
        element(
          'datalist',
          { id: 'operations' },
          [...new Set(counts.map(({ operation }) => operation))].map((value) => element('option', { value })),
        ),
        ...[...own, ...commonScope].map((name) => control(name, schema)),
        field(
          t('more'),
          element('textarea', { name: 'more', rows: 2, cols: 40, spellcheck: 'false', placeholder: '{"match": {"keys": ["00000042"]}}' }),
        ),
        element('button', { type: 'submit' }, t('add')),
      ],
      (values) => void add(values),
    ),
    element('p', {}, `${schema.title}: ${schema.description}`),
  ];
}

/** What every kind has says which calls are meant. */
function isScope(name, schemas) {
  return schemas.every(({ properties }) => name in properties);
}

function control(name, { properties, required }) {
  const { type, description = '', minimum, maximum, enum: choices } = properties[name];
  const parts = { name, title: description, required: required.includes(name) };
  if (type === 'boolean')
    return field(
      name,
      select(
        name,
        [
          ['', ''],
          ['true', 'true'],
          ['false', 'false'],
        ],
        '',
        { title: description },
      ),
    );
  if (choices) return field(name, select(name, [['', ''], ...choices.map((one) => [one, one])], '', { title: description }));
  if (type === 'integer' || type === 'number')
    return field(name, element('input', { ...parts, type: 'number', min: minimum, max: maximum, step: type === 'integer' ? 1 : 'any' }));
  const json = type !== 'string' && !Array.isArray(type);
  return field(json ? `${name} (JSON)` : name, element('input', { ...parts, autocomplete: 'off' }));
}

/** @throws Error with a sentence */
function faultOf({ more, ...values }, { properties }, t) {
  const parse = (text, name) => {
    try {
      return JSON.parse(text);
    } catch {
      throw new Error(`${name}: ${t('notJson')}`);
    }
  };
  const given = Object.entries(values).filter(([, value]) => value !== '');
  const read = given.map(([name, value]) => {
    const { type, enum: choices } = properties[name];
    return [name, choices || type === 'string' || Array.isArray(type) ? value : parse(value, name)];
  });
  return { ...Object.fromEntries(read), ...(more ? parse(more, t('more')) : {}) };
}
