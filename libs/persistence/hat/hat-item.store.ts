import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { idArray, rowsOf } from './pg-values';

/** What the engine must know of an item whose batch did not simply succeed. */
export interface ItemInFlight {
  changeId: string;
  resource: string;
  key: string;
  orderKey: string;
  parentKeys: string[] | null;
  attempts: number;
  awaitsAllParents: boolean;
  payload: string | null;
}

/** A range of ledger keys in which a parent of a child may stand. */
export interface ParentRange {
  changeId: string;
  resource: string;
  keyPrefix: string;
  orderKey: string;
}

@Injectable()
export class HatItemStore {
  constructor(private readonly dataSource: DataSource) {}

  async read(changeIds: readonly string[]): Promise<ItemInFlight[]> {
    return rowsOf<ItemInFlight>(
      await this.dataSource.query(
        /* sql */ `
        SELECT i.change_id AS "changeId", i.resource, c.key, i.order_key AS "orderKey", i.parent_keys AS "parentKeys", i.attempts,
          i.awaits_all_parents AS "awaitsAllParents", c.payload
        FROM hat_item i JOIN hat_change c ON c.id = i.change_id WHERE i.change_id = ANY ($1::bigint[]) ORDER BY i.change_id`,
        [idArray(changeIds)],
      ),
    );
  }

  /**
   * The children of which a parent was accepted later than the child itself, and is open or confirmed, and of which HAT had confirmed
   * none before: it cannot have been refused for want of that one.
   */
  async withLaterParent(tenantId: number, ranges: readonly ParentRange[]): Promise<Set<string>> {
    const rows = rowsOf<{ change_id: string }>(
      await this.dataSource.query(
        /* sql */ `
        SELECT DISTINCT r.change_id
        FROM unnest($2::bigint[], $3::text[], $4::text[], $5::text[]) AS r(change_id, resource, key_prefix, order_key)
        CROSS JOIN LATERAL (
          SELECT max(l.change_id) > r.change_id AS later, min(l.change_id) < r.change_id AS before
          FROM hat_record l
          WHERE l.tenant_id = $1 AND l.resource = r.resource AND l.key >= r.key_prefix COLLATE "C"
            AND l.key < (r.key_prefix || '~') COLLATE "C" AND l.health_insurer_id = split_part(r.order_key, ':', 1)
            AND (r.resource = 'beneficiaries' OR l.key = r.key_prefix OR starts_with(l.key, r.key_prefix || ':'))
        ) AS ledger
        WHERE ledger.later OR ledger.before IS NOT TRUE AND EXISTS (
          SELECT FROM hat_item p WHERE p.tenant_id = $1 AND p.order_key = r.order_key AND p.resource = r.resource
            AND p.state IN ('queued', 'sending') AND p.change_id > r.change_id
        )`,
        [
          tenantId,
          idArray(ranges.map((range) => range.changeId)),
          ranges.map((range) => range.resource),
          ranges.map((range) => range.keyPrefix),
          ranges.map((range) => range.orderKey),
        ],
      ),
    );
    return new Set(rows.map((row) => row.change_id));
  }

  /**
   * Members of which the hub knows a record or an open change, by the beginning of their card number.
   * @returns the distinct first 16 characters, two at most
   */
  async knownMembers(
    tenantId: number,
    healthInsurerId: string,
    prefix: string,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<string[]> {
    const rows = rowsOf<{ member: string }>(
      await manager.query(
        /* sql */ `
        SELECT DISTINCT left(known.key, 16) AS member FROM (
          SELECT l.key FROM hat_record l
          WHERE l.tenant_id = $1 AND l.resource = 'beneficiaries' AND l.health_insurer_id = $2
            AND l.key >= $3 COLLATE "C" AND l.key < ($3 || '~') COLLATE "C"
          UNION ALL
          SELECT c.key FROM hat_change c JOIN hat_item i ON i.change_id = c.id
          WHERE c.tenant_id = $1 AND c.resource = 'beneficiaries' AND c.health_insurer_id = $2
            AND c.key >= $3 COLLATE "C" AND c.key < ($3 || '~') COLLATE "C" AND i.state IN ('queued', 'sending')
        ) AS known
        LIMIT 2`,
        [tenantId, healthInsurerId, prefix],
      ),
    );
    return rows.map((row) => row.member);
  }
}
