import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { EventOutbox, type NewEvent } from '../events';
import { rowsOf } from '../rows-of';
import { RunLostError, type RunFence } from '../run-fence';
import type { MedseniorHistoryKind, MirroredProcedure } from './entities';
import { missGuides, upsertGuides } from './sql';

/** A guide as it was read. `payload` is the vendor's text to the character, the rest a reading of it. */
export interface MirroredGuide {
  guide: string;
  matricula: string | null;
  cpf: string | null;
  beneficiaryName: string | null;
  /** 1 to 8. */
  status: number | null;
  statusText: string | null;
  type: string | null;
  /** ISO 8601. */
  requestedAt: string | null;
  validUntil: string | null;
  professionalName: string | null;
  professionalCouncil: string | null;
  tussCodes: string[];
  procedures: MirroredProcedure[];
  payload: string;
  payloadHash: string;
}

/** What the mirror held of a guide before. */
export interface KnownGuide {
  guide: string;
  status: number | null;
  statusText: string | null;
  procedures: MirroredProcedure[];
  payloadHash: string;
  missedCycles: number;
  absentSince: Date | null;
}

export interface HistoryEntry {
  guide: string;
  kind: MedseniorHistoryKind;
  procedureCode?: string;
  before?: object;
  after?: object;
}

/** What a page changes. */
export interface MirrorChange {
  guides: readonly MirroredGuide[];
  history: readonly HistoryEntry[];
  events: readonly NewEvent[];
}

/** Writes the mirror. One transaction a page: rows, history and events come together or not at all. */
@Injectable()
export class MedseniorMirrorStore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly outbox: EventOutbox,
  ) {}

  /**
   * @param changeOf what the page means beside what is known of its guides; those it leaves out of `guides` stay as they are
   * @throws RunLostError
   */
  async store(
    tenantId: number,
    fence: RunFence,
    guides: readonly string[],
    changeOf: (known: ReadonlyMap<string, KnownGuide>) => MirrorChange,
  ): Promise<MirrorChange> {
    return this.fenced(fence, async (manager) => {
      const known = await manager.query<KnownGuide[]>(
        /* sql */ `
        SELECT guide, status, status_text AS "statusText", procedures, payload_hash AS "payloadHash", missed_cycles AS "missedCycles",
          absent_since AS "absentSince"
        FROM medsenior_authorization WHERE tenant_id = $1 AND guide = ANY ($2::text[]) ORDER BY guide FOR UPDATE`,
        [tenantId, guides],
      );
      const change = changeOf(new Map(known.map((row) => [row.guide, row])));
      if (change.guides.length > 0) await manager.query(upsertGuides, [tenantId, JSON.stringify(change.guides)]);
      await this.record(manager, tenantId, change.history);
      await this.outbox.append(manager, change.events);
      return change;
    });
  }

  /**
   * All eight statuses of these beneficiaries were read.
   * @param asOf start of the oldest call @param seen every guide that appeared
   * @returns guides that are absent from now on @throws RunLostError
   */
  async complete(tenantId: number, fence: RunFence, matriculas: readonly string[], asOf: Date, seen: readonly string[]): Promise<number> {
    return this.fenced(fence, async (manager) => {
      const missed = rowsOf<{ guide: string; absent: boolean }>(await manager.query(missGuides, [tenantId, matriculas, seen]));
      const absent = missed.filter((row) => row.absent).map(({ guide }) => guide);
      await this.record(
        manager,
        tenantId,
        absent.map((guide) => ({ guide, kind: 'absent' })),
      );
      await this.outbox.append(
        manager,
        absent.map((guide) => ({ tenantId, type: 'br.ponte.medsenior.authorization.absent', subject: guide, data: {} })),
      );
      await manager.query(
        /* sql */ `
        UPDATE medsenior_watch SET attempted_at = clock_timestamp(), mirrored_at = $3, last_error = NULL
        WHERE tenant_id = $1 AND matricula = ANY ($2::text[])`,
        [tenantId, matriculas, asOf],
      );
      return absent.length;
    });
  }

  /** The reading of these beneficiaries failed; others come first in the next try. @throws RunLostError */
  async fail(tenantId: number, fence: RunFence, matriculas: readonly string[], reason: string): Promise<void> {
    await this.fenced(fence, (manager) =>
      manager.query(
        /* sql */ `
        UPDATE medsenior_watch SET attempted_at = clock_timestamp(), last_error = $3 WHERE tenant_id = $1 AND matricula = ANY ($2::text[])`,
        [tenantId, matriculas, reason],
      ),
    );
  }

  private async record(manager: EntityManager, tenantId: number, entries: readonly HistoryEntry[]): Promise<void> {
    if (entries.length === 0) return;
    await manager.query(
      /* sql */ `
      INSERT INTO medsenior_history (tenant_id, guide, kind, procedure_code, before, after)
      SELECT $1, h.guide, h.kind, h."procedureCode", h.before, h.after
      FROM ROWS FROM (jsonb_to_recordset($2::jsonb) AS (guide text, kind text, "procedureCode" text, before jsonb, after jsonb))
        WITH ORDINALITY AS h(guide, kind, "procedureCode", before, after, place)
      ORDER BY h.place`,
      [tenantId, JSON.stringify(entries)],
    );
  }

  /** The share lock keeps the task from being claimed anew until what is written here is committed. */
  private fenced<Result>({ task, epoch }: RunFence, work: (manager: EntityManager) => Promise<Result>): Promise<Result> {
    return this.dataSource.transaction(async (manager) => {
      const held = await manager.query<unknown[]>('SELECT FROM scheduled_task WHERE name = $1 AND epoch = $2 FOR SHARE', [task, epoch]);
      if (held.length === 0) throw new RunLostError();
      return work(manager);
    });
  }
}
