import { button, element, field, form } from './view.js';

const steps = ['1m', '10m', '1h', '1d'];

export async function showClock({ t, ask, act }) {
  const { mode, now, offsetMs } = await ask('GET', 'clock');
  const advance = (by) => act(() => ask('POST', 'clock/advance', { by }), t('advanced', { by }));
  const change = (wish) => act(() => ask('PUT', 'clock', wish));

  return [
    element('p', { id: 'clock-now' }, element('code', {}, now), ` · ${t(mode)} · ${t('ahead', { ms: offsetMs })}`),
    element(
      'div',
      { class: 'row' },
      button(t('freeze'), () => void change({ mode: 'frozen' }), { disabled: mode === 'frozen' }),
      button(t('letRun'), () => void change({ mode: 'real', time: now }), { disabled: mode === 'real' }),
      button(t('realTime'), () => void change({ mode: 'real' }), { disabled: mode === 'real' && offsetMs === 0 }),
    ),
    element('h3', {}, t('advance')),
    element(
      'div',
      { class: 'row' },
      steps.map((by) => button(`+ ${by}`, () => void advance(by))),
    ),
    form(
      [
        field(t('by'), element('input', { name: 'by', required: true, placeholder: '1h30m', autocomplete: 'off' })),
        element('button', { type: 'submit' }, t('advance')),
      ],
      ({ by }) => void advance(by),
    ),
    element('h3', {}, t('setTime')),
    form(
      [
        field(t('time'), element('input', { name: 'time', required: true, value: now, size: 26, autocomplete: 'off' })),
        element('button', { type: 'submit' }, t('set')),
      ],
      ({ time }) => void change({ time }),
    ),
  ];
}
