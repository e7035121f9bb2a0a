import fc from 'fast-check';
import { canonicalValue } from './canonical-value';

const read = (kind: Parameters<typeof canonicalValue>[0], raw: unknown) => {
  const canonical = canonicalValue(kind, raw);
  return 'value' in canonical ? canonical.value : `! ${canonical.fault}`;
};

describe('one value in canonical form', () => {
  it.each([
    ['19900102', '1990-01-02'],
    [' 1990-01-02 ', '1990-01-02'],
    [19900102, '1990-01-02'],
    ['20240229', '2024-02-29'],
    ['2000-02-29', '2000-02-29'],
    ['', ''],
    ['   ', ''],
    ['20230229', '! DATE_INVALID'],
    ['1900-02-29', '! DATE_INVALID'],
    ['2026-04-31', '! DATE_INVALID'],
    ['20261301', '! DATE_INVALID'],
    ['20260100', '! DATE_INVALID'],
    ['00000101', '! DATE_INVALID'],
    ['2026-1-01', '! DATE_INVALID'],
    ['2026-01-02T00:00:00Z', '! DATE_INVALID'],
    ['01/02/2026', '! DATE_INVALID'],
    ['2026010٢', '! DATE_INVALID'],
    ['+2260101', '! DATE_INVALID'],
    [true, '! FIELD_TYPE'],
    [null, '! FIELD_TYPE'],
  ])('reads the date %j as %s', (raw, expected) => expect(read('date', raw)).toBe(expected));

  it('takes exactly the days of the calendar, in both spellings', () => {
    const date = fc.date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T00:00:00Z'), noInvalidDate: true });
    fc.assert(
      fc.property(date, (day) => {
        const iso = day.toISOString().slice(0, 10);
        expect([read('date', iso), read('date', iso.replaceAll('-', ''))]).toEqual([iso, iso]);
      }),
    );
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9999 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 31 }),
        (year, month, day) => {
          const text = [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
          const instant = new Date(`${text}T00:00:00Z`);
          const exists = !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text);
          expect(read('date', text)).toBe(exists ? text : '! DATE_INVALID');
        },
      ),
    );
  });

  it.each([
    ['gender', ['1', 'M', 'm', 1, ' M '], 'M'],
    ['gender', ['2', 'F', 'f', 2], 'F'],
    ['gender', ['3', 'X', 'MF'], '! FIELD_ENUM'],
    ['eventType', ['Bloqueio', 'BLOQUEIO', ' bloqueio '], 'Bloqueio'],
    ['eventType', ['desbloqueio', 'DesBloqueio'], 'Desbloqueio'],
    ['eventType', ['B', 'bloqueado'], '! FIELD_ENUM'],
    ['eventType', [1], '! FIELD_TYPE'],
    ['cpf', ['52998224725', 52998224725, ' 52998224725 '], '52998224725'],
    ['cpf', ['52998224724', '11111111111', '529.982.247-25'], '! CPF_INVALID'],
    ['cns', ['100000000060018'], '100000000060018'],
    ['cns', ['100000000060019'], '! CNS_INVALID'],
    ['document', ['11222333000181'], '11222333000181'],
    ['document', ['11222333000180', 'abc'], '! DOCUMENT_INVALID'],
    ['code', [7, '7', ' 7 '], '7'],
    ['digits', [0], '0'],
    ['flag', [1, '1'], '1'],
    ['flag', [true], '! FIELD_TYPE'],
    ['integer', [5, '5', ' 5 '], 5],
    ['integer', [5.5, '5,5', '', null, '99999999999999999999'], '! FIELD_TYPE'],
    ['text', [7, true, null, {}, []], '! FIELD_TYPE'],
    ['email', ['  a@b.c '], 'a@b.c'],
    ['hour', ['10:30'], '10:30'],
    ['hour', [1030], '! FIELD_TYPE'],
  ] as const)('reads %s %j as %p', (kind, spellings, expected) => {
    for (const raw of spellings) expect(read(kind, raw)).toBe(expected);
  });

  it.each([-1, 1.5, 1e16, NaN, Infinity])('takes no identifier from the number %p', (raw) =>
    expect(read('digits', raw)).toBe('! FIELD_TYPE'),
  );

  it.each(['text', 'code', 'digits', 'date', 'gender', 'eventType', 'cpf', 'cns', 'document', 'email', 'flag', 'hour'] as const)(
    'keeps an empty %s: it clears the field',
    (kind) => expect(read(kind, ' ')).toBe(''),
  );
});
