import { matriculasThatFit, type MedseniorQuery } from '@ponte/medsenior/client';

/** As many matrículas together as one address holds beside the other filters; one at least, however long the address gets. */
export function matriculaBatches(
  baseUrl: string,
  query: Omit<MedseniorQuery, 'matriculas'>,
  matriculas: readonly string[],
  maxAddressLength: number,
): string[][] {
  const batches: string[][] = [];
  for (let at = 0; at < matriculas.length;) {
    const count = Math.max(1, matriculasThatFit(baseUrl, query, matriculas.slice(at), maxAddressLength));
    batches.push(matriculas.slice(at, at + count));
    at += count;
  }
  return batches;
}
