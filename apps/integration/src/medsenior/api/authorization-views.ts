import type { MedseniorItem } from '@ponte/medsenior/client';
import { medseniorStatuses, medseniorStatusOf } from '@ponte/medsenior/contract';
import type { MirrorRow } from '@ponte/persistence/medsenior';
import { textOrNull } from '../../authorizations/plain-values';
import { plainMatricula } from '../vendor/matricula';
import { vendorRecord } from '../vendor/read-guide';
import type { MedseniorAuthorizationView } from './authorization.dto';

type Unmatched = Omit<MedseniorAuthorizationView, 'matchedBy'>;

/** @param subscribers subscriberId by matrícula, of the watch list */
export function liveView({ text, guide }: MedseniorItem, subscribers: ReadonlyMap<string, string | null>): Unmatched {
  const vendorStatus = textOrNull(guide?.status);
  const status = vendorStatus === null ? undefined : medseniorStatusOf(vendorStatus);
  const matricula = matriculaOf({ guide });
  return {
    guide: textOrNull(guide?.guia),
    status: status?.value ?? null,
    statusName: status?.name ?? null,
    vendorStatus,
    matricula,
    subscriberId: matricula === null ? null : (subscribers.get(matricula) ?? null),
    changedAt: null,
    absentSince: null,
    record: recordOf(text),
  };
}

export function matriculaOf({ guide }: Pick<MedseniorItem, 'guide'>): string | null {
  const matricula = textOrNull(guide?.beneficiario?.matricula);
  return matricula === null ? null : plainMatricula(matricula);
}

export function mirrorView(row: MirrorRow): Unmatched {
  const { guide, status, statusText, matricula, subscriberId, changedAt, absentSince, payload } = row;
  const statusName = medseniorStatuses.find(({ value }) => value === status)?.name ?? null;
  return {
    guide,
    status,
    statusName,
    vendorStatus: statusText,
    matricula,
    subscriberId,
    changedAt,
    absentSince,
    record: recordOf(payload),
  };
}

/** What stands in a list need not be an object; it is shown all the same. */
function recordOf(text: string): Record<string, unknown> {
  const record: unknown = vendorRecord(text);
  return typeof record === 'object' && record !== null ? (record as Record<string, unknown>) : { value: record };
}
