import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { lockClaim } from './hat-locks';
import { rowsOf } from './pg-values';

/** What every replica must know before it calls HAT. */
export interface GateState {
  paused: boolean;
  pausedAt: Date | null;
  pausedBy: string | null;
  failures: number;
  coolUntil: Date | null;
  coolReason: string | null;
  /** No call may start now. */
  closed: boolean;
}

const stateColumns = /* sql */ `
paused, paused_at AS "pausedAt", paused_by AS "pausedBy", failures, cool_until AS "coolUntil", cool_reason AS "coolReason",
(paused OR coalesce(cool_until > clock_timestamp(), false)) AS closed`;

/** The switch and the cool-down of a tenant's HAT. */
@Injectable()
export class HatGateStore {
  constructor(private readonly dataSource: DataSource) {}

  async ensure(tenantId: number): Promise<void> {
    await this.dataSource.query('INSERT INTO hat_gate (tenant_id) VALUES ($1) ON CONFLICT DO NOTHING', [tenantId]);
  }

  async read(tenantId: number): Promise<GateState> {
    const [state] = rowsOf<GateState>(await this.dataSource.query(`SELECT ${stateColumns} FROM hat_gate WHERE tenant_id = $1`, [tenantId]));
    if (!state) throw new Error(`tenant ${tenantId} has no gate`);
    return state;
  }

  async pause(tenantId: number, by: string): Promise<GateState> {
    return this.change(
      tenantId,
      `paused = true, paused_at = coalesce(paused_at, now()), paused_by = coalesce(paused_by, $2), stopped_since = coalesce(stopped_since, now())`,
      [by],
    );
  }

  /** Opens the gate, and clears cool-downs: whoever resumes wants a try now. */
  async resume(tenantId: number): Promise<GateState> {
    return this.dataSource.transaction(async (manager) => {
      await lockClaim(manager, tenantId);
      await manager.query('SELECT FROM hat_gate WHERE tenant_id = $1 FOR UPDATE', [tenantId]);
      await this.shiftDeadlines(manager, tenantId);
      await manager.query('UPDATE hat_lane SET cool_until = NULL, cool_reason = NULL, failed_in_row = 0 WHERE tenant_id = $1', [tenantId]);
      return this.change(
        tenantId,
        `paused = false, paused_at = NULL, paused_by = NULL, cool_until = NULL, stopped_since = NULL,
         resumed_at = CASE WHEN paused THEN now() ELSE resumed_at END`,
        [],
        manager,
      );
    });
  }

  /**
   * A call failed without saying anything of its batch. The pause doubles with each failure; calls that were on the wire together
   * count as one, but the longest Retry-After of them all is kept. @returns the pause in ms, or 0 when one was running
   */
  async coolDown(tenantId: number, reason: string, baseMs: number, maxMs: number, jitter: number, retryAfterMs?: number): Promise<number> {
    const [row] = rowsOf<{ wait: number }>(
      await this.dataSource.query(
        /* sql */ `
        UPDATE hat_gate SET failures = failures + 1, cool_reason = $2, stopped_since = coalesce(stopped_since, now()),
          cool_until = clock_timestamp() + interval '1 millisecond'
            * greatest($6::double precision, least($4::double precision, $3::double precision * power(2, least(failures, 20))) * (1 + $5::double precision))
        WHERE tenant_id = $1 AND (cool_until IS NULL OR cool_until <= clock_timestamp())
        RETURNING ceil(extract(epoch FROM cool_until - clock_timestamp()) * 1000)::integer AS wait`,
        [tenantId, reason, baseMs, maxMs, jitter, retryAfterMs ?? 0],
      ),
    );
    if (!row && retryAfterMs) {
      await this.dataSource.query(
        /* sql */ `
        UPDATE hat_gate SET cool_until = clock_timestamp() + $2 * interval '1 millisecond', cool_reason = $3
        WHERE tenant_id = $1 AND cool_until < clock_timestamp() + $2 * interval '1 millisecond'`,
        [tenantId, retryAfterMs, reason],
      );
    }
    await this.dataSource.query(`SELECT pg_notify('hat_gate', $1)`, [String(tenantId)]);
    return row?.wait ?? 0;
  }

  /**
   * HAT answered again: deadlines go on from where they stood. Not while a cool-down runs: what is answered then was asked before it,
   * and says nothing of how HAT fares since.
   */
  async recover(tenantId: number): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      await lockClaim(manager, tenantId);
      const [gate] = rowsOf<{ paused: boolean; failures: number; cooling: boolean }>(
        await manager.query(
          `SELECT paused, failures, coalesce(cool_until > clock_timestamp(), false) AS cooling FROM hat_gate WHERE tenant_id = $1 FOR UPDATE`,
          [tenantId],
        ),
      );
      if (!gate || gate.failures === 0 || gate.cooling) return;
      if (!gate.paused) await this.shiftDeadlines(manager, tenantId);
      await this.change(
        tenantId,
        'failures = 0, cool_until = NULL, cool_reason = NULL, stopped_since = CASE WHEN paused THEN stopped_since END',
        [],
        manager,
      );
    });
  }

  /** Batches are locked in the order of their ids, as those who store results do; claims, which go the other way round, are kept out. */
  private async shiftDeadlines(manager: EntityManager, tenantId: number): Promise<void> {
    await manager.query(
      /* sql */ `
      WITH awaiting AS MATERIALIZED (
        SELECT id FROM hat_batch WHERE tenant_id = $1 AND state = 'awaiting' ORDER BY id FOR UPDATE
      )
      UPDATE hat_batch b SET deadline_at = b.deadline_at + (now() - g.stopped_since)
      FROM hat_gate g, awaiting a WHERE g.tenant_id = $1 AND g.stopped_since IS NOT NULL AND b.id = a.id`,
      [tenantId],
    );
  }

  private async change(tenantId: number, assignments: string, params: unknown[], manager: EntityManager = this.dataSource.manager) {
    const [state] = rowsOf<GateState>(
      await manager.query(`UPDATE hat_gate SET ${assignments} WHERE tenant_id = $1 RETURNING ${stateColumns}`, [tenantId, ...params]),
    );
    await manager.query(`SELECT pg_notify('hat_gate', $1)`, [String(tenantId)]);
    if (!state) throw new Error(`tenant ${tenantId} has no gate`);
    return state;
  }
}
