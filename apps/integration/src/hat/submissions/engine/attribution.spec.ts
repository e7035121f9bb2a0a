import fc from 'fast-check';
import { attributeLines, type NamedItem } from './attribution';

const item = (resource: string, key: string, payload: object = {}): NamedItem => ({
  changeId: `${resource} ${key}`,
  resource,
  key,
  payload: JSON.stringify(payload),
});
const persons = (...keys: string[]) => keys.map((key) => item('persons', key));
const named = (lines: string[], items: NamedItem[]) => Object.fromEntries(attributeLines(lines, items).named);

describe('which item a line of detailedMessage is about', () => {
  it('is the one whose key stands in it whole', () => {
    const items = persons('123', '1234', '99123');
    expect(named(['Pessoa 1234: nome invalido'], items)).toEqual({ 'persons 1234': 'Pessoa 1234: nome invalido' });
    expect(named(['(123)'], items)).toEqual({ 'persons 123': '(123)' });
    expect(attributeLines(['Pessoa 12345', 'Pessoa A123', 'Pessoa 123ção'], items)).toEqual({
      named: new Map(),
      unmatched: ['Pessoa 12345', 'Pessoa A123', 'Pessoa 123ção'],
    });
  });

  it('is none where several fit, and several lines may be about one', () => {
    const items = persons('1', '2');
    const { named: found, unmatched } = attributeLines(['1: a', '1 e 2', '1: b'], items);
    expect([...found]).toEqual([['persons 1', '1: a · 1: b']]);
    expect(unmatched).toEqual(['1 e 2']);
  });

  it('is found by all parts of a composite key, the operator’s code aside', () => {
    const items = ['0001:10:1:CON', '0001:10:2:CON', '0001:11:1:CON'].map((key) => item('attendanceLocations', key));
    expect(named(['prestador 10, local 2 (CON): CEP invalido'], items)).toHaveProperty(['attendanceLocations 0001:10:2:CON']);
    expect(attributeLines(['prestador 10: CEP invalido', '0001 CON'], items).named.size).toBe(0);
  });

  it('is found without the parts a specialty leaves empty, and never guessed between it and a finer one', () => {
    const items = ['0001:10::5:', '0001:10::5:7'].map((key) => item('healthProviderSpecialties', key));
    expect([...attributeLines(['10 5'], items).named.keys()]).toEqual(['healthProviderSpecialties 0001:10::5:']);
    expect(attributeLines(['10 5 7'], items)).toMatchObject({ unmatched: ['10 5 7'] });
  });

  it('is found by the member for an event', () => {
    const key = '00010001000001018:2026-11-01:Bloqueio::';
    expect(named(['Beneficiario 00010001000001018: nao encontrado'], [item('beneficiaryStatus', key)])).toHaveProperty([
      `beneficiaryStatus ${key}`,
    ]);
  });

  it('is found by the CPF of a person where no key fits, and only where one person has it', () => {
    const cpf = '52998224725';
    const holder = item('persons', '1', { holderCPF: cpf, name: '"holderCPF":"11144477735"' });
    const other = item('persons', '2', { holderCPF: '11144477735' });
    const line = [`CPF ${cpf} invalido`];
    expect(named(line, [holder, other])).toEqual({ 'persons 1': line[0] });
    expect(attributeLines(line, [holder, item('persons', '3', { holderCPF: cpf })])).toMatchObject({ unmatched: line });
    expect(attributeLines(line, [item('beneficiaries', '1', { holderCPF: cpf })])).toMatchObject({ unmatched: line });
    expect(named([`Pessoa 2: CPF ${cpf} em uso`], [holder, other])).toHaveProperty(['persons 2']);
  });

  it('is never an item whose key is not in the line as whole runs', () => {
    const run = fc.stringMatching(/^[0-9A-Z]{1,3}$/);
    const location = fc.tuple(run, run, run).map((parts) => item('attendanceLocations', `0001:${parts.join(':')}`));
    const someItems = fc.uniqueArray(
      fc.oneof(
        run.map((key) => item('persons', key)),
        location,
      ),
      { selector: (one) => one.changeId, maxLength: 8 },
    );
    const line = fc.array(fc.oneof(run, fc.constantFrom(' ', ': ', '-', 'é', '', '.')), { maxLength: 12 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(someItems, fc.array(line, { maxLength: 4 }), (items, lines) => {
        const result = attributeLines(lines, items);
        for (const [changeId, text] of result.named) {
          const { key = '', resource } = items.find((one) => one.changeId === changeId) ?? {};
          const parts = resource === 'persons' ? [key] : key.split(':').slice(1);
          const anyLine = lines.filter((one) => text.includes(one));
          const stands = (part: string) => anyLine.some((one) => new RegExp(`(?<![\\p{L}\\p{N}])${part}(?![\\p{L}\\p{N}])`, 'u').test(one));
          expect(parts.every(stands)).toBe(true);
        }
        const told = [...result.named.values()].flatMap((text) => lines.filter((one) => text.includes(one)));
        for (const one of lines) expect(result.unmatched.includes(one) || told.includes(one)).toBe(true);
      }),
    );
  });
});
