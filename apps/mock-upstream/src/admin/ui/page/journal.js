/* global confirm, navigator, document */
import { button, buttons, check, element, field, form, pretty, select, table } from './view.js';

const most = 100;
let narrowed = { vendor: '', operation: '', status: '', key: '' };
let unmasked = false;
let looked;

export async function showJournal({ t, ask, act, attempt, show, say, askAll }) {
  const { vendors } = await askAll('GET', 'health');
  const wishes = new globalThis.URLSearchParams({ order: 'desc', limit: most });
  for (const [name, value] of Object.entries(narrowed)) if (value) wishes.set(name, value);
  if (unmasked) wishes.set('unmasked', 'true');
  const { items } = await ask('GET', `requests?${wishes}`);
  const { entries } = await ask('GET', 'requests/summary');

  const look = (sequence) => {
    looked = sequence;
    return show().then(() => document.getElementById('looked')?.focus());
  };
  const copy = (sequence) =>
    attempt(async () => {
      const command = await ask('GET', `requests/${sequence}/curl${unmasked ? '?unmasked=true' : ''}`);
      if (await copied(command)) return say(t('copied'));
      const box = element('textarea', { rows: 8, readonly: true, 'aria-label': 'curl', id: 'curl' }, command);
      document.getElementById('curl')?.remove();
      document.getElementById('content').append(box);
      box.select();
      say(t('copyYourself'));
    });
  const clear = () => confirm(t('sureForget')) && act(() => ask('DELETE', 'requests'));

  const rows = items.map(({ sequence, time, vendor, operation, method, path, query, status, outcome, fault, reason }) => [
    sequence,
    time,
    vendor,
    `${method} ${path}${query ? `?${query}` : ''} (${operation})`,
    status ?? t(`outcome.${outcome}`),
    [outcome === 'answered' ? '' : t(`outcome.${outcome}`), fault ? `${t('fault')}: ${fault.name ?? fault.kind}` : '', reason ?? '']
      .filter(Boolean)
      .join(' · '),
    buttons(
      button(t('look'), () => void look(sequence), { 'aria-label': `${t('look')} ${sequence}` }),
      button(t('curl'), () => void copy(sequence), { 'aria-label': `${t('curl')} ${sequence}` }),
    ),
  ]);
  const nodes = [
    form(
      [
        field(t('vendor'), select('vendor', [['', t('any')], ...vendors.map((name) => [name, name])], narrowed.vendor)),
        ...['operation', 'status', 'key'].map((name) =>
          field(t(name), element('input', { name, value: narrowed[name], size: 14, autocomplete: 'off' })),
        ),
        check(t('unmasked'), element('input', { type: 'checkbox', name: 'unmasked', checked: unmasked })),
        element('button', { type: 'submit' }, t('list')),
        button(t('forgetCalls'), () => void clear()),
      ],
      ({ unmasked: ticked, ...filters }) => {
        unmasked = ticked === 'on';
        narrowed = filters;
        void show();
      },
    ),
    element('p', {}, t(unmasked ? 'isUnmasked' : 'isMasked')),
    table(
      t('callCount', { shown: items.length, total: entries }),
      ['#', t('time'), t('vendor'), t('call'), t('status'), t('notes'), t('actions')],
      rows,
    ),
  ];
  const entry = items.find(({ sequence }) => sequence === looked);
  return entry ? [...nodes, ...details(entry, t)] : nodes;
}

function details({ sequence, request, response, keys, warnings }, t) {
  const side = (name, { headers, body, cutFrom }) => [
    element('h4', {}, t(name)),
    element(
      'pre',
      { tabindex: 0 },
      Object.entries(headers)
        .map(([header, value]) => `${header}: ${value}\n`)
        .join('') + (body ? `\n${pretty(body)}` : ''),
    ),
    cutFrom ? element('p', {}, t('cut', { characters: cutFrom })) : undefined,
  ];
  return [
    element('h3', { id: 'looked', tabindex: -1 }, t('callNumber', { sequence })),
    keys?.length ? element('p', {}, `${t('keys')}: ${keys.join(', ')}`) : undefined,
    warnings?.length ? element('p', {}, `${t('warnings')}: ${warnings.join('; ')}`) : undefined,
    ...side('request', request),
    ...side('response', response),
  ].filter(Boolean);
}

/** The clipboard is there only on this machine or behind TLS, and may be denied. */
async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
