import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { resourceContracts, type HatResource } from '@ponte/hat/contract';

/** A rejected or failed item, and whether its key has a newer change. */
export interface RetryCandidate {
  changeId: string;
  position: number;
  key: string;
  orderKey: string;
  parentKeys: string[] | null;
  fieldMask: string;
  payload: string | null;
  newer: boolean;
  force: boolean;
}

const byCallers = /* sql */ `JOIN hat_submission ns ON ns.id = n.submission_id AND ns.origin <> 'repost'`;

@Injectable()
export class RetryRepository {
  /**
   * Locks and reads the items of a submission that may be tried again. For events the newer change that counts is any later event
   * of the same order key, found by the 15 characters that all spellings of a card begin with: to repeat an older one would turn the
   * order round. What the hub itself posted once more is older content under a newer id, and hinders nothing.
   */
  candidates(manager: EntityManager, tenantId: number, submissionId: string, resource: HatResource): Promise<RetryCandidate[]> {
    const newer = resourceContracts[resource].event
      ? /* sql */ `EXISTS (SELECT FROM hat_change n JOIN hat_item ni ON ni.change_id = n.id ${byCallers}
          WHERE n.tenant_id = $1 AND n.resource = c.resource AND n.health_insurer_id = c.health_insurer_id AND n.id > c.id
            AND n.key >= left(split_part(c.key, ':', 1), 15) COLLATE "C" AND n.key < (left(split_part(c.key, ':', 1), 15) || '~') COLLATE "C"
            AND ni.order_key = i.order_key)`
      : /* sql */ `EXISTS (SELECT FROM hat_change n ${byCallers} WHERE n.tenant_id = $1 AND n.resource = c.resource AND n.key = c.key
          AND n.health_insurer_id = c.health_insurer_id AND n.id > c.id)`;
    return manager.query(
      /* sql */ `
      SELECT c.id AS "changeId", c.position, c.key, i.order_key AS "orderKey", i.parent_keys AS "parentKeys",
        c.field_mask AS "fieldMask", c.payload, i.force, ${newer} AS newer
      FROM hat_submission s, hat_change c JOIN hat_item i ON i.change_id = c.id
      WHERE s.id = $2 AND c.submission_id = $2 AND c.id BETWEEN s.first_change_id AND s.last_change_id AND i.state IN ('rejected', 'failed')
      ORDER BY c.id FOR UPDATE OF i`,
      [tenantId, submissionId],
    );
  }

  /** A newer change of the key stands: the item is over, and no error any more. */
  async supersede(manager: EntityManager, submissionId: string, changeIds: readonly string[]): Promise<void> {
    await manager.query(
      `UPDATE hat_item SET state = 'superseded', code = 'SUPERSEDED', changed_at = now() WHERE change_id = ANY ($1::bigint[])`,
      [changeIds],
    );
    await manager.query('UPDATE hat_submission SET error_items = error_items - $2 WHERE id = $1', [submissionId, changeIds.length]);
  }
}
