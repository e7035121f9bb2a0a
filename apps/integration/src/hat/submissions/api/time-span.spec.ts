import { timeSpan } from './time-span';

const iso = (text: string) => {
  const span = timeSpan(text);
  return span && [span.from.toISOString(), span.until.toISOString()];
};

describe('a date parameter', () => {
  it('without a time is a whole day, in both forms', () => {
    const day = ['2024-02-29T00:00:00.000Z', '2024-03-01T00:00:00.000Z'];
    expect(iso('2024-02-29')).toEqual(day);
    expect(iso('20240229')).toEqual(day);
  });

  it('with a time is that millisecond, in its zone', () => {
    expect(iso('2026-11-22T10:30:00-03:00')).toEqual(['2026-11-22T13:30:00.000Z', '2026-11-22T13:30:00.001Z']);
    expect(iso('2026-11-22T10:30Z')?.[0]).toBe('2026-11-22T10:30:00.000Z');
  });

  it.each([
    '',
    '2026',
    '2026-11',
    '2026-W05',
    '2026-045',
    '2026-02-29',
    '20261301',
    '2026-11-22T10:30',
    '2026-11-22T25:00Z',
    '0000-01-01',
    'hoje',
  ])('is refused as %p', (text) => expect(timeSpan(text)).toBeUndefined());
});
