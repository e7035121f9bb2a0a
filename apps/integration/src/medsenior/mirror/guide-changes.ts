import { isDeepStrictEqual } from 'node:util';
import type { HistoryEntry, KnownGuide, MirroredGuide, MirroredProcedure } from '@ponte/persistence/medsenior';

/** What became of a guide since it was last seen; empty when neither status nor procedures moved. */
export function guideChanges(known: KnownGuide | undefined, now: MirroredGuide): HistoryEntry[] {
  const { guide } = now;
  const status = { status: now.status, text: now.statusText };
  if (!known) return [{ guide, kind: 'imported', after: status }];
  const changes: HistoryEntry[] = [];
  if (known.absentSince !== null) changes.push({ guide, kind: 'returned' });
  if (known.statusText !== now.statusText)
    changes.push({ guide, kind: 'status', before: { status: known.status, text: known.statusText }, after: status });
  return [...changes, ...procedureChanges(guide, known.procedures, now.procedures)];
}

/** Procedures are told apart by their code, and by their place among those of the same code: the vendor gives them no other name. */
function procedureChanges(guide: string, before: readonly MirroredProcedure[], after: readonly MirroredProcedure[]): HistoryEntry[] {
  const was = byPlace(before);
  const is = byPlace(after);
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((place): HistoryEntry[] => {
    const [old, fresh] = [was.get(place), is.get(place)];
    if (isDeepStrictEqual(old, fresh)) return [];
    const code = (fresh ?? old)?.code;
    return [
      {
        guide,
        kind: 'procedure',
        ...(code ? { procedureCode: code } : {}),
        ...(old ? { before: old } : {}),
        ...(fresh ? { after: fresh } : {}),
      },
    ];
  });
}

function byPlace(procedures: readonly MirroredProcedure[]): Map<string, MirroredProcedure> {
  const counts = new Map<string | null, number>();
  return new Map(
    procedures.map((procedure) => {
      const place = counts.get(procedure.code) ?? 0;
      counts.set(procedure.code, place + 1);
      return [JSON.stringify([procedure.code, place]), procedure];
    }),
  );
}
