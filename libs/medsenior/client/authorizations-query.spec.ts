import fc from 'fast-check';
import { authorizationsAddress, defaultMaxAddressLength, matriculasThatFit } from '.';

const baseUrl = 'https://integracao.medsenior.com.br';

describe('how many matrículas fit into one call', () => {
  it('is all of a few, and about a hundred of seven digits by default', () => {
    expect(matriculasThatFit(baseUrl, { status: 1 }, ['1', '2', '3'])).toBe(3);
    expect(matriculasThatFit(baseUrl, {}, [])).toBe(0);
    const count = matriculasThatFit(baseUrl, { status: 1 }, new Array<string>(1_000).fill('1234567'));
    expect(count).toBeGreaterThan(90);
    expect(count).toBeLessThan(120);
  });

  it('is none where the other filters fill the address', () => {
    expect(matriculasThatFit(baseUrl, { cpfs: new Array<string>(200).fill('12345678901') }, ['1'])).toBe(0);
  });

  it('never makes an address longer than the limit, and wastes less than one matrícula', () => {
    const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(
        fc.array(digits, { maxLength: 300 }),
        fc.integer({ min: 200, max: 4_000 }),
        fc.integer({ min: 1, max: 9_999 }),
        (all, max, page) => {
          const query = { status: 5, page, pageSize: 100 };
          const count = matriculasThatFit(baseUrl, query, all, max);
          const length = (count: number) =>
            baseUrl.length + authorizationsAddress({ ...query, page: 9_999, matriculas: all.slice(0, count) }).length;
          expect(count === 0 || length(count) <= max).toBe(true);
          if (count < all.length) expect(length(count + 1)).toBeGreaterThan(max);
        },
      ),
    );
    expect(defaultMaxAddressLength).toBe(2_000);
  });
});
