import fc from 'fast-check';
import { ageOn, compactDate, dateOf, dayOf, yearsLater } from './calendar-day';

describe('dates', () => {
  it('follow the calendar of the platform, day by day', () => {
    fc.assert(
      fc.property(fc.integer({ min: -80_000, max: 80_000 }), (day) => {
        expect(dateOf(day)).toBe(new Date(day * 86_400_000).toISOString().slice(0, 10));
        expect(dayOf(dateOf(day))).toBe(day);
      }),
    );
  });

  it.each(['2026-02-29', '2026-13-01', '20260101', ''])('refuse %p', (date) => expect(() => dayOf(date)).toThrow(RangeError));

  it('count ages by birthdays, and move years past a leap day', () => {
    expect([ageOn('2026-07-01', '2000-07-01'), ageOn('2026-06-30', '2000-07-01')]).toEqual([26, 25]);
    expect([yearsLater('2024-02-29', 1), yearsLater('2024-03-01', 2)]).toEqual(['2025-02-28', '2026-03-01']);
    expect(compactDate('2026-07-01')).toBe('20260701');
  });
});
