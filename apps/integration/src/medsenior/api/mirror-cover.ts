import type { WatchCover } from '@ponte/persistence/medsenior';

/** What the mirror can say of the beneficiaries asked for: since when it is right, and of whom it knows nothing. */
export function mirrorCover(
  { matricula = [], cpf = [] }: { matricula?: readonly string[]; cpf?: readonly string[] },
  entries: readonly WatchCover[],
): { asOf: Date | null; notMirrored: string[] } {
  const read = entries.filter((entry): entry is WatchCover & { mirroredAt: Date } => entry.mirroredAt !== null);
  const known = new Set(read.map((entry) => (matricula.length > 0 ? entry.matricula : entry.cpf)));
  const asOf = read.reduce<Date | null>((oldest, { mirroredAt }) => (oldest === null || mirroredAt < oldest ? mirroredAt : oldest), null);
  return { asOf, notMirrored: (matricula.length > 0 ? matricula : cpf).filter((one) => !known.has(one)) };
}
