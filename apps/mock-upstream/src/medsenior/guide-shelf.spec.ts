import fc from 'fast-check';
import type { MedseniorGuide } from '@ponte/medsenior/contract';
import { GuideShelf, type GuideSearch } from './guide-shelf';

const matricula = fc.constantFrom(1, 22, 333, '0022');
const cpf = fc.constantFrom('00000000001', '00000000002', '00000000003');
const code = fc.constantFrom('40301931', '40302040', '41001010');
const status = fc.constantFrom('Autorizado', 'Negado', 'Em análise');

const guide: fc.Arbitrary<MedseniorGuide> = fc.record(
  {
    guia: fc.integer({ min: 1, max: 25 }).map(String),
    beneficiario: fc.record({ matricula, cpf }, { requiredKeys: [] }),
    dataSolicitacao: fc.constantFrom('2026-11-01T10:00:00Z', '2026-11-02T10:00:00Z', '2026-11-03T10:00:00Z'),
    status,
    procedimentos: fc.array(fc.record({ codigoTUSS: code }, { requiredKeys: [] }), { maxLength: 3 }),
  },
  { requiredKeys: ['guia'] },
);

const some = <T>(one: fc.Arbitrary<T>) => fc.array(one, { minLength: 1, maxLength: 3 });
const search: fc.Arbitrary<GuideSearch> = fc.record(
  { status, matriculas: some(fc.constantFrom('1', '22', '022', '999')), cpfs: some(cpf), tussCodes: some(code) },
  { requiredKeys: [] },
);

/** The rules of the filters once more, as plainly as they can be said. */
function passes(one: MedseniorGuide, asked: GuideSearch): boolean {
  const own = one.beneficiario?.matricula === undefined ? NaN : Number(one.beneficiario.matricula);
  if (asked.status !== undefined && one.status !== asked.status) return false;
  if (asked.matriculas && !asked.matriculas.some((value) => Number(value) === own)) return false;
  if (asked.cpfs && !asked.cpfs.some((value) => value === one.beneficiario?.cpf)) return false;
  return !asked.tussCodes || asked.tussCodes.some((value) => one.procedimentos?.some(({ codigoTUSS }) => codigoTUSS === value));
}

const orderOf = ({ dataSolicitacao = '', guia }: MedseniorGuide) => `${dataSolicitacao.padEnd(20, '\u0000')}${guia}`;

describe('the shelf of guides', () => {
  it('finds by any filters as if it looked at every guide: values are alternatives, filters narrow', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(guide, fc.boolean()), { maxLength: 60 }), some(search), (changes, searches) => {
        const shelf = new GuideShelf();
        const model = new Map<string, MedseniorGuide>();
        for (const [one, stays] of changes) {
          model.set(one.guia, one);
          shelf.put(one);
          if (stays) continue;
          model.delete(one.guia);
          shelf.remove(one.guia);
        }
        for (const asked of searches) {
          const expected = [...model.values()]
            .filter((one) => passes(one, asked))
            .sort((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1));
          expect(shelf.search(asked)).toEqual(expected);
        }
      }),
      { numRuns: 300 },
    );
  });
});
