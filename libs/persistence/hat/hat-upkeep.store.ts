import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { stretchOf, type PurgedStretch } from '../purged-stretch';
import { lockClaim, lockIntake } from './hat-locks';
import { idArray, rowsOf } from './pg-values';
import { recoverBatches, settleItems } from './sql';

/** A confirmed change of an uncertain order key, to be posted again. */
export interface RepostChange {
  id: string;
  resource: string;
  healthInsurerId: string;
  ansRegistry: string;
  key: string;
  orderKey: string;
  parentKeys: string[] | null;
  fieldMask: string;
  payload: string | null;
}

/** Nothing grows old while an operator holds the tenant paused: ages count from the last resume, where it is later. */
const resumedAt = `(SELECT g.resumed_at FROM hat_gate g WHERE g.tenant_id = $1)`;

/** The housekeeping of the queue. Every method may run on any replica at any time. */
@Injectable()
export class HatUpkeepStore {
  constructor(private readonly dataSource: DataSource) {}

  /** Takes over batches whose sender is gone, and tokens older than the age at which the hub gives up. */
  async claimOrphans(tenantId: number, leaseId: string, leaseMs: number, limit: number): Promise<{ id: string; changeIds: string[] }[]> {
    return this.dataSource.transaction(async (manager) => {
      const rows = rowsOf<{ id: string; change_ids: string[] }>(await manager.query(recoverBatches, [tenantId, leaseId, limit]));
      if (rows.length > 0) await holdLease(manager, tenantId, leaseId, leaseMs);
      return rows.map((row) => ({ id: row.id, changeIds: row.change_ids }));
    });
  }

  /** Ends queued items that are too old (engine rule A15); nothing else ends for its age. Ids go by age: only the oldest are looked at. @returns how many */
  async giveUp(tenantId: number, olderThanMs: number, limit: number): Promise<number> {
    return this.dataSource.transaction(async (manager) => {
      await lockClaim(manager, tenantId);
      const rows = rowsOf<{ change_id: string }>(
        await manager.query(
          /* sql */ `
          SELECT oldest.change_id FROM (
            SELECT i.change_id FROM hat_item i WHERE i.tenant_id = $1 AND i.state = 'queued' ORDER BY i.change_id LIMIT $3
          ) AS oldest JOIN hat_change c ON c.id = oldest.change_id
          WHERE greatest(c.accepted_at, ${resumedAt}) < clock_timestamp() - $2 * interval '1 millisecond'`,
          [tenantId, olderThanMs, limit],
        ),
      );
      const ids = rows.map((row) => row.change_id);
      if (ids.length > 0) {
        const each = <Value>(value: Value) => ids.map(() => value);
        await manager.query(settleItems, [
          tenantId,
          idArray(ids),
          idArray(each(0)),
          each('failed'),
          each('GAVE_UP'),
          each(null),
          idArray(each(0)),
          0,
        ]);
      }
      return ids.length;
    });
  }

  /** Tokens that have been awaited longer than the give-up age are polled no more. */
  async claimStaleTokens(
    tenantId: number,
    leaseId: string,
    leaseMs: number,
    olderThanMs: number,
  ): Promise<{ id: string; changeIds: string[] }[]> {
    return this.dataSource.transaction(async (manager) => {
      const rows = rowsOf<{ id: string; change_ids: string[] }>(
        await manager.query(
          /* sql */ `
          UPDATE hat_batch b SET lease_id = $2
          WHERE b.id IN (
            SELECT s.id FROM hat_batch s WHERE s.tenant_id = $1 AND s.state = 'awaiting'
              AND greatest(s.created_at, ${resumedAt}) < clock_timestamp() - $3 * interval '1 millisecond'
              AND (s.lease_id IS NULL OR NOT EXISTS (SELECT FROM hat_lease l WHERE l.id = s.lease_id AND l.expires_at > clock_timestamp()))
            LIMIT 100 FOR UPDATE SKIP LOCKED
          ) RETURNING b.id, b.change_ids`,
          [tenantId, leaseId, olderThanMs],
        ),
      );
      if (rows.length > 0) await holdLease(manager, tenantId, leaseId, leaseMs);
      return rows.map((row) => ({ id: row.id, changeIds: row.change_ids }));
    });
  }

  /**
   * Takes uncertain order keys that are due and have nothing open, in one transaction with whatever `store` does with their
   * changes. @returns how many changes
   */
  async takeReposts(
    tenantId: number,
    limit: number,
    store: (manager: EntityManager, changes: readonly RepostChange[]) => Promise<void>,
  ): Promise<number> {
    return this.dataSource.transaction(async (manager) => {
      await lockIntake(manager, tenantId);
      const due = rowsOf<{ change_ids: string[] }>(
        await manager.query(
          /* sql */ `
          DELETE FROM hat_uncertain WHERE tenant_id = $1 AND order_key IN (
            SELECT u.order_key FROM hat_uncertain u
            WHERE u.tenant_id = $1 AND u.repost_at <= clock_timestamp() AND NOT EXISTS (
              SELECT FROM hat_item o WHERE o.tenant_id = $1 AND o.order_key = u.order_key AND o.state IN ('queued', 'sending'))
            LIMIT $2 FOR UPDATE SKIP LOCKED
          ) RETURNING change_ids`,
          [tenantId, limit],
        ),
      );
      const ids = due.flatMap((row) => row.change_ids);
      if (ids.length === 0) return 0;
      const changes = rowsOf<RepostChange>(
        await manager.query(
          /* sql */ `
          SELECT c.id, c.resource, c.health_insurer_id AS "healthInsurerId", s.ans_registry AS "ansRegistry", c.key,
            i.order_key AS "orderKey", i.parent_keys AS "parentKeys", c.field_mask AS "fieldMask", c.payload
          FROM hat_change c JOIN hat_item i ON i.change_id = c.id JOIN hat_submission s ON s.id = c.submission_id
          WHERE c.id = ANY ($1::bigint[]) ORDER BY c.id`,
          [idArray(ids)],
        ),
      );
      await store(manager, changes);
      return changes.length;
    });
  }

  /** Drops calls, and HAT's words about batches, older than the retention. */
  async purgeCalls(olderThanDays: number): Promise<void> {
    await this.dataSource.query(`DELETE FROM exchange WHERE at < now() - $1 * interval '1 day'`, [olderThanDays]);
    await this.dataSource.query(
      /* sql */ `
      UPDATE hat_batch SET message = NULL, details = NULL
      WHERE created_at < now() - $1 * interval '1 day' AND state NOT IN ('sending', 'awaiting') AND (message IS NOT NULL OR details IS NOT NULL)`,
      [olderThanDays],
    );
  }

  /**
   * Drops payloads of settled changes and HAT's words about them, older than the retention, one stretch of ids at a time.
   * @param after the last id of the stretch before @returns how many were dropped, and the last id looked at (undefined at the end)
   */
  async purgeContents(olderThanDays: number, after: string, limit: number): Promise<PurgedStretch> {
    const rows = rowsOf<{ purged: number; last: string | null }>(
      await this.dataSource.query(
        /* sql */ `
        WITH stretch AS MATERIALIZED (
          SELECT c.id, c.payload IS NOT NULL AND i.state NOT IN ('queued', 'sending')
            AND NOT EXISTS (SELECT FROM hat_uncertain u WHERE u.tenant_id = c.tenant_id AND c.id = ANY (u.change_ids)) AS due
          FROM hat_change c JOIN hat_item i ON i.change_id = c.id
          WHERE c.id > $2 AND c.accepted_at < now() - $1 * interval '1 day'
          ORDER BY c.id LIMIT $3
        ), purged AS (
          UPDATE hat_change c SET payload = NULL FROM stretch s WHERE c.id = s.id AND s.due RETURNING c.id
        ), silenced AS (
          UPDATE hat_item i SET vendor_message = NULL FROM purged p WHERE i.change_id = p.id AND i.vendor_message IS NOT NULL
        )
        SELECT (SELECT count(*)::integer FROM purged) AS purged, (SELECT max(id) FROM stretch) AS last`,
        [olderThanDays, after, limit],
      ),
    );
    return stretchOf(rows);
  }
}

/** A lease without slots: housekeeping calls nobody. */
async function holdLease(manager: EntityManager, tenantId: number, leaseId: string, leaseMs: number): Promise<void> {
  await manager.query(
    `INSERT INTO hat_lease (id, tenant_id, slots, expires_at) VALUES ($1, $2, 0, clock_timestamp() + $3 * interval '1 millisecond')`,
    [leaseId, tenantId, leaseMs],
  );
}
