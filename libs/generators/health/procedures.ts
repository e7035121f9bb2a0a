import { medicalProcedures } from './medical-procedures';
import { otherProcedures } from './other-procedures';
import type { Procedure, ProcedureKind } from './procedure';

/** What a health plan pays for: a selection, of every kind. */
export const procedures: readonly Procedure[] = [...medicalProcedures, ...otherProcedures];

const byKind = new Map<ProcedureKind, Procedure[]>();
for (const procedure of procedures) byKind.set(procedure.kind, [...(byKind.get(procedure.kind) ?? []), procedure]);

export function proceduresOfKind(kind: ProcedureKind): readonly Procedure[] {
  return byKind.get(kind) ?? [];
}
