/* global confirm */
import { button, buttons, element, field, form, select, table } from './view.js';

const scopes = ['all', 'state', 'journal', 'faults'];

export async function showWorlds({ t, ask, askAll, act, choose, world }) {
  const { items } = await askAll('GET', 'worlds');
  const { strictness } = items.find(({ name }) => name === world()) ?? {};
  const rows = items.map(({ name, clock, seed, strictness: own, ttlMs }) => [
    name,
    `${clock.now} (${t(clock.mode)})`,
    seed,
    own,
    ttlMs === null ? t('never') : `${ttlMs} ms`,
    buttons(
      button(t('chooseWorld'), () => void choose(name), { disabled: name === world(), 'aria-label': `${t('chooseWorld')} ${name}` }),
      button(t('delete'), () => void remove(name), { disabled: name === 'default', 'aria-label': `${t('delete')} ${name}` }),
    ),
  ]);

  const remove = (name) => {
    if (!confirm(t('sureDelete', { name }))) return;
    return act(async () => {
      await askAll('DELETE', `worlds/${encodeURIComponent(name)}`);
      if (name === world()) await choose('default');
    });
  };
  const make = ({ name, from, seed }) =>
    act(() => askAll('POST', 'worlds', { name, ...(from ? { from } : {}), ...(seed ? { seed } : {}) }), t('made', { name }));
  const reset = ({ scope }) => confirm(t('sureReset', { name: world() })) && act(() => ask('POST', 'reset', { scope }));

  return [
    table(t('worlds'), [t('name'), t('clock'), t('seed'), t('strictness'), t('forgottenAfter'), t('actions')], rows),
    element('h3', {}, t('makeWorld')),
    form(
      [
        field(t('name'), element('input', { name: 'name', required: true, maxlength: 64, autocomplete: 'off' })),
        field(t('copyOf'), select('from', [['', t('fresh')], ...items.map(({ name }) => [name, name])], '')),
        field(t('seed'), element('input', { name: 'seed', autocomplete: 'off' })),
        element('button', { type: 'submit' }, t('make')),
      ],
      (values) => void make(values),
    ),
    element('h3', {}, t('resetWorld', { name: world() })),
    form(
      [
        field(
          t('scope'),
          select(
            'scope',
            scopes.map((scope) => [scope, t(`scope.${scope}`)]),
            'all',
          ),
        ),
        element('button', { type: 'submit' }, t('reset')),
        strictness ? element('span', {}, `${t('strictness')}: ${strictness}`) : undefined,
      ],
      (values) => void reset(values),
    ),
  ];
}
