import type { MedicationItem } from '@ponte/protheus-refund/client';
import type { PrescriptionRequest } from '@ponte/protheus-refund/contract';

export type Finding =
  /** Exactly one new code that no other request owns, of the same content. */
  | { kind: 'ours'; items: MedicationItem[] }
  /** Nothing new that is not another request's. */
  | { kind: 'none' }
  /** Something new that was not asked for here: of other content. */
  | { kind: 'foreign' }
  /** More than one that may be ours. */
  | { kind: 'unclear' };

/** Items of one prescription each, by its code, in the order of the list. */
export function byPrescription(items: readonly MedicationItem[]): Map<string, MedicationItem[]> {
  const groups = new Map<string, MedicationItem[]>();
  for (const item of items) {
    const group = groups.get(item.prescription_code);
    if (group) group.push(item);
    else groups.set(item.prescription_code, [item]);
  }
  return groups;
}

/**
 * What became of a POST whose outcome was not learned (engine rule B3).
 * @param items everything the subscriber has now, in any status
 * @param known codes that existed before the last POST
 * @param owned codes that belong to other requests
 */
export function foundPrescription(
  items: readonly MedicationItem[],
  known: readonly string[],
  owned: ReadonlySet<string>,
  sent: Pick<PrescriptionRequest, 'medications' | 'professionalCouncilNumber'>,
): Finding {
  const before = new Set(known);
  const fresh = [...byPrescription(items)].filter(([code]) => !before.has(code) && !owned.has(code));
  const alike = fresh.filter(([, group]) => isAlike(group, sent));
  const [only] = alike;
  if (alike.length === 1 && only) return { kind: 'ours', items: only[1] };
  if (alike.length > 1) return { kind: 'unclear' };
  return fresh.length === 0 ? { kind: 'none' } : { kind: 'foreign' };
}

function isAlike(
  items: readonly MedicationItem[],
  { medications, professionalCouncilNumber }: Pick<PrescriptionRequest, 'medications' | 'professionalCouncilNumber'>,
): boolean {
  const codes = (list: readonly string[]) => [...list].sort().join(' ');
  return (
    codes(items.map((item) => item.medication_code)) === codes(medications.map(({ medicationCode }) => medicationCode)) &&
    items.every((item) => item.professional_council_number === professionalCouncilNumber)
  );
}
