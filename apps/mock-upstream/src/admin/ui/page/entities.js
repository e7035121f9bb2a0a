/* global confirm */
import { button, buttons, element, field, form, select, table } from './view.js';
import { vendorKinds } from './vendor-kinds.js';

const pageSize = 20;
/** Where the person is; kept while the page is open. */
let place = { page: 1, filter: '', value: '' };
/** The key of the entity looked at. */
let looked;

export async function showEntities({ t, ask, act, attempt, show, documented }) {
  const vendors = vendorKinds(await documented());
  const vendor = vendors[place.vendor] ? place.vendor : Object.keys(vendors)[0];
  const { kinds, filters } = vendors[vendor];
  const kind = kinds.includes(place.kind) ? place.kind : kinds[0];
  const filter = filters.includes(place.filter) ? place.filter : '';
  const narrowed = filter && place.value ? `${encodeURIComponent(filter)}=${encodeURIComponent(place.value)}` : '';
  const list = await ask('GET', `${vendor}/${kind}?page=${place.page}&pageSize=${pageSize}${narrowed && `&${narrowed}`}`);

  const go = (wish) => {
    place = { ...place, vendor, kind, ...wish };
    looked = undefined;
    return show();
  };
  const addressOf = (key) => `${vendor}/${kind}/${encodeURIComponent(key)}${narrowed && `?${narrowed}`}`;
  const look = (key) => {
    looked = key;
    return show().then(() => globalThis.document.getElementById('looked')?.focus());
  };
  const remove = (key) => {
    if (!confirm(t('sureRemove', { key }))) return;
    looked = undefined;
    return act(() => ask('DELETE', addressOf(key)));
  };
  const patch = (key, text) =>
    act(async () => {
      let change;
      try {
        change = JSON.parse(text);
      } catch {
        throw new Error(t('notJson'));
      }
      await ask('PATCH', addressOf(key), change);
    }, t('changed'));

  const nodes = [
    form(
      [
        field(
          t('vendor'),
          select(
            'vendor',
            Object.keys(vendors).map((name) => [name, name]),
            vendor,
            { onchange: ({ target }) => void go({ vendor: target.value, kind: undefined, page: 1 }) },
          ),
        ),
        field(
          t('kind'),
          select(
            'kind',
            kinds.map((name) => [name, name]),
            kind,
            { onchange: ({ target }) => void go({ kind: target.value, page: 1 }) },
          ),
        ),
        field(t('filter'), select('filter', [['', t('none')], ...filters.map((name) => [name, name])], filter)),
        field(t('value'), element('input', { name: 'value', value: place.value, autocomplete: 'off' })),
        element('button', { type: 'submit' }, t('list')),
      ],
      (values) => void go({ filter: values.filter, value: values.value, page: 1 }),
    ),
    table(
      `${vendor} · ${kind}: ${t('total', { total: list.total })}`,
      [t('key'), t('held'), t('actions')],
      list.items.map(({ key, ...held }) => [
        key,
        shortened(held),
        buttons(
          button(t('look'), () => void look(key), { 'aria-label': `${t('look')} ${key}` }),
          button(t('remove'), () => void remove(key), { 'aria-label': `${t('remove')} ${key}` }),
        ),
      ]),
    ),
    element(
      'div',
      { class: 'row' },
      button(t('earlier'), () => void go({ page: place.page - 1 }), { disabled: place.page === 1 }),
      element('span', {}, t('pageNumber', { page: place.page })),
      button(t('later'), () => void go({ page: place.page + 1 }), { disabled: !list.hasNext }),
    ),
  ];
  if (looked === undefined) return nodes;

  let held;
  if (!(await attempt(async () => (held = await ask('GET', addressOf(looked)))))) return nodes;
  const key = looked;
  return [
    ...nodes,
    element('h3', { id: 'looked', tabindex: -1 }, `${kind} ${key}`),
    element('pre', { tabindex: 0, id: 'entity' }, JSON.stringify(held, null, 2)),
    form(
      [
        field(t('patch'), element('textarea', { name: 'change', rows: 5, cols: 60, required: true, spellcheck: 'false' }, '{}')),
        element('button', { type: 'submit' }, t('change')),
        button(t('close'), () => void go({})),
      ],
      ({ change }) => void patch(key, change),
    ),
  ];
}

function shortened(held) {
  const text = JSON.stringify(held);
  return text.length > 200 ? `${text.slice(0, 199)}…` : text;
}
