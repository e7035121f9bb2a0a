import { Injectable } from '@nestjs/common';
import { EventOutbox, type EventType } from '@ponte/persistence/events';
import { DataSource, type EntityManager } from 'typeorm';
import { rowsOf } from '../../rows-of';
import { RunLostError, type RunFence } from '../../run-fence';
import type { FailedImport, StoredGuide } from './stored-guide';
import { insertExchanges } from '../sql';
import { exchangeRows, type HatExchange } from './hat-exchange.store';
import { holdTask, keepFaults, pruneGuides, recordMarks, upsertGuides } from './sql';

const authorizationsLock = 4206;
const cancelled = '9';

export interface GuidesToStore {
  readonly guides: readonly StoredGuide[];
  readonly faults: readonly FailedImport[];
  /** When the call began that told of them, by the database's clock. */
  readonly askedAt: string;
  /** The tracking status of the list they were read in; absent when any was asked for. */
  readonly tracking?: '0' | '1';
  /** Milliseconds until a guide in audit is read again. */
  readonly rereadMs: number;
}

export interface StoredCounts {
  imported: number;
  changed: number;
  cancelled: number;
}

interface Outcome {
  guide: string;
  statusBefore: string | null;
  outcome: 'imported' | 'changed';
}

/** Writes of the import of HAT's guides: set-based, one transaction a page. */
@Injectable()
export class HatAuthorizationStore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly outbox: EventOutbox,
  ) {}

  /**
   * Stores guides, each once, with the events of what is new or changed. Nothing is written when it throws.
   * @param page no guide twice @throws RunLostError
   */
  async store(tenantId: number, fence: RunFence, page: GuidesToStore): Promise<StoredCounts> {
    return this.write(tenantId, fence, async (manager) => {
      const told =
        page.guides.length === 0
          ? []
          : rowsOf<Outcome>(
              await manager.query(upsertGuides, [
                tenantId,
                JSON.stringify(page.guides),
                page.askedAt,
                page.tracking ?? null,
                page.rereadMs,
              ]),
            );
      const byNumber = new Map(page.guides.map((guide) => [guide.guide, guide]));
      if (page.faults.length > 0) await this.keep(manager, tenantId, page.faults);
      const events = told.map((one) => eventOf(tenantId, one, byNumber.get(one.guide)));
      await this.outbox.append(manager, events);
      const count = (ending: string) => events.filter(({ type }) => type.endsWith(ending)).length;
      return { imported: count('imported'), changed: count('changed'), cancelled: count('cancelled') };
    });
  }

  /** @param refusals why HAT would not take the mark of a guide; null: it did @param made calls to be kept @throws RunLostError */
  async recordMarks(
    tenantId: number,
    fence: RunFence,
    tracking: '1' | '2',
    refusals: ReadonlyMap<string, string | null>,
    made: readonly HatExchange[],
  ): Promise<void> {
    await this.write(tenantId, fence, async (manager) => {
      await manager.query(recordMarks, [tenantId, [...refusals.keys()], [...refusals.values()], tracking]);
      if (made.length > 0) await manager.query(insertExchanges, exchangeRows(tenantId, made));
    });
  }

  /**
   * The list of the guides not imported was read to its end by calls since `askedAt`. What the tables still call unmarked and the list
   * did not hold has left it: its mark was set, and the answer to it lost. A guide whose newer version cannot be stored is not among
   * them: the list holds it still. @throws RunLostError
   */
  async complete(tenantId: number, fence: RunFence, askedAt: string): Promise<void> {
    await this.write(tenantId, fence, async (manager) => {
      await manager.query(
        /* sql */ `
        UPDATE hat_authorization h SET tracking = '1' WHERE h.tenant_id = $1 AND h.tracking = '0' AND h.read_at < $2::timestamptz
          AND NOT EXISTS (SELECT FROM hat_authorization_fault f WHERE f.tenant_id = $1 AND f.key = h.guide)`,
        [tenantId, askedAt],
      );
      await manager.query(
        /* sql */ `
        INSERT INTO hat_authorization_poll AS p (tenant_id, complete_at) VALUES ($1, $2)
        ON CONFLICT (tenant_id) DO UPDATE SET complete_at = greatest(p.complete_at, excluded.complete_at)`,
        [tenantId, askedAt],
      );
    });
  }

  /** Whether a run of this task is alive, on any replica, and has been for so long. */
  async isAtWork(task: string, forMs: number): Promise<boolean> {
    const rows = await this.dataSource.query<unknown[]>(
      /* sql */ `
      SELECT 1 FROM scheduled_task s JOIN task_run r ON r.task = s.name AND r.epoch = s.epoch
      WHERE s.name = $1 AND s.lease_until > clock_timestamp() AND r.finished_at IS NULL
        AND r.started_at < clock_timestamp() - $2 * interval '1 millisecond'`,
      [task, forMs],
    );
    return rows.length > 0;
  }

  /** Guides in audit whose time has come, the longest due first. */
  async dueRereads(tenantId: number, limit: number): Promise<string[]> {
    const rows = await this.dataSource.query<{ guide: string }[]>(
      `SELECT guide FROM hat_authorization WHERE tenant_id = $1 AND reread_at <= clock_timestamp() ORDER BY reread_at LIMIT $2`,
      [tenantId, limit],
    );
    return rows.map(({ guide }) => guide);
  }

  /** Those that are still due after they were read have not changed: they wait twice as long. @throws RunLostError */
  async postponeRereads(tenantId: number, fence: RunFence, guides: readonly string[], baseMs: number, maxMs: number): Promise<void> {
    await this.write(tenantId, fence, (manager) =>
      manager.query(
        /* sql */ `
        UPDATE hat_authorization SET rereads = least(rereads + 1, 1000),
          reread_at = clock_timestamp() + least($4::double precision, $3::double precision * power(2, least(rereads + 1, 30))) * interval '1 millisecond'
        WHERE tenant_id = $1 AND guide = ANY ($2::text[]) AND reread_at <= clock_timestamp()`,
        [tenantId, guides, baseMs, maxMs],
      ),
    );
  }

  /** Drops failed imports that HAT has not listed for so long. @returns how many */
  async pruneFaults(days: number, limit: number): Promise<number> {
    const rows = rowsOf(
      await this.dataSource.query(
        /* sql */ `
        DELETE FROM hat_authorization_fault WHERE ctid = ANY (ARRAY(
          SELECT ctid FROM hat_authorization_fault WHERE last_seen_at < now() - $1 * interval '1 day' LIMIT $2 FOR UPDATE))
        RETURNING 1`,
        [days, limit],
      ),
    );
    return rows.length;
  }

  /**
   * Drops guides that are long over; the import waits meanwhile.
   * @param days since they were over, and since they last changed @param reconcileDays days of issue that are read every night
   * @returns how many
   */
  async pruneGuides(tenantId: number, days: number, reconcileDays: number, limit: number): Promise<number> {
    return this.dataSource.transaction(async (manager) => {
      await manager.query('SELECT pg_advisory_xact_lock($1::integer, $2::integer)', [authorizationsLock, tenantId]);
      return rowsOf(await manager.query(pruneGuides, [tenantId, days, reconcileDays, limit])).length;
    });
  }

  private async keep(manager: EntityManager, tenantId: number, faults: readonly FailedImport[]): Promise<void> {
    const column = <Name extends keyof FailedImport>(name: Name) => faults.map((fault) => fault[name]);
    await manager.query(keepFaults, [tenantId, column('key'), column('guide'), column('code'), column('payload')]);
  }

  private write<Result>(tenantId: number, { task, epoch }: RunFence, work: (manager: EntityManager) => Promise<Result>): Promise<Result> {
    return this.dataSource.transaction(async (manager) => {
      const [row] = rowsOf<{ held: number }>(await manager.query(holdTask, [task, epoch, authorizationsLock, tenantId]));
      if (row?.held !== 1) throw new RunLostError();
      return work(manager);
    });
  }
}

/** No personal data: the numbers of a guide say who asked for it nowhere but behind the key of a reader. */
function eventOf(tenantId: number, { guide, outcome, statusBefore }: Outcome, stored: StoredGuide | undefined) {
  const status = stored?.status ?? null;
  const becameCancelled = outcome === 'changed' && status === cancelled && statusBefore !== cancelled;
  const type: EventType = `br.ponte.hat.authorization.${becameCancelled ? 'cancelled' : outcome}`;
  const data = { authorizationStatus: status, ...(outcome === 'changed' ? { authorizationStatusBefore: statusBefore } : {}) };
  return { tenantId, type, subject: guide, data };
}
