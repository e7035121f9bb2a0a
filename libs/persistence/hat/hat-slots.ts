import type { EntityManager } from 'typeorm';
import { rowsOf } from './pg-values';
import { openGate, takeSlots } from './sql';

/** What a replica asks for when it wants to call HAT. Limits are totals over all replicas (engine rule A19). */
export interface SlotRequest {
  tenantId: number;
  leaseId: string;
  leaseMs: number;
  /** Calls at a time, of all replicas together. */
  concurrency: number;
  /** Calls at a time wanted for this run. */
  wantedSlots: number;
  /** Calls wanted in all. */
  wantedCalls: number;
  /** 0 = no limit. */
  ratePerSecond: number;
}

export type SlotAnswer =
  | { kind: 'open'; slots: number; calls: number; permitsLeft: number }
  | { kind: 'closed'; reason: 'paused' | 'cooling' | 'busy' | 'rate'; waitMs: number };

/** Reads the gate under the claim lock. While HAT fails, one call at a time probes it. */
export async function readGate(manager: EntityManager, request: SlotRequest): Promise<SlotAnswer> {
  const { tenantId, ratePerSecond, concurrency, wantedCalls, wantedSlots } = request;
  const burst = Math.max(1, ratePerSecond / 10);
  const [gate] = rowsOf<{ paused: boolean; failures: number; cooling_ms: number | null; permits: number; slots_taken: number }>(
    await manager.query(openGate, [tenantId, ratePerSecond, burst]),
  );
  if (!gate) throw new Error(`tenant ${tenantId} has no gate`);
  if (gate.paused) return { kind: 'closed', reason: 'paused', waitMs: Infinity };
  if (gate.cooling_ms) return { kind: 'closed', reason: 'cooling', waitMs: gate.cooling_ms };
  const free = concurrency - gate.slots_taken;
  if (free < 1 || (gate.failures > 0 && gate.slots_taken > 0)) return { kind: 'closed', reason: 'busy', waitMs: Infinity };
  if (gate.failures > 0) return { kind: 'open', slots: 1, calls: 1, permitsLeft: Math.max(0, gate.permits - 1) };
  if (ratePerSecond === 0) return { kind: 'open', slots: Math.min(free, wantedSlots), calls: wantedCalls, permitsLeft: 0 };
  const permits = Math.floor(gate.permits);
  if (permits < 1) return { kind: 'closed', reason: 'rate', waitMs: Math.ceil(((1 - gate.permits) / ratePerSecond) * 1000) };
  const calls = Math.min(wantedCalls, permits);
  return { kind: 'open', slots: Math.min(free, wantedSlots, calls), calls, permitsLeft: gate.permits - calls };
}

/** Takes the slots, drawing as many permits as calls will be made. */
export async function takeLease(
  manager: EntityManager,
  request: SlotRequest,
  open: SlotAnswer & { kind: 'open' },
  calls: number,
): Promise<void> {
  const permitsLeft = open.permitsLeft + (open.calls - calls);
  await manager.query(takeSlots, [request.tenantId, request.leaseId, open.slots, request.leaseMs, permitsLeft]);
}
