import { parseJsonLossless } from '@ponte/common';
import { canonicalHash } from './canonical-hash';
import { storedGuide } from './stored-guide.mapper';

const hashOf = (text: string) => canonicalHash(parseJsonLossless(text));

describe('the hash of a guide', () => {
  const guide = '{"idOnHealthInsurer":"1","a":{"b":1,"c":[1,2]},"d":"x"}';

  it.each([
    ['another order of fields', '{"d":"x","a":{"c":[1,2],"b":1},"idOnHealthInsurer":"1"}'],
    ['blanks', '{ "idOnHealthInsurer" : "1", "a": {"b": 1, "c": [1, 2]},\n"d":"x" }'],
    ['a null field', '{"idOnHealthInsurer":"1","a":{"b":1,"c":[1,2],"e":null},"d":"x","f":null}'],
    ['our own mark', '{"idOnHealthInsurer":"1","a":{"b":1,"c":[1,2]},"d":"x","trackingStatus":"1"}'],
  ])('is the same with %s', (_, text) => expect(hashOf(text)).toBe(hashOf(guide)));

  it.each([
    ['another value', '{"idOnHealthInsurer":"1","a":{"b":2,"c":[1,2]},"d":"x"}'],
    ['another order of a list', '{"idOnHealthInsurer":"1","a":{"b":1,"c":[2,1]},"d":"x"}'],
    ['a field that no document names', '{"idOnHealthInsurer":"1","a":{"b":1,"c":[1,2]},"d":"x","new":0}'],
    ['a value moved into its neighbour', '{"idOnHealthInsurer":"1","a":{"b":1,"c":[1,2],"d":"x"}}'],
  ])('is another with %s', (_, text) => expect(hashOf(text)).not.toBe(hashOf(guide)));

  it('tells long numbers apart by their last digit', () => {
    expect(hashOf('{"n":123456789012345678}')).not.toBe(hashOf('{"n":123456789012345679}'));
  });
});

describe('a guide for the tables', () => {
  const stored = (fields: object) => {
    const guide = { idOnHealthInsurer: '1', ...fields };
    return storedGuide(JSON.stringify(guide), guide, []);
  };

  it.each([
    [{ authorizationStatus: '6' }, true],
    [{ authorizationStatus: '2', procedures: [{ status: '1' }, { status: 2 }] }, true],
    [{ authorizationStatus: '2', procedures: [{ status: 0 }] }, false],
    [{}, false],
  ])('%j is read again: %j', (fields, inAudit) => expect(stored(fields).inAudit).toBe(inAudit));

  it('has days and numbers where HAT wrote them so that they can be read, and null where not', () => {
    expect(stored({ requestDate: '20261120', passwordExpireDate: '', authorizationDate: '0000-01-01' })).toMatchObject({
      requestDate: '2026-11-20',
      passwordExpireDate: null,
      authorizationDate: null,
    });
    expect(stored({ procedures: [{ requestedQuantity: '1,5', authorizedQuantity: 'um' }] }).procedures).toMatchObject([
      { requestedQuantity: 1.5, authorizedQuantity: null },
    ]);
  });

  it('is found by the digits of a CPF, however HAT wrote it', () => {
    expect(stored({ beneficiary: { holderCPF: '529.982.247-25' } }).holderCpf).toBe('52998224725');
    expect(stored({ beneficiary: { holderCPF: 'sem' } }).holderCpf).toBe('sem');
  });
});
