import { documentedReader } from './documented-reader';

const shape = {
  type: 'object',
  properties: {
    guide: { type: 'string' },
    id: { type: ['integer', 'string'], 'x-identifier': true },
    quantity: { type: ['number', 'string'] },
    count: { type: 'integer' },
    urgent: { type: 'boolean' },
    anything: {},
    person: { $ref: '#/components/schemas/Person' },
    procedures: { type: 'array', items: { type: 'object', properties: { code: { type: 'string' } } } },
  },
};
const schemas = { Person: { type: 'object', properties: { name: { type: 'string' } } } };
const read = documentedReader(shape, schemas);

describe('a reader of what is documented', () => {
  it('takes what the contract says as it is', () => {
    const value = { guide: '1', id: 'a', quantity: 1.5, count: 2, urgent: false, anything: [{}], person: { name: 'A' }, procedures: [] };
    expect(read(value)).toEqual({ value, leftOut: [] });
  });

  it.each([
    ['null is absent', { guide: null, person: null, procedures: [null] }, { procedures: [] }],
    [
      'a number is text where text is documented',
      { guide: 240300123, procedures: [{ code: 7 }] },
      { guide: '240300123', procedures: [{ code: '7' }] },
    ],
    ['an identifier is text in either form', { id: 90211 }, { id: '90211' }],
    ['numeric text is a number where only a number is documented', { count: ' 3 ', quantity: '3' }, { count: 3, quantity: '3' }],
    ['a lone object is a list of one', { procedures: { code: 'x' } }, { procedures: [{ code: 'x' }] }],
    ['text that no database keeps is mended', { guide: 'a\u0000b\ud800' }, { guide: 'ab\ufffd' }],
    ['a flag may be text', { urgent: 'TRUE' }, { urgent: true }],
    ['unknown fields are left aside', { novo: 1, person: { idade: 3 } }, { person: {} }],
  ])('%s', (_, value, expected) => expect(read(value)).toEqual({ value: expected, leftOut: [] }));

  it('names the place of what is of another type, and keeps the rest', () => {
    const value = { guide: { a: 1 }, count: 'doze', urgent: 'talvez', person: 'ANA', procedures: [{ code: 'x' }, 5, { code: true }] };
    expect(read(value)).toEqual({
      value: { procedures: [{ code: 'x' }, {}] },
      leftOut: ['guide', 'count', 'urgent', 'person', 'procedures[1]', 'procedures[2].code'],
    });
    expect(read('text')).toEqual({ value: undefined, leftOut: [''] });
    expect(read([])).toEqual({ value: undefined, leftOut: [''] });
  });

  it('refuses a contract that names no such schema', () => {
    expect(() => documentedReader({ $ref: '#/components/schemas/Absent' })).toThrow('Absent');
  });
});
