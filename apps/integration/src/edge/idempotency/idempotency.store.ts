import { Injectable } from '@nestjs/common';
import { PonteError } from '@ponte/common';
import type { IdempotencyScope } from './idempotency-scope';

/** An answer as it was first given. */
export interface RememberedAnswer {
  readonly status: number;
  /** JSON text, to be sent as it is. */
  readonly body: string;
  readonly location?: string;
}

/** Anything that runs a statement inside the caller's transaction: EntityManager or QueryRunner. */
export interface TransactionQueries {
  query(sql: string, parameters?: unknown[]): Promise<unknown>;
}

/** How long an answer is given again. */
const kept = `interval '7 days'`;

/**
 * Idempotency-Key inside the caller's own transaction, so that the answer is remembered exactly when the work is committed.
 * The transaction must be READ COMMITTED: after the lock is taken, only a new snapshot sees what the first call committed.
 */
@Injectable()
export class IdempotencyStore {
  /**
   * First statement of the transaction. The lock lasts until it ends.
   * @returns the first answer when the same body was answered before
   * @throws PonteError IDEMPOTENCY_IN_PROGRESS while the first transaction is uncommitted, IDEMPOTENCY_KEY_REUSED for another body
   */
  async begin(queries: TransactionQueries, scope: IdempotencyScope): Promise<{ replay?: RememberedAnswer }> {
    const [lock] = (await queries.query(/* sql */ `SELECT pg_try_advisory_xact_lock(hashtextextended($1, 7160302)) AS taken`, [
      JSON.stringify([scope.tenantId, scope.route, scope.key]),
    ])) as { taken: boolean }[];
    if (lock?.taken !== true) throw new PonteError('IDEMPOTENCY_IN_PROGRESS', { retryAfterSeconds: 1 });
    const [row] = (await queries.query(
      /* sql */ `
      SELECT body_hash AS "bodyHash", status, response, location FROM idempotency_key
       WHERE tenant_id = $1 AND route = $2 AND key = $3 AND created_at > now() - ${kept}`,
      [scope.tenantId, scope.route, scope.key],
    )) as { bodyHash: string; status: number; response: string; location: string | null }[];
    if (row === undefined) return {};
    if (row.bodyHash !== scope.bodyHash) throw new PonteError('IDEMPOTENCY_KEY_REUSED');
    return { replay: { status: row.status, body: row.response, location: row.location ?? undefined } };
  }

  /** Last statement of the transaction. Answers other than 2xx are not remembered: the caller may repeat them as a first call. */
  async remember(queries: TransactionQueries, scope: IdempotencyScope, answer: RememberedAnswer): Promise<void> {
    if (answer.status < 200 || answer.status > 299) return;
    await queries.query(
      /* sql */ `
      INSERT INTO idempotency_key (tenant_id, route, key, body_hash, status, response, location)
      VALUES ($1, $2, $3, $4, $5, $6, $7)
      ON CONFLICT (tenant_id, route, key) DO UPDATE
         SET body_hash = excluded.body_hash, status = excluded.status, response = excluded.response,
             location = excluded.location, created_at = now()`,
      [scope.tenantId, scope.route, scope.key, scope.bodyHash, answer.status, answer.body, answer.location ?? null],
    );
  }

  /** Deletes up to `limit` answers past their time. @returns how many */
  async prune(queries: TransactionQueries, limit = 10_000): Promise<number> {
    const [row] = (await queries.query(
      /* sql */ `
      WITH gone AS (
        DELETE FROM idempotency_key WHERE ctid = ANY (ARRAY(
          SELECT ctid FROM idempotency_key WHERE created_at <= now() - ${kept} ORDER BY created_at LIMIT $1))
        RETURNING 1)
      SELECT count(*)::int AS n FROM gone`,
      [limit],
    )) as { n: number }[];
    return row?.n ?? 0;
  }
}
