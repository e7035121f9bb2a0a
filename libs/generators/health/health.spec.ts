import { specialties, specialtiesOf } from './specialties';
import { procedures, proceduresOfKind } from './procedures';
import { states } from '../places/states';
import { cities } from '../places/cities';

/** The last digit of TUSS codes, as all published ones of tables 18 and 22 show it: modulo 11, weights 2 to 8 from the right. */
function lastDigit(code: string): number {
  const rest = [...code.slice(0, 7)].reduce((sum, digit, at) => sum + Number(digit) * (8 - at), 0) % 11;
  return rest < 2 ? 0 : 11 - rest;
}

describe('the tables', () => {
  it('hold every procedure once, with eight digits and a term', () => {
    expect(new Set(procedures.map(({ table, code }) => `${table}:${code}`)).size).toBe(procedures.length);
    expect(procedures.filter(({ code, term }) => !/^[0-9]{8}$/.test(code) || term.trim() === '')).toEqual([]);
  });

  it('hold only TUSS codes that end in their check digit, so that a slip of the pen shows', () => {
    const tuss = procedures.filter(({ table }) => table === '22' || table === '18');
    expect(tuss.filter(({ code }) => Number(code[7]) !== lastDigit(code)).map(({ code }) => code)).toEqual([]);
    expect(tuss.length).toBeGreaterThan(140);
  });

  it('have procedures of every kind', () => {
    const kinds = [
      'consultation',
      'laboratory',
      'imaging',
      'diagnostic',
      'surgery',
      'hospitalization',
      'dental',
      'fee',
      'material',
      'medication',
    ] as const;
    for (const kind of kinds) expect(proceduresOfKind(kind).length).toBeGreaterThan(5);
    expect(kinds.reduce((sum, kind) => sum + proceduresOfKind(kind).length, 0)).toBe(procedures.length);
  });

  it('give each specialty an occupation of six digits and a council', () => {
    expect(specialties.filter(({ occupation, council }) => !/^[0-9]{6}$/.test(occupation) || council === undefined)).toEqual([]);
    for (const list of Object.values(specialtiesOf)) expect(list.length).toBeGreaterThan(2);
  });

  it('put every city into one of the 27 states, into its range of postal codes, once', () => {
    expect(states).toHaveLength(27);
    expect(new Set(cities.map(({ state }) => state)).size).toBe(27);
    expect(new Set(cities.map(({ code }) => code)).size).toBe(cities.length);
    const outside = cities.filter(({ state, postal: [first, last] }) => {
      const ranges = states.find(({ abbreviation }) => abbreviation === state)?.postal ?? [];
      const inside = (prefix: number) => ranges.some(([from, to]) => from <= prefix * 100 && prefix * 100 + 99 <= to);
      return first > last || !inside(first) || !inside(last);
    });
    expect(outside).toEqual([]);
    expect(cities.filter(({ areaCode }) => !/^[1-9][1-9]$/.test(areaCode))).toEqual([]);
    expect(cities.filter(({ weight }) => !(weight > 0))).toEqual([]);
  });
});
