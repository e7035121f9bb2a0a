import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { createTestDatabase } from '../../../test/support/test-database';
import * as persistence from '..';
import type { ClaimedBatch, ClaimRequest, Grant, NewSubmission, PreparedChange, Requeue, Settlement } from '..';
import { rowsOf } from './pg-values';

/** An item in few words: key, content, fields carried. The order key is `resource:key` unless said. */
export interface Draft {
  key: string;
  content?: string;
  mask?: number;
  order?: string;
  parents?: readonly string[];
}

export interface ItemState {
  state: string;
  code: string | null;
  attempts: number;
  past: string[] | null;
  awaits: boolean;
}

const day = 86_400_000;

/** One tenant's queue on a database of its own, moved by hand: intake, claim, verdicts, housekeeping. */
export class TestQueue {
  readonly intake = new persistence.HatIntakeStore();
  readonly claims: persistence.HatClaimStore;
  readonly results: persistence.HatResultStore;
  readonly items: persistence.HatItemStore;
  readonly gates: persistence.HatGateStore;
  readonly lanes: persistence.HatLaneStore;
  readonly leases: persistence.HatLeaseStore;
  readonly upkeep: persistence.HatUpkeepStore;
  tenantId = 0;

  private constructor(
    readonly dataSource: DataSource,
    readonly url: string,
    private readonly drop: () => Promise<void>,
  ) {
    this.claims = new persistence.HatClaimStore(dataSource);
    this.results = new persistence.HatResultStore(dataSource);
    this.items = new persistence.HatItemStore(dataSource);
    this.gates = new persistence.HatGateStore(dataSource);
    this.lanes = new persistence.HatLaneStore(dataSource);
    this.leases = new persistence.HatLeaseStore(dataSource);
    this.upkeep = new persistence.HatUpkeepStore(dataSource);
  }

  static async open(): Promise<TestQueue> {
    const database = await createTestDatabase();
    const { entities, migrations } = persistence;
    const dataSource = await new DataSource({ type: 'postgres', url: database.url, entities, migrations, poolSize: 8 }).initialize();
    return new TestQueue(dataSource, database.url, () => database.drop());
  }

  async close(): Promise<void> {
    await this.dataSource.destroy();
    await this.drop();
  }

  /** From now on another tenant, with nothing in it. */
  async newTenant(): Promise<void> {
    const [row] = await this.query<{ id: number }>(`INSERT INTO tenant (name) VALUES ($1) RETURNING id`, [randomUUID()]);
    this.tenantId = row?.id ?? 0;
    await this.gates.ensure(this.tenantId);
  }

  async query<Row>(sql: string, values: unknown[] = []): Promise<Row[]> {
    return rowsOf<Row>(await this.dataSource.query(sql, values));
  }

  submission(resource: string, drafts: readonly Draft[], more: Partial<NewSubmission> = {}): NewSubmission {
    const changes = drafts.map(({ key, content = 'x', mask = 1, order, parents = [] }, position): PreparedChange => ({
      position,
      key,
      orderKey: order ?? `${resource}:${key}`,
      parentKeys: parents,
      fieldMask: mask,
      payload: JSON.stringify({ key, content, mask }),
    }));
    const supersedes = !resource.endsWith('Status');
    const rest = { healthInsurerId: '0001', ansRegistry: '417505', origin: 'api' as const, force: false, supersedes };
    return { id: randomUUID(), tenantId: this.tenantId, resource, changes, ...rest, ...more };
  }

  /** @returns the ids of the changes, in the order given */
  async submit(resource: string, drafts: readonly Draft[], more: Partial<NewSubmission> = {}): Promise<string[]> {
    const submission = this.submission(resource, drafts, more);
    await this.dataSource.transaction((manager) => this.intake.store(manager, submission));
    return this.changesOf(submission.id);
  }

  async changesOf(submissionId: string): Promise<string[]> {
    const rows = await this.query<{ id: string }>('SELECT id FROM hat_change WHERE submission_id = $1 ORDER BY position', [submissionId]);
    return rows.map((row) => row.id);
  }

  request(more: Partial<ClaimRequest> = {}): ClaimRequest {
    const calls = { concurrency: 1_000, wantedSlots: 1, wantedCalls: 200, ratePerSecond: 0, batchSize: 100 };
    return { tenantId: this.tenantId, leaseId: randomUUID(), leaseMs: day, ...calls, registryOf: () => '417505', ...more };
  }

  claim(more: Partial<ClaimRequest> = {}): Promise<Grant<ClaimedBatch>> {
    return this.claims.claimBatches(this.request(more));
  }

  /** Claims, and answers the batches with the lease that holds them. */
  async take(more: Partial<ClaimRequest> = {}): Promise<(ClaimedBatch & { leaseId: string })[]> {
    const grant = await this.claim(more);
    return grant.kind === 'granted' ? grant.work.map((batch) => ({ ...batch, leaseId: grant.leaseId })) : [];
  }

  /** Settles whole batches in one state. */
  async end(batches: readonly { id: string; leaseId: string; changeIds: readonly string[] }[], state: Settlement['state']): Promise<void> {
    await this.results.apply(
      this.tenantId,
      batches.map(({ id, leaseId, changeIds }) => ({
        batchId: id,
        leaseId,
        state: 'settled',
        settle: [{ changeIds, state, charged: 1, ...(state === 'confirmed' ? {} : { code: 'REJECTED_BY_HAT' }) }],
        requeue: [],
      })),
      day,
    );
  }

  async giveBack(
    batches: readonly { id: string; leaseId: string; changeIds: readonly string[] }[],
    requeue: Partial<Requeue> = {},
    repostAfterMs = day,
  ): Promise<void> {
    await this.results.apply(
      this.tenantId,
      batches.map(({ id, leaseId, changeIds }) => ({
        batchId: id,
        leaseId,
        state: requeue.outcome === 'unknown' ? 'unknown' : 'returned',
        settle: [],
        requeue: [{ changeIds, charged: 0, outcome: 'not-applied', ...requeue }],
      })),
      repostAfterMs,
    );
  }

  /** Submits and confirms: what HAT holds when a story begins. */
  async confirmed(resource: string, drafts: readonly Draft[]): Promise<string[]> {
    const ids = await this.submit(resource, drafts);
    for (let batches = await this.take(); batches.length > 0; batches = await this.take()) await this.end(batches, 'confirmed');
    return ids;
  }

  async state(changeId: string | undefined): Promise<ItemState> {
    const [row] = await this.query<ItemState>(
      'SELECT state, code, attempts, past_batch_ids AS past, awaits_all_parents AS awaits FROM hat_item WHERE change_id = $1',
      [changeId],
    );
    if (!row) throw new Error('no such item');
    return row;
  }

  async states(changeIds: readonly string[]): Promise<string[]> {
    return Promise.all(changeIds.map(async (id) => (await this.state(id)).state));
  }

  /** What the ledger says that HAT holds: the content, `unknown`, or nothing at all. */
  async ledger(resource: string, key: string): Promise<string | undefined> {
    const [row] = await this.query<{ payload: string | null }>(
      `SELECT (SELECT c.payload FROM hat_change c WHERE c.hash = r.hash AND c.key = r.key AND c.payload IS NOT NULL LIMIT 1) AS payload
       FROM hat_record r WHERE r.tenant_id = $1 AND r.resource = $2 AND r.key = $3`,
      [this.tenantId, resource, key],
    );
    if (!row) return undefined;
    return row.payload === null ? 'unknown' : (JSON.parse(row.payload) as { content: string }).content;
  }

  async counters(changeId: string | undefined): Promise<{ accepted: number; open: number; errors: number; completed: boolean }> {
    const [row] = await this.query<{ accepted: number; open: number; errors: number; completed: boolean }>(
      `SELECT s.accepted, s.open_items AS open, s.error_items AS errors, s.completed_at IS NOT NULL AS completed
       FROM hat_submission s JOIN hat_change c ON c.submission_id = s.id WHERE c.id = $1`,
      [changeId],
    );
    if (!row) throw new Error('no such change');
    return row;
  }

  async uncertain(): Promise<string[]> {
    const rows = await this.query<{ order_key: string }>('SELECT order_key FROM hat_uncertain WHERE tenant_id = $1 ORDER BY 1', [
      this.tenantId,
    ]);
    return rows.map((row) => row.order_key);
  }
}

/** The change ids that went out, in the order of batches. */
export function sent(batches: readonly ClaimedBatch[]): string[] {
  return batches.flatMap((batch) => batch.changeIds);
}
