import { button, element, shown, table } from './view.js';
import { vendorKinds } from './vendor-kinds.js';

const most = 1000;

/** What was accepted and has no outcome yet, with the moment it falls due by the clock of the world. */
export async function showTokens({ t, ask, act, documented }) {
  const vendors = Object.entries(vendorKinds(await documented())).filter(([, { kinds }]) => kinds.includes('tokens'));
  const nodes = [];
  for (const [vendor] of vendors) {
    const { items, total } = await ask('GET', `${vendor}/tokens?pageSize=${most}`);
    const waiting = items.filter(({ phase }) => phase === 'waiting');
    const rows = waiting.map(({ key, resource, keys, acceptedAt, dueAt, hidden, late }) => [
      key,
      resource,
      shown(keys?.length),
      acceptedAt,
      dueAt,
      [hidden ? t('hidden') : '', late ? t('late') : ''].filter(Boolean).join(', '),
      button(t('goThere'), () => void act(() => ask('PUT', 'clock', { time: dueAt }), t('clockAt', { time: dueAt })), {
        'aria-label': `${t('goThere')} ${key}`,
      }),
    ]);
    nodes.push(
      element('p', {}, t('tokenCount', { vendor, waiting: waiting.length, total: Math.min(total, most), of: total })),
      table(
        `${vendor}: ${t('tokens')}`,
        [t('token'), t('resource'), t('items'), t('acceptedAt'), t('dueAt'), t('notes'), t('actions')],
        rows,
      ),
    );
  }
  return nodes;
}
