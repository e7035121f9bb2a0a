import { button, element, table } from './view.js';

export async function showScenarios({ t, ask, act }) {
  const { items } = await ask('GET', 'scenarios');
  const rows = items.map(({ name, vendor, description, applied }) => {
    const path = `scenarios/${encodeURIComponent(`${vendor}:${name}`)}`;
    const [text, method] = applied ? [t('takeBack'), 'DELETE'] : [t('apply'), 'POST'];
    return [
      vendor,
      name,
      description,
      applied ? t('inForce') : '',
      button(text, () => void act(() => ask(method, path)), { 'aria-label': `${text} ${vendor}:${name}` }),
    ];
  });
  return [
    element(
      'div',
      { class: 'row' },
      button(t('takeAllBack'), () => void act(() => ask('DELETE', 'scenarios'))),
    ),
    table(t('scenarios'), [t('vendor'), t('name'), t('description'), t('state'), t('actions')], rows),
  ];
}
