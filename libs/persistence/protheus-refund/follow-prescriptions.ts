import type { EntityManager } from 'typeorm';
import { EventOutbox } from '../events';
import { rowsOf } from '../rows-of';
import { seePrescriptions } from './sql';

const outbox = new EventOutbox();

export interface SeenPrescription {
  code: string;
  status: string;
  /** ISO day; absent where Protheus tells none. */
  validUntil?: string;
  /** Nothing about it can change any more. */
  final: boolean;
}

/** Follows prescriptions of a subscriber within the caller's transaction; those followed already stay as they are. A final one may still have refunds that are not. */
export async function followPrescriptions(
  manager: EntityManager,
  tenantId: number,
  subscriberId: string,
  seen: readonly SeenPrescription[],
  firstLookMs: number,
): Promise<void> {
  const added = rowsOf<{ code: string }>(
    await manager.query(
      /* sql */ `
      INSERT INTO protheus_prescription (tenant_id, prescription_code, subscriber_id)
      SELECT $1, code, $2 FROM unnest($3::text[]) AS code ORDER BY code ON CONFLICT DO NOTHING RETURNING prescription_code AS code`,
      [tenantId, subscriberId, seen.map(({ code }) => code)],
    ),
  );
  const codes = added.map(({ code }) => code);
  const fresh = seen.filter(({ code }) => codes.includes(code));
  if (fresh.length === 0) return;
  await storePrescriptions(manager, tenantId, fresh);
  await manager.query(
    /* sql */ `
    INSERT INTO protheus_watch (tenant_id, kind, key, next_poll_at)
    SELECT $1, kind, key, clock_timestamp() + $4 * interval '1 millisecond' FROM (
      SELECT 'prescriptions' AS kind, $2::text AS key WHERE $5::boolean UNION ALL SELECT 'refunds', code FROM unnest($3::text[]) AS code
    ) AS wanted ORDER BY kind, key
    ON CONFLICT (tenant_id, kind, key) DO UPDATE SET next_poll_at = excluded.next_poll_at
    WHERE protheus_watch.next_poll_at IS NULL AND protheus_watch.kind = 'prescriptions'`,
    [tenantId, subscriberId, codes, firstLookMs, fresh.some(({ final }) => !final)],
  );
}

/** Stores how followed prescriptions are; each new status is told in the feed, in the same transaction. @returns whether there was one */
export async function storePrescriptions(manager: EntityManager, tenantId: number, seen: readonly SeenPrescription[]): Promise<boolean> {
  const changed = rowsOf<{ code: string; status: string; previous: string | null }>(
    await manager.query(seePrescriptions, [
      tenantId,
      seen.map(({ code }) => code),
      seen.map(({ status }) => status),
      seen.map(({ validUntil }) => validUntil ?? null),
      seen.map(({ final }) => final),
    ]),
  );
  const type = 'br.ponte.protheus.prescription.status';
  await outbox.append(
    manager,
    changed.map(({ code, status, previous }) => ({ tenantId, type, subject: code, data: { status, previous } })),
  );
  return changed.length > 0;
}
