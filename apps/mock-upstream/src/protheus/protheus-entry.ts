import { FieldError } from '../engine/field-error';
import { checkRecord, checkSchema, recordSchemas } from './record-schemas';
import type { RecordByKind, RecordKind } from './records';
import type { KeptToken } from './tokens';

/** A prescription before it has its code. */
export type PrescriptionDraft = Omit<RecordByKind['prescriptions'], 'prescriptionCode' | 'registrationDate'>;

/** A prescription that will be there later: its sender never learned anything of it. */
export interface LateCreation {
  id: string;
  /** Milliseconds of the world's clock. */
  dueAt: number;
  healthInsurerCode: string;
  draft: PrescriptionDraft;
}

/** What Protheus' state is written down as: on disk, in a snapshot, in a copy. */
export type ProtheusEntry =
  | RecordEntry
  | { type: 'removed'; kind: RecordKind; key: string }
  | { type: 'token'; token: KeptToken }
  | { type: 'tokenGone'; digest: string }
  | { type: 'late'; creation: LateCreation }
  | { type: 'sequence'; name: string; last: number };

/** `settles` names the late creation that this record makes true. */
export type RecordEntry = {
  [Kind in RecordKind]: { type: 'record'; kind: Kind; record: RecordByKind[Kind]; settles?: string };
}[RecordKind];

const text = { type: 'string' };
const number = { type: 'number' };
const kind = { enum: Object.keys(recordSchemas) };
const digest = { type: 'string', pattern: '^[0-9a-f]{64}$' };
const entry = (properties: Record<string, object>, required: readonly string[] = Object.keys(properties)) => ({
  type: 'object',
  required,
  properties,
});

const schemas: Readonly<Record<ProtheusEntry['type'], object>> = {
  record: entry({ kind, record: { type: 'object' }, settles: text }, ['kind', 'record']),
  removed: entry({ kind, key: text }),
  token: entry({ token: entry({ digest, kind: { enum: ['access', 'refresh'] }, username: text, expiresAt: number }) }),
  tokenGone: entry({ digest }),
  late: entry({ creation: entry({ id: text, dueAt: number, healthInsurerCode: text, draft: { type: 'object' } }) }),
  sequence: entry({ name: text, last: { type: 'integer', minimum: 0 } }),
};

/** @throws FieldError naming the part that is wrong */
export function readProtheusEntry(value: unknown): ProtheusEntry {
  const type = (value as { type?: unknown } | null)?.type;
  if (typeof type !== 'string' || !Object.hasOwn(schemas, type)) {
    throw new FieldError('type', `must be one of ${Object.keys(schemas).join(', ')}`);
  }
  checkSchema(schemas[type as ProtheusEntry['type']], value, type);
  const read = value as ProtheusEntry;
  if (read.type === 'record') checkRecord(read.kind, read.record);
  if (read.type === 'late') {
    // Whole but for what it gets when its time has come.
    checkRecord('prescriptions', { ...read.creation.draft, prescriptionCode: '0', registrationDate: '2000-01-01' });
  }
  return read;
}
