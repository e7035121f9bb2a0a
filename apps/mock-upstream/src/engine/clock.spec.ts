import { ManualClock } from '@ponte/common';
import { changeClock, WorldClock } from './clock';
import { parseDuration } from './duration';
import { FieldError } from './field-error';

const noon = Date.UTC(2026, 2, 1, 12);
const clockAt = (time = noon) => {
  const source = new ManualClock(time);
  return { source, clock: new WorldClock(source) };
};

describe('the clock of a world', () => {
  it('runs with the real time, and can be moved ahead of it', () => {
    const { source, clock } = clockAt();
    clock.advance('10m');
    source.advance(1_000);
    expect(clock.view()).toEqual({ mode: 'real', now: '2026-03-01T12:10:01.000Z', offsetMs: 600_000 });
  });

  it('stands still when frozen, moves when told, and goes back to the real time', () => {
    const { source, clock } = clockAt();
    clock.freeze();
    source.advance(5_000);
    expect(clock.now()).toBe(noon);
    clock.advance(1_500);
    clock.advance('PT1H');
    expect(clock.now()).toBe(noon + 3_601_500);
    clock.set('2026-05-01');
    expect(clock.view()).toMatchObject({ mode: 'frozen', now: '2026-05-01T00:00:00.000Z' });
    clock.real();
    expect(clock.view()).toEqual({ mode: 'real', now: '2026-03-01T12:00:05.000Z', offsetMs: 0 });
  });

  it('runs on from a time it was set to', () => {
    const { source, clock } = clockAt();
    clock.set('2026-05-01T09:00:00-03:00');
    source.advance(1_000);
    expect(clock.view()).toMatchObject({ mode: 'real', now: '2026-05-01T12:00:01.000Z' });
    changeClock(clock, { mode: 'frozen', time: noon });
    changeClock(clock, { mode: 'real', time: noon });
    source.advance(1_000);
    expect(clock.now()).toBe(noon + 1_000);
  });

  it('comes back from its setting', () => {
    const { source, clock } = clockAt();
    clock.advance('1d');
    const other = new WorldClock(source);
    other.restore(clock.setting());
    expect(other.now()).toBe(clock.now());
    clock.freeze();
    other.restore(clock.setting());
    expect(other.view()).toEqual(clock.view());
  });

  it.each([
    [500, 500],
    ['500', 500],
    ['500ms', 500],
    ['10m', 600_000],
    ['1h30m', 5_400_000],
    ['1.5h', 5_400_000],
    ['2d', 172_800_000],
    ['PT10M', 600_000],
    ['P1DT2H', 93_600_000],
    ['P2W', 1_209_600_000],
    ['PT0.5S', 500],
  ])('takes %p as %p milliseconds', (given, milliseconds) => expect(parseDuration(given, 'by')).toBe(milliseconds));

  it.each([['P1M'], ['P1Y'], ['P'], ['PT'], ['10 minutes'], ['-5m'], [-5], [''], [null], [{}], [Infinity], ['1.2.3h'], ['999999d']])(
    'refuses %p as a duration, naming the field and not the value',
    (given) => {
      expect(() => parseDuration(given, 'by')).toThrow(FieldError);
      expect(() => parseDuration(given, 'by')).toThrow(/^by: /);
    },
  );

  it.each([['2026-02-31'], ['2026-03-01T12:00:00'], ['tomorrow'], ['1600-01-01'], [1.5], [NaN], [{}]])('refuses %p as a time', (given) => {
    const { clock } = clockAt();
    expect(() => changeClock(clock, { time: given })).toThrow(/^time: /);
    expect(clock.now()).toBe(noon);
  });

  it('refuses a change that says nothing, and another mode', () => {
    const { clock } = clockAt();
    expect(() => changeClock(clock, {})).toThrow(/^mode: /);
    expect(() => changeClock(clock, { mode: 'slow' })).toThrow(/^mode: /);
  });
});
