import fc from 'fast-check';
import { isValidCnpj, isValidCns, isValidCpf } from '@ponte/common';

const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`));

/** The rule as the authorities write it, on arrays of numbers: slow, and independent of the code under test. */
function modulo11(values: number[], weights: number[]): number {
  const rest = values.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0) % 11;
  return rest < 2 ? 0 : 11 - rest;
}
const values = (text: string) => [...text].map((character) => character.charCodeAt(0) - 48);

function withCpfDigits(base: string): string {
  const first = modulo11(values(base), [10, 9, 8, 7, 6, 5, 4, 3, 2]);
  return `${base}${first}${modulo11(values(base + first), [11, 10, 9, 8, 7, 6, 5, 4, 3, 2])}`;
}
function withCnpjDigits(base: string): string {
  const first = modulo11(values(base), [5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]);
  return `${base}${first}${modulo11(values(base + first), [6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2])}`;
}
const allEqual = (text: string) => /^(.)\1*$/.test(text);

describe('CPF', () => {
  it.each(['52998224725', '11144477735', '12345678909'])('accepts the published %s', (cpf) => expect(isValidCpf(cpf)).toBe(true));
  it.each([
    '52998224724',
    '529.982.247-25',
    '5299822472',
    '529982247255',
    '00000000000',
    '99999999999',
    '',
    '5299822472A',
    '５２９９８２２４７２５',
  ])('refuses %p', (cpf) => expect(isValidCpf(cpf)).toBe(false));
  it('accepts any base with the check digits of the rule, and no other digits', () => {
    fc.assert(
      fc.property(digits(9), digits(2), (base, other) => {
        const cpf = withCpfDigits(base);
        fc.pre(!allEqual(cpf));
        expect(isValidCpf(cpf)).toBe(true);
        expect(isValidCpf(base + other)).toBe(base + other === cpf);
      }),
    );
  });
});

describe('CNPJ', () => {
  it.each(['11222333000181', '12ABC34501DE35', '00000000000191'])('accepts the published %s', (cnpj) =>
    expect(isValidCnpj(cnpj)).toBe(true),
  );
  it.each(['11222333000180', '12ABC34501DE36', '12abc34501de35', '12.ABC.345/01DE-35', '12ABC34501DE3A', '00000000000000', ''])(
    'refuses %p',
    (cnpj) => expect(isValidCnpj(cnpj)).toBe(false),
  );
  it('accepts any base, numeric or alphanumeric, with the check digits of the rule, and no other digits', () => {
    fc.assert(
      fc.property(fc.oneof(digits(12), fc.stringMatching(/^[0-9A-Z]{12}$/)), digits(2), (base, other) => {
        const cnpj = withCnpjDigits(base);
        fc.pre(!allEqual(cnpj));
        expect(isValidCnpj(cnpj)).toBe(true);
        expect(isValidCnpj(base + other)).toBe(base + other === cnpj);
      }),
    );
  });
});

describe('CNS', () => {
  it.each(['898000000043208', '100000000060018'])('accepts the published %s', (cns) => expect(isValidCns(cns)).toBe(true));
  it.each([
    '898000000043209',
    '100000000060019',
    '398000000043208',
    '89800000004320',
    '8980000000432080',
    '000000000000000',
    '89800000004320X',
    '',
  ])('refuses %p', (cns) => expect(isValidCns(cns)).toBe(false));

  it('accepts any PIS with the ending of the DATASUS routine, and no other ending', () => {
    fc.assert(
      fc.property(fc.constantFrom('1', '2'), digits(10), digits(4), (lead, rest, other) => {
        const pis = lead + rest;
        const sum = values(pis).reduce((total, value, at) => total + value * (15 - at), 0);
        let digit = 11 - (sum % 11);
        if (digit === 11) digit = 0;
        const ending = digit === 10 ? `001${11 - ((sum + 2) % 11) === 11 ? 0 : 11 - ((sum + 2) % 11)}` : `000${digit}`;
        expect(isValidCns(pis + ending)).toBe(true);
        expect(isValidCns(pis + other)).toBe(other === ending);
      }),
    );
  });

  it('accepts a provisional number exactly when its weighted sum is divided by 11', () => {
    fc.assert(
      fc.property(fc.constantFrom('7', '8', '9'), digits(14), (lead, rest) => {
        const cns = lead + rest;
        const sum = values(cns).reduce((total, value, at) => total + value * (15 - at), 0);
        expect(isValidCns(cns)).toBe(sum % 11 === 0);
      }),
    );
  });
});
