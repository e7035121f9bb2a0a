import fc from 'fast-check';
import type { HatResource } from '@ponte/hat/contract';
import { batchBody } from './batch-body';

const pair = { healthInsurerId: '0001', ansRegistry: '417505' };
const plain = { dateFormat: 'iso', genderCoding: 'letters', arrayNames: {} } as const;
const coded = { dateFormat: 'aaaammdd', genderCoding: 'digits', arrayNames: {} } as const;
const itemsOf = (text: string, name = 'items') => (JSON.parse(text) as Record<string, Record<string, unknown>[]>)[name];
const body = (resource: HatResource, items: object[], settings: Parameters<typeof batchBody>[3]) =>
  batchBody(
    resource,
    items.map((item) => JSON.stringify(item)),
    pair,
    settings,
  );

describe('the body of a POST', () => {
  const person = { birthdate: '1990-01-02', gender: 'M', name: 'ANA', personId: '1' };

  it('carries the items under the documented name, and the insurer once', () => {
    expect(JSON.parse(body('persons', [person, { personId: '2' }], plain))).toEqual({ items: [person, { personId: '2' }], ...pair });
  });

  it('takes another array name for a resource that wants one, and only for that', () => {
    const settings = { ...plain, arrayNames: { healthProviders: 'providers' } };
    expect(itemsOf(body('healthProviders', [{ healthProviderCode: '1' }], settings), 'providers')).toHaveLength(1);
    expect(itemsOf(body('persons', [person], settings))).toHaveLength(1);
  });

  it('writes dates and gender as the tenant’s HAT wants them', () => {
    expect(itemsOf(body('persons', [person], coded))).toEqual([{ ...person, birthdate: '19900102', gender: '1' }]);
    expect(itemsOf(body('persons', [{ ...person, gender: 'F' }], { ...coded, dateFormat: 'iso' }))).toEqual([{ ...person, gender: '2' }]);
  });

  it('leaves an empty date empty: it clears the field', () => {
    expect(itemsOf(body('beneficiaries', [{ blockedDate: '', subscriberId: '1' }], coded))).toEqual([
      { blockedDate: '', subscriberId: '1' },
    ]);
  });

  it('writes the dates inside lists too', () => {
    const item = { coverageGroup: [{ code: '1', waitingPeriodDate: '2026-11-22' }], subscriberId: '1' };
    expect(itemsOf(body('beneficiaries', [item], coded))).toEqual([
      { ...item, coverageGroup: [{ code: '1', waitingPeriodDate: '20261122' }] },
    ]);
  });

  it('never touches a text that looks like a field', () => {
    const names = ['"birthdate":"1990-01-02"', '","gender":"M","x":"', '\\"gender\\":\\"F\\"', 'birthdate', '1990-01-02', '\u2028\n$1$&'];
    const items = names.map((name, index) => ({ name, personId: String(index) }));
    expect(itemsOf(body('persons', items, coded))).toEqual(items);
  });

  it('changes nothing but dates and gender, whatever the texts hold', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('"gender":"M"', '\\', '"', '"birthdate":"2000-01-01",'));
    const arbitrary = fc.record({
      birthdate: fc.constantFrom('1990-01-02', ''),
      gender: fc.constantFrom('M', 'F'),
      name: text,
      socialName: text,
    });
    fc.assert(
      fc.property(fc.array(arbitrary, { minLength: 1, maxLength: 5 }), (items) => {
        const expected = items.map((item) => ({
          ...item,
          birthdate: item.birthdate.replaceAll('-', ''),
          gender: item.gender === 'M' ? '1' : '2',
        }));
        expect(itemsOf(body('persons', items, coded))).toEqual(expected);
      }),
    );
  });
});
