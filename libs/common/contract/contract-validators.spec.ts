import { contractValidators, type ContractSchemas } from '@ponte/common';

const contract: ContractSchemas = {
  $id: 'vendor',
  components: {
    schemas: {
      Day: { type: 'string', format: 'date', 'x-column': 'B4F_DATINI' },
      Fault: {
        type: 'object',
        required: ['code'],
        properties: { code: { type: ['string', 'integer'] }, details: { type: 'array', items: { $ref: '#/components/schemas/Fault' } } },
      },
      Moment: { type: 'string', format: 'date-time' },
      Address: { type: 'string', format: 'uri' },
      Misspelt: { type: 'string', maxLenght: 3 },
    },
  },
};
const validators = contractValidators(contract, ['Day', 'Fault', 'Moment', 'Address', 'Misspelt', 'Absent']);

describe('validators of a contract', () => {
  it.each([
    ['2024-02-29', true],
    ['2023-02-29', false],
    ['2023-13-01', false],
    ['20230401', false],
    ['2023-04-01T00:00:00Z', false],
  ])('know whether %s is a day', (text, valid) => expect(validators.Day(text)).toBe(valid));

  it.each([
    ['2024-02-29T23:59:59Z', true],
    ['2024-02-29T10:00:00.123-03:00', true],
    ['2024-02-30T10:00:00Z', false],
    ['2024-02-29 10:00:00', false],
    ['2024-02-29T24:00:00Z', false],
  ])('know whether %s is a moment', (text, valid) => expect(validators.Moment(text)).toBe(valid));

  it('know an address', () => expect(['https://a.example/x?y', 'a/b'].map((text) => validators.Address(text))).toEqual([true, false]));

  it('follow a schema that refers to itself', () => {
    expect(validators.Fault({ code: 'E1', details: [{ code: 2, details: [] }] })).toBe(true);
    expect(validators.Fault({ code: 'E1', details: [{ details: [] }] })).toBe(false);
  });

  it('say which schema is missing, and take no misspelt keyword', () => {
    expect(() => validators.Absent).toThrow('the contract of vendor has no schema Absent');
    expect(() => validators.Misspelt).toThrow('maxLenght');
  });
});
