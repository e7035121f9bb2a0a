import { createHash } from 'node:crypto';
import type { HatResource } from '@ponte/hat/contract';
import { Pool, type QueryResultRow } from 'pg';
import { until } from '../../support';
import type { Carried } from './arrivals';
import { contentOf } from './change';

/** The hub's own tables, read beside the hub: what it believes is held against what HAT has. */
export class Ledger {
  private readonly pool: Pool;

  constructor(url: string) {
    this.pool = new Pool({ connectionString: url, max: 2, application_name: 'fault-test' });
    this.pool.on('error', () => undefined); // a server that is restarted takes idle connections with it
  }

  async query<Row extends QueryResultRow>(sql: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.pool.query<Row>(sql, values)).rows;
  }

  close(): Promise<void> {
    return this.pool.end();
  }

  /** Waits until nothing is open and nothing is in doubt. A database that is away for a moment is asked again. */
  async quiet(): Promise<void> {
    await until(async () => {
      const [state] = await this.query<{ busy: boolean }>(
        `SELECT EXISTS (SELECT FROM hat_item WHERE state IN ('queued', 'sending')) OR EXISTS (SELECT FROM hat_uncertain) AS busy`,
      ).catch(() => []);
      return state?.busy === false;
    });
  }

  /** What HAT is believed to hold, where the hub is sure. */
  async known(): Promise<{ resource: HatResource; key: string; hashHolds: boolean; content: Record<string, unknown> }[]> {
    const rows = await this.query<{ resource: HatResource; key: string; hash: Buffer; payload: string }>(
      `SELECT r.resource, r.key, r.hash, c.payload FROM hat_record r JOIN hat_change c ON c.id = r.change_id WHERE r.hash IS NOT NULL`,
    );
    return rows.map(({ resource, key, hash, payload }) => ({
      resource,
      key: key.replaceAll('-', ''),
      hashHolds: createHash('sha256').update(payload).digest().equals(hash),
      content: JSON.parse(payload) as Record<string, unknown>,
    }));
  }

  /** Records of which the hub does not know what HAT holds. */
  async unknown(): Promise<string[]> {
    const rows = await this.query<{ name: string }>(`SELECT resource || ' ' || key AS name FROM hat_record WHERE hash IS NULL`);
    return rows.map(({ name }) => name.replaceAll('-', ''));
  }

  /** States of a submission's items, by their place in the caller's array. */
  async states(submissionId: string): Promise<{ position: number; state: string; code: string | null }[]> {
    return this.query(
      `SELECT c.position, i.state, i.code FROM hat_change c JOIN hat_item i ON i.change_id = c.id WHERE c.submission_id = $1 ORDER BY 1`,
      [submissionId],
    );
  }

  async carried(): Promise<Carried> {
    const rows = await this.query<{
      resource: string;
      payload: string;
      repost: boolean;
      orphan: boolean;
      batches: number;
      unknown: number;
    }>(`
      SELECT c.resource, c.payload, s.origin = 'repost' AS repost, i.awaits_all_parents AS orphan, count(b.id)::integer AS batches,
        (count(b.id) FILTER (WHERE b.state = 'unknown'))::integer AS unknown
      FROM hat_change c JOIN hat_item i ON i.change_id = c.id JOIN hat_submission s ON s.id = c.submission_id
      JOIN hat_batch b ON b.id = ANY (coalesce(i.past_batch_ids, '{}') || i.batch_id)
      WHERE c.payload IS NOT NULL GROUP BY c.id, s.origin, i.change_id`);
    const carried: Carried = { all: new Map(), again: new Map(), unknown: new Map(), orphans: new Set() };
    const add = (counts: Map<string, number>, print: string, count: number) => counts.set(print, (counts.get(print) ?? 0) + count);
    for (const { resource, payload, repost, orphan, batches, unknown } of rows) {
      const print = contentOf({ resource, item: JSON.parse(payload) as Record<string, unknown> });
      add(carried.all, print, batches);
      add(carried.unknown, print, unknown);
      if (orphan) carried.orphans.add(print);
      if (repost || orphan) add(carried.again, print, batches);
    }
    return carried;
  }
}
