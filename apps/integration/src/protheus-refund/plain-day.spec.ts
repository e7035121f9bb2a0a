import { plainDay } from './plain-day';

describe('a day of Protheus', () => {
  it.each(['20261122', '2026-11-22', ' 2026-11-22 ', '2026-11-22T00:00:00'])('is read from %j', (text) => {
    expect(plainDay(text)).toBe('2026-11-22');
  });

  it.each([undefined, '', '  /  /  ', '00000000', '0000-01-01', '2026-02-31', '22/11/2026'])(
    'is not what no database could keep: %j',
    (text) => {
      expect(plainDay(text)).toBeUndefined();
    },
  );
});
