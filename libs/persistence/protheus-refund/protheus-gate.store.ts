import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { rowsOf } from '../rows-of';
import { drawPermits } from './sql';

/** What every replica must know before it calls Protheus. */
export interface ProtheusGateState {
  paused: boolean;
  pausedAt: Date | null;
  pausedBy: string | null;
  failures: number;
  coolUntil: Date | null;
  coolReason: string | null;
  /** Ms until queued work may go on; 0 now. A pause has no such moment. */
  coolingMs: number;
}

const stateColumns = /* sql */ `
paused, paused_at AS "pausedAt", paused_by AS "pausedBy", failures, cool_until AS "coolUntil", cool_reason AS "coolReason",
coalesce(greatest(0, ceil(extract(epoch FROM cool_until - clock_timestamp()) * 1000)), 0)::integer AS "coolingMs"`;

/** The switch, the cool-down and the rate of a tenant's Protheus, for all replicas. */
@Injectable()
export class ProtheusGateStore {
  constructor(private readonly dataSource: DataSource) {}

  async ensure(tenantId: number): Promise<void> {
    await this.dataSource.query('INSERT INTO protheus_gate (tenant_id) VALUES ($1) ON CONFLICT DO NOTHING', [tenantId]);
  }

  async read(tenantId: number): Promise<ProtheusGateState> {
    return this.one(await this.dataSource.query(`SELECT ${stateColumns} FROM protheus_gate WHERE tenant_id = $1`, [tenantId]));
  }

  pause(tenantId: number, by: string): Promise<ProtheusGateState> {
    return this.change(tenantId, 'paused = true, paused_at = coalesce(paused_at, now()), paused_by = coalesce(paused_by, $2)', [by]);
  }

  /** Opens the gate, and clears the cool-down: whoever resumes wants a try now. */
  resume(tenantId: number): Promise<ProtheusGateState> {
    return this.change(
      tenantId,
      `paused = false, paused_at = NULL, paused_by = NULL, cool_until = NULL, cool_reason = NULL, failures = 0,
       resumed_at = CASE WHEN paused THEN now() ELSE resumed_at END`,
      [],
    );
  }

  /** A call said nothing of its request. The pause doubles with each failure; calls that were on the wire together count as one. */
  async coolDown(
    tenantId: number,
    reason: string,
    { baseMs, maxMs, jitter, retryAfterMs = 0 }: { baseMs: number; maxMs: number; jitter: number; retryAfterMs?: number },
  ): Promise<void> {
    await this.dataSource.query(
      /* sql */ `
      UPDATE protheus_gate SET failures = failures + CASE WHEN cool_until > clock_timestamp() THEN 0 ELSE 1 END, cool_reason = $2,
        cool_until = greatest(cool_until, clock_timestamp() + interval '1 millisecond' * greatest($6::double precision,
          CASE WHEN cool_until > clock_timestamp() THEN 0
               ELSE least($4::double precision, $3::double precision * power(2, least(failures, 20))) * (1 + $5::double precision) END))
      WHERE tenant_id = $1`,
      [tenantId, reason, baseMs, maxMs, jitter, retryAfterMs],
    );
  }

  /** Protheus answered again. Not while a cool-down runs: what is answered then was asked before it. */
  async recover(tenantId: number): Promise<void> {
    await this.dataSource.query(
      /* sql */ `
      UPDATE protheus_gate SET failures = 0, cool_until = NULL, cool_reason = NULL
      WHERE tenant_id = $1 AND failures > 0 AND (cool_until IS NULL OR cool_until <= clock_timestamp())`,
      [tenantId],
    );
  }

  /** Draws up to `wanted` permits to call. @returns how many were granted, and ms until the next one grows */
  async draw(tenantId: number, ratePerSecond: number, wanted: number): Promise<{ granted: number; waitMs: number }> {
    const burst = Math.max(1, ratePerSecond / 10);
    return this.one(await this.dataSource.query(drawPermits, [tenantId, ratePerSecond, burst, wanted]));
  }

  private async change(tenantId: number, assignments: string, params: unknown[]): Promise<ProtheusGateState> {
    return this.one(
      await this.dataSource.query(`UPDATE protheus_gate SET ${assignments} WHERE tenant_id = $1 RETURNING ${stateColumns}`, [
        tenantId,
        ...params,
      ]),
    );
  }

  private one<Row>(answer: unknown): Row {
    const [row] = rowsOf<Row>(answer);
    if (!row) throw new Error('the tenant has no gate to Protheus');
    return row;
  }
}
