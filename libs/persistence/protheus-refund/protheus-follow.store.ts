import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { EventOutbox } from '../events';
import { rowsOf } from '../rows-of';
import { followPrescriptions, storePrescriptions, type SeenPrescription } from './follow-prescriptions';
import { claimWatch, putWatchBack, seeRefunds } from './sql';

export interface SeenRefund {
  protocol: string;
  medicationCode: string;
  status: string;
  final: boolean;
  requestDate?: string;
  repaymentDate?: string;
  quantityRequested?: number;
}

export interface ClaimedWatch {
  kind: 'prescriptions' | 'refunds';
  /** Subscriber, or prescription code. */
  key: string;
  epoch: number;
}

/** Followed prescriptions, their refunds, and what is to be looked at next. */
@Injectable()
export class ProtheusFollowStore {
  private readonly outbox = new EventOutbox();

  constructor(private readonly dataSource: DataSource) {}

  /** Follows prescriptions of a subscriber from now on, and stores how they are. What is followed already stays so. */
  async follow(tenantId: number, subscriberId: string, seen: readonly SeenPrescription[], firstLookMs: number): Promise<void> {
    if (seen.length === 0) return;
    await this.dataSource.transaction((manager) => followPrescriptions(manager, tenantId, subscriberId, seen, firstLookMs));
  }

  /** Whose a prescription is; undefined for one that is not followed. */
  async subscriberOf(tenantId: number, prescriptionCode: string): Promise<string | undefined> {
    const rows = rowsOf<{ subscriberId: string }>(
      await this.dataSource.query(
        'SELECT subscriber_id AS "subscriberId" FROM protheus_prescription WHERE tenant_id = $1 AND prescription_code = $2',
        [tenantId, prescriptionCode],
      ),
    );
    return rows[0]?.subscriberId;
  }

  /** Codes of a subscriber that are followed. */
  async followed(tenantId: number, subscriberId: string): Promise<Set<string>> {
    const rows = rowsOf<{ code: string }>(
      await this.dataSource.query(
        'SELECT prescription_code AS code FROM protheus_prescription WHERE tenant_id = $1 AND subscriber_id = $2',
        [tenantId, subscriberId],
      ),
    );
    return new Set(rows.map(({ code }) => code));
  }

  async claim(tenantId: number, leaseMs: number): Promise<ClaimedWatch | undefined> {
    return rowsOf<ClaimedWatch>(await this.dataSource.query(claimWatch, [tenantId, leaseMs]))[0];
  }

  async nextDueMs(tenantId: number): Promise<number | undefined> {
    const rows = rowsOf<{ waitMs: number }>(
      await this.dataSource.query(
        /* sql */ `
        SELECT ceil(extract(epoch FROM next_poll_at - clock_timestamp()) * 1000)::double precision AS "waitMs"
        FROM protheus_watch WHERE tenant_id = $1 AND next_poll_at IS NOT NULL ORDER BY next_poll_at LIMIT 1`,
        [tenantId],
      ),
    );
    return rows[0]?.waitMs;
  }

  /** Each new status is told in the feed. @returns whether there was one; false too when the watch is in other hands by now */
  async seePrescriptions(tenantId: number, watch: ClaimedWatch, seen: readonly SeenPrescription[]): Promise<boolean> {
    if (seen.length === 0) return false;
    const open = seen.filter(({ final }) => !final).map(({ code }) => code);
    return this.held(tenantId, watch, async (manager) => {
      const changed = await storePrescriptions(manager, tenantId, seen);
      await wakeRefunds(manager, tenantId, open);
      return changed;
    });
  }

  /** As seePrescriptions, for the refunds of the prescription that is watched. */
  async seeRefunds(tenantId: number, watch: ClaimedWatch, seen: readonly SeenRefund[]): Promise<boolean> {
    if (seen.length === 0) return false;
    const prescriptionCode = watch.key;
    return this.held(tenantId, watch, async (manager) => {
      const changed = rowsOf<{ protocol: string; medicationCode: string; status: string; previous: string | null }>(
        await manager.query(seeRefunds, [
          tenantId,
          prescriptionCode,
          seen.map((refund) => refund.protocol),
          seen.map((refund) => refund.medicationCode),
          seen.map((refund) => refund.status),
          seen.map((refund) => refund.final),
          seen.map((refund) => refund.requestDate ?? null),
          seen.map((refund) => refund.repaymentDate ?? null),
          seen.map((refund) => refund.quantityRequested ?? null),
        ]),
      );
      const type = 'br.ponte.protheus.refund.status';
      await this.outbox.append(
        manager,
        changed.map((data) => ({ tenantId, type, subject: prescriptionCode, data })),
      );
      return changed.length > 0;
    });
  }

  /** The next look comes when it is due, or never where nothing can change any more. Nothing happens when the watch is in other hands. */
  async putBack(
    tenantId: number,
    watch: ClaimedWatch,
    { everyMs, changed, failed }: { everyMs: number; changed: boolean; failed: boolean },
  ): Promise<void> {
    const { kind, key, epoch } = watch;
    // Who begins to follow locks the watch as well: a prescription is either seen here, or finds the watch at rest and wakes it.
    await this.held(tenantId, watch, async (manager) => {
      const open = failed || (await isOpen(manager, tenantId, watch));
      await manager.query(putWatchBack, [tenantId, kind, key, epoch, everyMs, open, changed, failed]);
      return true;
    });
  }

  /** Does the work while nobody else can claim the watch; false without it when somebody has. */
  private held(tenantId: number, { kind, key, epoch }: ClaimedWatch, work: (manager: EntityManager) => Promise<boolean>): Promise<boolean> {
    return this.dataSource.transaction(async (manager) => {
      const own = await manager.query<unknown[]>(
        'SELECT FROM protheus_watch WHERE tenant_id = $1 AND kind = $2 AND key = $3 AND epoch = $4 FOR UPDATE',
        [tenantId, kind, key, epoch],
      );
      return own.length === 1 && work(manager);
    });
  }
}

/** A prescription that is not final may get refunds: where it was final before, as when its validity is prolonged, nobody looks for them any more. */
async function wakeRefunds(manager: EntityManager, tenantId: number, codes: readonly string[]): Promise<void> {
  const theirs = `tenant_id = $1 AND kind = 'refunds' AND key = ANY ($2)`;
  // Who puts one back holds it until its rest is decided; the rest is looked at in a statement after that.
  await manager.query(`SELECT FROM protheus_watch WHERE ${theirs} ORDER BY key FOR UPDATE`, [tenantId, codes]);
  await manager.query(`UPDATE protheus_watch SET next_poll_at = clock_timestamp() WHERE ${theirs} AND next_poll_at IS NULL`, [
    tenantId,
    codes,
  ]);
}

/** Whether anything that a watch looks at can still change. A valid prescription may get new refunds at any time. */
async function isOpen(manager: EntityManager, tenantId: number, { kind, key }: ClaimedWatch): Promise<boolean> {
  const sql =
    kind === 'prescriptions'
      ? 'SELECT FROM protheus_prescription WHERE tenant_id = $1 AND subscriber_id = $2 AND NOT final LIMIT 1'
      : /* sql */ `
        SELECT FROM protheus_prescription WHERE tenant_id = $1 AND prescription_code = $2 AND NOT final
        UNION ALL SELECT FROM protheus_refund WHERE tenant_id = $1 AND prescription_code = $2 AND NOT final LIMIT 1`;
  return rowsOf(await manager.query(sql, [tenantId, key])).length > 0;
}
