import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { rowsOf } from '../rows-of';
import { takeCall } from './sql';

/** What stands between a tenant and MedSenior. */
export interface MedseniorGateState {
  paused: boolean;
  pausedAt: Date | null;
  pausedBy: string | null;
  failures: number;
  coolUntil: Date | null;
  coolReason: string | null;
  quietUntil: Date | null;
  /** Ms until the mirror may go on; 0 now. */
  coolingMs: number;
  /** Ms until anybody may call; 0 now. */
  quietMs: number;
}

export interface CallRequest {
  tenantId: number;
  /** Total over all replicas; 0 = no limit. */
  ratePerSecond: number;
  /** A slot that comes later is not taken, ms. */
  maxWaitMs: number;
  /** The mirror waits out its back-off; a call for somebody who waits need not. */
  keepsBackOff: boolean;
}

/** `waitMs`: wait so long, look whether the gate is still open, and call. `at`: now, by the clock of the database. */
export type CallAnswer =
  | { kind: 'taken'; waitMs: number; at: Date }
  | { kind: 'closed'; reason: 'paused' }
  | { kind: 'closed'; reason: 'quiet' | 'cooling' | 'rate'; waitMs: number };

const stateColumns = /* sql */ `
paused, paused_at AS "pausedAt", paused_by AS "pausedBy", failures, cool_until AS "coolUntil", cool_reason AS "coolReason",
quiet_until AS "quietUntil",
coalesce(greatest(0, ceil(extract(epoch FROM cool_until - clock_timestamp()) * 1000)), 0)::float8 AS "coolingMs",
coalesce(greatest(0, ceil(extract(epoch FROM quiet_until - clock_timestamp()) * 1000)), 0)::float8 AS "quietMs"`;

/** The switch, the back-off and the rate of a tenant's MedSenior, for all replicas. Nothing of it is kept in memory. */
@Injectable()
export class MedseniorGateStore {
  constructor(private readonly dataSource: DataSource) {}

  async ensure(tenantId: number): Promise<void> {
    await this.dataSource.query('INSERT INTO medsenior_gate (tenant_id) VALUES ($1) ON CONFLICT DO NOTHING', [tenantId]);
  }

  async read(tenantId: number): Promise<MedseniorGateState> {
    return this.one(await this.dataSource.query(`SELECT ${stateColumns} FROM medsenior_gate WHERE tenant_id = $1`, [tenantId]));
  }

  /** A place for one call, or why there is none. */
  async take({ tenantId, ratePerSecond, maxWaitMs, keepsBackOff }: CallRequest): Promise<CallAnswer> {
    const burst = Math.max(1, ratePerSecond / 10);
    const [taken] = rowsOf<{ waitMs: number; at: Date }>(
      await this.dataSource.query(takeCall, [tenantId, ratePerSecond, burst, maxWaitMs, keepsBackOff]),
    );
    if (taken) return { kind: 'taken', ...taken };
    const { paused, quietMs, coolingMs } = await this.read(tenantId);
    if (paused) return { kind: 'closed', reason: 'paused' };
    if (quietMs > 0) return { kind: 'closed', reason: 'quiet', waitMs: quietMs };
    if (keepsBackOff && coolingMs > 0) return { kind: 'closed', reason: 'cooling', waitMs: coolingMs };
    return { kind: 'closed', reason: 'rate', waitMs: maxWaitMs };
  }

  pause(tenantId: number, by: string): Promise<MedseniorGateState> {
    return this.change(tenantId, 'paused = true, paused_at = coalesce(paused_at, now()), paused_by = coalesce(paused_by, $2)', [by]);
  }

  /** Opens the gate, and clears the back-off: whoever resumes wants a try now. */
  resume(tenantId: number): Promise<MedseniorGateState> {
    return this.change(
      tenantId,
      'paused = false, paused_at = NULL, paused_by = NULL, cool_until = NULL, cool_reason = NULL, quiet_until = NULL, failures = 0',
    );
  }

  /** A call of the mirror failed. The back-off doubles with each failure in a row. @param jitter 0 to 1, a part of the pause on top */
  async coolDown(tenantId: number, reason: string, { baseMs, maxMs, jitter }: { baseMs: number; maxMs: number; jitter: number }) {
    return this.change(
      tenantId,
      `failures = failures + 1, cool_reason = $2, cool_until = greatest(cool_until, clock_timestamp() + interval '1 millisecond'
         * (least($4::double precision, $3::double precision * power(2, least(failures, 20))) * (1 + $5::double precision)))`,
      [reason, baseMs, maxMs, jitter],
    );
  }

  /** MedSenior asked for silence. @param forMs as it said, or a guess of ours */
  async quiet(tenantId: number, reason: string, forMs: number): Promise<MedseniorGateState> {
    return this.change(
      tenantId,
      `cool_reason = $2, quiet_until = greatest(quiet_until, clock_timestamp() + $3::double precision * interval '1 millisecond')`,
      [reason, forMs],
    );
  }

  /** MedSenior answered the mirror properly. */
  async recover(tenantId: number): Promise<void> {
    await this.dataSource.query(
      'UPDATE medsenior_gate SET failures = 0, cool_until = NULL, cool_reason = NULL WHERE tenant_id = $1 AND (failures > 0 OR cool_reason IS NOT NULL)',
      [tenantId],
    );
  }

  private async change(tenantId: number, assignments: string, parameters: unknown[] = []): Promise<MedseniorGateState> {
    return this.one(
      await this.dataSource.query(`UPDATE medsenior_gate SET ${assignments} WHERE tenant_id = $1 RETURNING ${stateColumns}`, [
        tenantId,
        ...parameters,
      ]),
    );
  }

  private one(answer: unknown): MedseniorGateState {
    const [state] = rowsOf<MedseniorGateState>(answer);
    if (!state) throw new Error('the tenant has no gate before MedSenior');
    return state;
  }
}
