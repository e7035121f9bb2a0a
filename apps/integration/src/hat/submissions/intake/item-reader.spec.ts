import fc from 'fast-check';
import { parseJsonLossless, type ErrorDetail } from '@ponte/common';
import { hatResources, resourceContracts, type HatResource } from '@ponte/hat/contract';
import { ItemReader } from './item-reader';

const read = (resource: HatResource, raw: unknown) => {
  const faults: ErrorDetail[] = [];
  const item = new ItemReader(resource).read(raw, 'items[3]', faults);
  return { text: item?.payload, mask: item?.fieldMask, faults: faults.map(({ code, path }) => `${code} ${path}`) };
};

const person = {
  personId: '1',
  name: 'ANA',
  birthdate: '1990-01-02',
  gender: 'F',
  holderCPF: '52998224725',
  nationalhealthcard: '100000000060018',
};

describe('reading one item', () => {
  it('has one text for one state, whatever the order and case of the fields and the spelling of values', () => {
    const expected = read('persons', person).text;
    expect(expected).toBeDefined();
    const spelt: Record<string, fc.Arbitrary<unknown>> = {
      personId: fc.constantFrom('1', ' 1', 1),
      name: fc.constantFrom('ANA', ' ANA '),
      birthdate: fc.constantFrom('1990-01-02', '19900102', 19900102),
      gender: fc.constantFrom('F', 'f', '2', 2),
      holderCPF: fc.constantFrom('52998224725', 52998224725),
      nationalhealthcard: fc.constantFrom('100000000060018', 100000000060018),
    };
    const cased = (name: string) =>
      fc
        .array(fc.boolean(), { minLength: name.length, maxLength: name.length })
        .map((upper) => [...name].map((letter, at) => (upper[at] ? letter.toUpperCase() : letter.toLowerCase())).join(''));
    const field = ([name, value]: [string, fc.Arbitrary<unknown>]) => fc.tuple(cased(name), value);
    const spelling = fc
      .tuple(...Object.entries(spelt).map(field))
      .chain((fields) => fc.shuffledSubarray(fields, { minLength: fields.length }));
    fc.assert(
      fc.property(spelling, (fields) =>
        expect(read('persons', Object.fromEntries(fields))).toEqual({ ...read('persons', person), text: expected }),
      ),
    );
  });

  it('tells apart what is cleared and what is not said', () => {
    const [absent, empty] = [read('persons', { personId: '1' }), read('persons', { personId: '1', socialName: '' })];
    expect(empty.text).not.toBe(absent.text);
    expect(empty.mask).toBeGreaterThan(absent.mask ?? 0);
  });

  it('gives every field of every resource a bit of its own that a number holds exactly', () => {
    for (const resource of hatResources) {
      const { fields } = resourceContracts[resource];
      expect(fields.length).toBeLessThan(53);
    }
    const masks = ['name', 'birthdate', 'gender', 'holderCPF'] as const;
    const own = read('persons', { personId: '1' }).mask ?? 0;
    const bits = masks.map((name) => (read('persons', { personId: '1', [name]: person[name] }).mask ?? 0) - own);
    expect(new Set(bits).size).toBe(4);
    expect(bits.every((bit) => Number.isInteger(Math.log2(bit)))).toBe(true);
  });

  it('keeps every digit of an identifier that came as a number', () => {
    const raw = parseJsonLossless('{"subscriberId":12345678901234567,"personId":1}');
    expect(read('beneficiaries', raw).text).toBe('{"personId":"1","subscriberId":"12345678901234567"}');
  });

  it.each([
    ['an unknown field', { personId: '1', nmae: 'ANA' }, ['FIELD_UNKNOWN items[3].nmae']],
    ['data in the place of a name', { personId: '1', '52998224725': 'x' }, ['FIELD_UNKNOWN items[3].?']],
    ['a field in two spellings', { personId: '1', name: 'A', NAME: 'B' }, ['FIELD_REPEATED items[3].name']],
    [
      'two spellings of which one is null',
      { personId: '1', name: null, Name: 'B' },
      ['FIELD_REPEATED items[3].name', 'FIELD_TYPE items[3].name'],
    ],
    ['null', { personId: '1', name: null }, ['FIELD_TYPE items[3].name']],
    ['a missing key', { name: 'A' }, ['FIELD_REQUIRED items[3].personId']],
    ['an empty key', { personId: '' }, ['FIELD_TOO_SHORT items[3].personId']],
    ['a key that is too long', { personId: '123456789' }, ['FIELD_TOO_LONG items[3].personId']],
    ['no object', 'x', ['ITEM_NOT_OBJECT items[3]']],
    ['a list', [], ['ITEM_NOT_OBJECT items[3]']],
    ['null itself', null, ['ITEM_NOT_OBJECT items[3]']],
    ['the name of every object’s parent', JSON.parse('{"personId":"1","__proto__":{"name":"x"}}'), ['FIELD_UNKNOWN items[3].__proto__']],
    ['a method’s name', { personId: '1', constructor: 'x' }, ['FIELD_UNKNOWN items[3].constructor']],
  ])('refuses %s', (_, raw, faults) => expect(read('persons', raw)).toEqual({ text: undefined, mask: undefined, faults }));

  it('refuses keys that would break the columns they travel in', () => {
    for (const personId of ['1 2', '1:2', '1\n2', '1\u00002', 'á']) expect(read('persons', { personId }).faults).toHaveLength(1);
  });

  it('reports every fault of an item, each field once, and nothing of its values', () => {
    const faults: ErrorDetail[] = [];
    new ItemReader('persons').read(
      { holderCPF: '12345678900', birthdate: '20260230', gender: 'Z', name: 'N'.repeat(99), x: 1 },
      'items[0]',
      faults,
    );
    const paths = faults.map((fault) => fault.path);
    expect([...paths].sort()).toEqual(['birthdate', 'gender', 'holderCPF', 'name', 'personId', 'x'].map((name) => `items[0].${name}`));
    expect(JSON.stringify(faults)).not.toMatch(/12345678900|20260230|NNN|"Z"/);
  });

  it('reads lists entry by entry, in their order, and names the entry at fault', () => {
    const list = (coverageGroup: unknown) => read('beneficiaries', { subscriberId: '00010001000001018', coverageGroup });
    expect(list([{ Code: '2', waitingperioddate: '20261122' }, { code: 1 }]).text).toBe(
      '{"coverageGroup":[{"code":"2","waitingPeriodDate":"2026-11-22"},{"code":"1"}],"subscriberId":"00010001000001018"}',
    );
    expect(list([{ code: '1' }, { code: '1', waitingPeriodDate: '20261131' }]).faults).toEqual([
      'DATE_INVALID items[3].coverageGroup[1].waitingPeriodDate',
    ]);
    expect(list([{}]).faults).toEqual(['FIELD_REQUIRED items[3].coverageGroup[0].code']);
    expect(list(['x']).faults).toContain('ITEM_NOT_OBJECT items[3].coverageGroup[0]');
    expect(list('x').faults).toEqual(['FIELD_TYPE items[3].coverageGroup']);
    expect(list(null).faults).toEqual(['FIELD_TYPE items[3].coverageGroup']);
  });
});
