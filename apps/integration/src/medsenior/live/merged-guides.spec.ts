import type { MedseniorItem } from '@ponte/medsenior/client';
import { mergedGuides } from './merged-guides';

const item = (guia: string, dataSolicitacao?: string, status = 'Autorizado'): MedseniorItem => ({
  text: '{}',
  guide: { guia, status, ...(dataSolicitacao ? { dataSolicitacao } : {}) },
  leftOut: [],
});
const names = (items: readonly MedseniorItem[]) => items.map(({ guide }) => guide?.guia);

describe('a list merged from several calls', () => {
  it('keeps the order of the vendor, whichever of the two it is', () => {
    const items = [item('B', '2026-02-01T00:00:00Z'), item('A', '2026-01-01T00:00:00Z'), item('C', '2026-03-01T00:00:00Z')];
    const given = items.map((one, answer) => ({ item: one, answer }));
    expect(names(mergedGuides(given, 'ascending'))).toEqual(['A', 'B', 'C']);
    expect(names(mergedGuides(given, 'descending'))).toEqual(['C', 'B', 'A']);
  });

  it('counts a guide seen twice once, and the later answer wins wherever it stands', () => {
    const [old, fresh] = [item('A', '2026-01-01T00:00:00Z', 'Em análise'), item('A', '2026-01-01T00:00:00Z', 'Negado')];
    for (const given of [
      [
        { item: old, answer: 1 },
        { item: fresh, answer: 2 },
      ],
      [
        { item: fresh, answer: 2 },
        { item: old, answer: 1 },
      ],
    ])
      expect(mergedGuides(given, 'ascending')).toEqual([fresh]);
  });

  it('puts what has no date behind what has one, and what has no number at the very end, losing neither', () => {
    const nameless: MedseniorItem = { text: '{}', leftOut: [] };
    const given = [nameless, item('X'), item('Y', 'never'), item('A', '2026-01-01T00:00:00Z')].map((one) => ({ item: one, answer: 0 }));
    expect(names(mergedGuides(given, 'ascending'))).toEqual(['A', 'X', 'Y', undefined]);
    expect(names(mergedGuides(given, 'descending'))).toEqual(['A', 'Y', 'X', undefined]);
  });

  it('orders guides of one moment by their number, so that pages do not overlap', () => {
    const given = ['2', '1', '3'].map((guia, answer) => ({ item: item(guia, '2026-01-01T00:00:00Z'), answer }));
    expect(names(mergedGuides(given, 'ascending'))).toEqual(['1', '2', '3']);
  });
});
