import fc from 'fast-check';
import { isCnesNumber, isCouncilRegistration, isValidMunicipalityCode, isValidSubscriberId } from '@ponte/common';

const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`));
const values = (text: string) => [...text].map(Number);

describe('IBGE code of a municipality', () => {
  it.each(['3550308', '3304557', '5300108', '1302603', '2927408', '4314902'])('accepts %s as IBGE publishes it', (code) =>
    expect(isValidMunicipalityCode(code)).toBe(true),
  );
  it.each(['2201919', '2201988', '2202251', '2611533', '3117836', '3152131', '4305871', '5203939', '5203962'])(
    'accepts %s, which IBGE gave out without a matching check digit',
    (code) => expect(isValidMunicipalityCode(code)).toBe(true),
  );
  it.each(['3550309', '355030', '35503080', '3O50308', '0000000', '9950308', '', '３５５０３０８'])('refuses %p', (code) =>
    expect(isValidMunicipalityCode(code)).toBe(false),
  );
  it('accepts one last digit for every six digits of a state', () => {
    fc.assert(
      fc.property(fc.constantFrom('11', '29', '35', '43', '53'), digits(4), (state, rest) => {
        const products = values(state + rest).map((value, at) => value * [1, 2, 1, 2, 1, 2][at]!);
        const sum = products.flatMap((product) => values(String(product))).reduce((total, value) => total + value, 0);
        const expected = `${state}${rest}${(10 - (sum % 10)) % 10}`;
        const accepted = [...'0123456789'].map((last) => state + rest + last).filter(isValidMunicipalityCode);
        expect(accepted).toContain(expected);
        expect(accepted.length).toBeLessThanOrEqual(2);
      }),
    );
  });
});

describe('card number', () => {
  it('accepts the example of the refund document that carries the check digit', () => {
    expect(isValidSubscriberId('00011008000027010')).toBe(true);
  });
  it.each(['00011008000027012', '0001100800002701', '000110080000270100', '0001100800002701X', ''])('refuses %p', (card) =>
    expect(isValidSubscriberId(card)).toBe(false),
  );
  it('accepts one last digit for every sixteen', () => {
    fc.assert(
      fc.property(digits(16), (base) => {
        const weights = [9, 8, 7, 6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2];
        const rest = values(base).reduce((sum, value, at) => sum + value * weights[at]!, 0) % 11;
        expect([...'0123456789'].filter((last) => isValidSubscriberId(base + last))).toEqual([String(rest < 2 ? 0 : 11 - rest)]);
      }),
    );
  });
});

describe('CNES number', () => {
  it('is seven digits, whichever', () => {
    fc.assert(fc.property(digits(7), (number) => expect(isCnesNumber(number)).toBe(number !== '0000000')));
    for (const number of ['', '123456', '12345678', '12345X7', '0000000']) expect(isCnesNumber(number)).toBe(false);
  });
});

describe('registration with a professional council', () => {
  it.each([
    ['CRM', '123456', 'SP'],
    ['CRM', '52123456', 'RJ'],
    ['CRO', '7', 'MG'],
    ['COREN', '1234567', 'AC'],
  ])('accepts %s %s %s', (council, number, state) => expect(isCouncilRegistration({ council, number, state })).toBe(true));
  it.each([
    ['CRX', '123456', 'SP'],
    ['crm', '123456', 'SP'],
    ['CRM', '0123456', 'SP'],
    ['CRM', '12.345', 'SP'],
    ['CRM', '', 'SP'],
    ['CRM', '12345678901', 'SP'],
    ['CRM', '123456', 'XX'],
  ])('refuses %s %s %s', (council, number, state) => expect(isCouncilRegistration({ council, number, state })).toBe(false));
});
