import fc from 'fast-check';
import { isValidCnpj, isValidCns, isValidCpf, isValidMunicipalityCode, isValidSubscriberId } from '@ponte/common';
import { cities } from '../places/cities';
import { alphanumericCnpj, alphanumericCnpjCount, numericCnpj, numericCnpjCount } from './cnpj-number';
import { cnsCount, definitiveCns, provisionalCns } from './cns-number';
import { cpfCount, cpfNumber } from './cpf-number';
import { subscriberId } from './subscriber-id';

const places = (count: number) => fc.integer({ min: 0, max: count - 1 });
const card = fc
  .record({ operator: fc.constant('0001'), company: places(10_000), family: places(1_000_000), member: places(100) })
  .map(({ company, ...parts }) => subscriberId({ ...parts, company: String(company).padStart(4, '0') }));

/** Every text that differs from this one in a single digit. */
const neighbours = (text: string): string[] =>
  [...text].flatMap((own, at) =>
    /[0-9]/.test(own)
      ? [...'0123456789'].filter((digit) => digit !== own).map((digit) => text.slice(0, at) + digit + text.slice(at + 1))
      : [],
  );

describe('generated identifiers', () => {
  it('CPF: valid for every place, and distinct places give distinct numbers', () => {
    fc.assert(fc.property(places(cpfCount), (place) => expect(isValidCpf(cpfNumber(place))).toBe(true)));
    fc.assert(fc.property(places(cpfCount - 1), (place) => expect(cpfNumber(place)).not.toBe(cpfNumber(place + 1))));
    for (const place of [0, 111_111_110, 111_111_111, 888_888_880, cpfCount - 1]) expect(isValidCpf(cpfNumber(place))).toBe(true);
  });

  it('CPF: one altered digit is refused, unless the first check digit is 0, which stands for two rests', () => {
    fc.assert(
      fc.property(places(cpfCount), (place) => {
        const accepted = neighbours(cpfNumber(place)).filter(isValidCpf);
        expect(accepted.filter((cpf) => cpf[9] !== '0')).toEqual([]);
      }),
    );
  });

  it('CNPJ, numeric: valid, and one altered digit is refused unless both check digits are 0', () => {
    fc.assert(
      fc.property(places(numericCnpjCount), (place) => {
        const cnpj = numericCnpj(place);
        expect(cnpj).toMatch(/^[0-9]{8}0001[0-9]{2}$/);
        expect(isValidCnpj(cnpj)).toBe(true);
        expect(neighbours(cnpj).filter((other) => isValidCnpj(other) && !other.endsWith('00'))).toEqual([]);
      }),
    );
  });

  it('CNPJ, alphanumeric: valid, with a letter, and one digit altered to another digit is refused unless both check digits are 0', () => {
    fc.assert(
      fc.property(
        fc.maxSafeNat().map((place) => place % alphanumericCnpjCount),
        (place) => {
          const cnpj = alphanumericCnpj(place);
          expect(cnpj).toMatch(/^[0-9A-Z]{7}[A-Z]0001[0-9]{2}$/);
          expect(isValidCnpj(cnpj)).toBe(true);
          expect(neighbours(cnpj).filter((other) => isValidCnpj(other) && !other.endsWith('00'))).toEqual([]);
        },
      ),
    );
  });

  it('CNPJ, alphanumeric: two characters whose values are 11 apart cannot be told from each other', () => {
    expect([isValidCnpj('12ABC34501DE35'), isValidCnpj('12LBC34501DE35')]).toEqual([true, true]);
  });

  it('CNS: valid in both kinds; one altered digit is refused except the fifth, whose weight is 11', () => {
    fc.assert(
      fc.property(places(cnsCount), fc.constantFrom(definitiveCns, provisionalCns), (place, make) => {
        const cns = make(place);
        expect(cns).toMatch(make === definitiveCns ? /^[12][0-9]{10}00[01][0-9]$/ : /^[789][0-9]{14}$/);
        expect(isValidCns(cns)).toBe(true);
        const accepted = neighbours(cns).filter(isValidCns);
        expect(accepted.filter((other) => other.slice(0, 4) + other.slice(5) !== cns.slice(0, 4) + cns.slice(5))).toEqual([]);
      }),
    );
  });

  it('card: valid, and one altered digit is refused unless the check digit is 0', () => {
    fc.assert(
      fc.property(card, (number) => {
        expect(isValidSubscriberId(number)).toBe(true);
        expect(neighbours(number).filter((other) => isValidSubscriberId(other) && !other.endsWith('0'))).toEqual([]);
      }),
    );
  });

  it('IBGE code: every city of the table is valid, and one altered digit is refused unless it makes one of the nine exceptions', () => {
    const exceptions = new Set('2201919 2201988 2202251 2611533 3117836 3152131 4305871 5203939 5203962'.split(' '));
    for (const { code } of cities) {
      expect({ code, valid: isValidMunicipalityCode(code) }).toEqual({ code, valid: true });
      expect(neighbours(code).filter((other) => isValidMunicipalityCode(other) && !exceptions.has(other))).toEqual([]);
    }
  });
});
