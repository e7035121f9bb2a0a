import { Injectable } from '@nestjs/common';
import { DataSource, QueryFailedError, type EntityManager } from 'typeorm';
import { rowsOf } from '../rows-of';
import { followPrescriptions, type SeenPrescription } from './follow-prescriptions';
import { claimRequest, nextRequestDue } from './sql';

export interface NewProtheusRequest {
  id: string;
  tenantId: number;
  subscriberId: string;
  body: string;
  sealedAttachments: string;
  requestedBy: string;
}

/** A request in the hands of this process, until `next_step_at` passes or somebody claims it again. */
export interface ClaimedRequest {
  id: string;
  epoch: number;
  state: 'received' | 'sending';
  subscriberId: string;
  body: string;
  sealedAttachments: string | null;
  knownCodes: string[] | null;
  posts: number;
  postsAllowed: number;
  /** An operator said so. */
  sendAgain: boolean;
  emptyReads: number;
  holds: number;
  ageMs: number;
}

export type RequestVerdict =
  | {
      state: 'created';
      prescriptionCode: string;
      prescription: object;
      /** How it is followed from now on, and ms until the first look. */
      followed: SeenPrescription;
      firstLookMs: number;
      resolvedBy?: string;
    }
  | { state: 'rejected' | 'unknown' | 'failed'; error: object; vendorText?: string; resolvedBy?: string };

/** `stale`: somebody else has the request by now. `taken`: the prescription code, or the subscriber's turn, belongs to another request. */
export type StoreAnswer = 'stored' | 'stale' | 'taken';

const intakeLock = 4301;

/** The queue of prescriptions to be created. Every write after a claim carries its epoch; a stale one changes nothing. */
@Injectable()
export class ProtheusRequestStore {
  constructor(private readonly dataSource: DataSource) {}

  /** Places are drawn under a lock per subscriber: their order is the order of commits. */
  async insert(manager: EntityManager, request: NewProtheusRequest): Promise<void> {
    const { id, tenantId, subscriberId, body, sealedAttachments, requestedBy } = request;
    await manager.query('SELECT pg_advisory_xact_lock($1, hashtext($2))', [intakeLock, `${tenantId}:${subscriberId}`]);
    await manager.query(
      /* sql */ `
      INSERT INTO protheus_request (id, tenant_id, subscriber_id, state, body, sealed_attachments, requested_by, next_step_at)
      VALUES ($1, $2, $3, 'received', $4, $5, $6, clock_timestamp())`,
      [id, tenantId, subscriberId, body, sealedAttachments, requestedBy],
    );
  }

  /** @param id this request alone, if it is its turn */
  async claim(tenantId: number, leaseMs: number, id?: string): Promise<ClaimedRequest | undefined> {
    return rowsOf<ClaimedRequest>(await this.dataSource.query(claimRequest, [tenantId, leaseMs, id ?? null]))[0];
  }

  /** @returns ms until a step is due, negative when one is overdue; undefined when nothing is open */
  async nextDueMs(tenantId: number): Promise<number | undefined> {
    return rowsOf<{ waitMs: number }>(await this.dataSource.query(nextRequestDue, [tenantId]))[0]?.waitMs;
  }

  /** The mark that comes before each POST, with the codes that exist by then; those of an earlier one stay. @param reconcileMs when others may ask what became of it */
  markSending(claim: ClaimedRequest, knownCodes: readonly string[], reconcileMs: number): Promise<StoreAnswer> {
    return this.change(
      claim,
      `state = 'sending', known_codes = ARRAY(SELECT unnest(known_codes) UNION SELECT unnest($3::text[])), posts = posts + 1, empty_reads = 0, sent_at = clock_timestamp(),
       next_step_at = clock_timestamp() + $4 * interval '1 millisecond', changed_at = clock_timestamp()`,
      [knownCodes, reconcileMs],
    );
  }

  /** Nothing was done with it: a POST that certainly did not happen is not counted. */
  async putBack(claim: ClaimedRequest, delayMs: number, { notPosted = false, held = true } = {}): Promise<StoreAnswer> {
    return this.change(
      claim,
      `epoch = epoch + 1, posts = posts - $3::integer, holds = CASE WHEN $4 THEN least(holds + 1, 30) ELSE 0 END,
       state = CASE WHEN posts - $3::integer = 0 THEN 'received' ELSE state END,
       known_codes = CASE WHEN posts - $3::integer = 0 THEN NULL ELSE known_codes END,
       next_step_at = clock_timestamp() + $5 * interval '1 millisecond', changed_at = clock_timestamp()`,
      [notPosted ? 1 : 0, held, delayMs],
    );
  }

  /** The outcome is not known: somebody asks Protheus after `delayMs`. @param seen prescriptions that are none of ours, and no news from now on */
  awaitOutcome(claim: ClaimedRequest, delayMs: number, emptyReads: number, seen: readonly string[] = []): Promise<StoreAnswer> {
    return this.change(
      claim,
      `epoch = epoch + 1, empty_reads = $3, holds = 0, next_step_at = clock_timestamp() + $4 * interval '1 millisecond', changed_at = clock_timestamp(),
       known_codes = CASE WHEN $5::text[] = '{}' THEN known_codes ELSE ARRAY(SELECT unnest(known_codes) UNION SELECT unnest($5::text[])) END`,
      [emptyReads, delayMs, seen],
    );
  }

  /** A created prescription is followed from the same moment on. */
  settle(claim: ClaimedRequest, verdict: RequestVerdict): Promise<StoreAnswer> {
    return this.end('id = $1 AND epoch = $2 AND next_step_at IS NOT NULL', [claim.id, claim.epoch], verdict);
  }

  /** Ends an `unknown` by an operator's word. `stale` when it is no longer unknown. */
  resolve(tenantId: number, id: string, verdict: RequestVerdict): Promise<StoreAnswer> {
    return this.end(`id = $1 AND tenant_id = $2 AND state = 'unknown'`, [id, tenantId], verdict);
  }

  /** Two more looks and, where they find nothing that may be ours, one more POST. `taken` while another request of the subscriber is being sent. */
  sendAgain(tenantId: number, id: string, resolvedBy: string): Promise<StoreAnswer> {
    return this.update(
      `id = $1 AND tenant_id = $2 AND state = 'unknown' AND body IS NOT NULL`,
      `state = 'sending', error = NULL, vendor_text = NULL, posts_allowed = posts + 1, resolved_by = $3, empty_reads = 0, holds = 0,
       known_codes = coalesce(known_codes, '{}'), sent_at = clock_timestamp(), next_step_at = clock_timestamp(), changed_at = clock_timestamp()`,
      [id, tenantId, resolvedBy],
    );
  }

  /** Those of the codes that belong to some request. */
  async ownedCodes(tenantId: number, codes: readonly string[]): Promise<Set<string>> {
    const rows = rowsOf<{ code: string }>(
      await this.dataSource.query(
        'SELECT prescription_code AS code FROM protheus_request WHERE tenant_id = $1 AND prescription_code = ANY ($2)',
        [tenantId, codes],
      ),
    );
    return new Set(rows.map(({ code }) => code));
  }

  /** Drops the contents of ended requests past the retention. @returns how many */
  async purge(olderThanDays: number, limit: number): Promise<number> {
    const rows = rowsOf(
      await this.dataSource.query(
        /* sql */ `
        UPDATE protheus_request SET body = NULL, prescription = NULL, vendor_text = NULL WHERE place IN (
          SELECT place FROM protheus_request
          WHERE changed_at < now() - $1 * interval '1 day' AND next_step_at IS NULL AND state <> 'unknown' AND body IS NOT NULL
          LIMIT $2 FOR UPDATE SKIP LOCKED
        ) RETURNING place`,
        [olderThanDays, limit],
      ),
    );
    return rows.length;
  }

  private change(claim: ClaimedRequest, assignments: string, params: readonly unknown[]): Promise<StoreAnswer> {
    return this.update('id = $1 AND epoch = $2 AND next_step_at IS NOT NULL', assignments, [claim.id, claim.epoch, ...params]);
  }

  private end(where: string, keys: readonly unknown[], verdict: RequestVerdict): Promise<StoreAnswer> {
    const [assignments, params] = settlement(verdict);
    if (verdict.state !== 'created') return this.update(where, assignments, [...keys, ...params]);
    return answered(() =>
      this.dataSource.transaction(async (manager) => {
        const [row] = rowsOf<{ tenantId: number; subscriberId: string }>(
          await manager.query(
            `UPDATE protheus_request SET ${assignments} WHERE ${where} RETURNING tenant_id AS "tenantId", subscriber_id AS "subscriberId"`,
            [...keys, ...params],
          ),
        );
        if (row) await followPrescriptions(manager, row.tenantId, row.subscriberId, [verdict.followed], verdict.firstLookMs);
        return row !== undefined;
      }),
    );
  }

  private update(where: string, assignments: string, params: readonly unknown[]): Promise<StoreAnswer> {
    const sql = `UPDATE protheus_request SET ${assignments} WHERE ${where} RETURNING place`;
    return answered(async () => rowsOf(await this.dataSource.query(sql, [...params])).length === 1);
  }
}

async function answered(write: () => Promise<boolean>): Promise<StoreAnswer> {
  try {
    return (await write()) ? 'stored' : 'stale';
  } catch (error) {
    if (error instanceof QueryFailedError && (error.driverError as { code?: string }).code === '23505') return 'taken';
    throw error;
  }
}

/** An `unknown` may be sent again, so it keeps its attachments; every other end drops them. */
function settlement(verdict: RequestVerdict): [string, unknown[]] {
  const ended = `state = $3, next_step_at = NULL, changed_at = clock_timestamp(), resolved_by = coalesce($4, resolved_by)`;
  if (verdict.state === 'created')
    return [
      `${ended}, prescription_code = $5, prescription = $6::jsonb, error = NULL, vendor_text = NULL, sealed_attachments = NULL`,
      [verdict.state, verdict.resolvedBy ?? null, verdict.prescriptionCode, JSON.stringify(verdict.prescription)],
    ];
  return [
    `${ended}, error = $5::jsonb, vendor_text = coalesce($6, vendor_text), sealed_attachments = CASE WHEN $3 = 'unknown' THEN sealed_attachments END`,
    [verdict.state, verdict.resolvedBy ?? null, JSON.stringify(verdict.error), verdict.vendorText ?? null],
  ];
}
