import { setTimeout as delay } from 'node:timers/promises';
import type { HatReadTrouble } from '@ponte/hat/client';
import type { HatCallSlotStore, HatLeaseStore } from '@ponte/persistence';
import type { Tenant } from '../../../config/tenant';
import type { EngineTuning } from '../../submissions/engine/engine-tuning';
import { inParallel } from '../../submissions/engine/in-parallel';
import type { TenantGate } from '../../submissions/engine/tenant-gate';
import { WorkLease } from '../../submissions/engine/work-lease';
import { HatPausedError, hatTroubleError } from './import.errors';

/** Slots are given back after so many calls, or so long: registrations wait for them too. */
const mostCalls = 250;
const longestHoldMs = 500;
/** Calls without an answer, one after the other, that end a run. */
const mostTroubles = 3;
/** A cool-down that lasts longer ends the run; the next slot of its plan tries again. */
const longestWaitMs = 60_000;

/** Troubles that say nothing of how HAT's other routes fare: they must not hold the registrations up. */
const ofThisRoute = new Set(['FORBIDDEN', 'ADDRESS_UNKNOWN', 'REDIRECTED', 'ANSWER_UNKNOWN']);

type Answered<Outcome> = Exclude<Outcome, { kind: 'trouble' }>;

export interface GateParts {
  readonly tenant: Tenant;
  readonly gate: TenantGate;
  readonly slots: HatCallSlotStore;
  readonly leases: HatLeaseStore;
  readonly tuning: EngineTuning;
  readonly newId: () => string;
  readonly random: () => number;
  /** Fires when the run must stop. */
  readonly signal: AbortSignal;
}

/** Calls of one run to one tenant's HAT, within what its switch, its cool-down, its rate and its slots allow over all replicas. */
export class GatedCalls {
  private troubles = 0;
  private held?: Hold;

  constructor(private readonly parts: GateParts) {}

  /** One call, repeated while HAT gives no answer. @throws what `each` throws */
  async one<Outcome extends { kind: string }>(call: () => Promise<Outcome>): Promise<{ outcome: Answered<Outcome>; askedAt: string }> {
    let answer: { outcome: Answered<Outcome>; askedAt: string } | undefined;
    await this.each([call], async (ask, askedAt) => {
      const outcome = await ask();
      if (isTrouble(outcome)) return outcome;
      answer = { outcome: outcome as Answered<Outcome>, askedAt };
      return undefined;
    });
    if (!answer) throw new Error('a call ended without an answer');
    return answer;
  }

  /**
   * Makes a call for each item, some at a time; those without an answer are made again.
   * @param call resolves with the trouble where HAT gave no answer; `askedAt` is the database's clock when it began
   * @throws HatPausedError, PonteError when HAT stays away, the reason of the signal
   */
  async each<Item>(items: readonly Item[], call: (item: Item, askedAt: string) => Promise<HatReadTrouble | undefined>): Promise<void> {
    for (let waiting = items.map((item) => ({ item })); waiting.length > 0;) {
      const hold = await this.hold(Math.min(waiting.length, mostCalls));
      const now = waiting.slice(0, hold.calls);
      waiting = [...(await this.spend(hold, now, call)), ...waiting.slice(now.length)];
    }
  }

  /** Gives back what is held. To be called when nothing more is to be asked for now. */
  async release(): Promise<void> {
    const { held } = this;
    this.held = undefined;
    await held?.lease.release();
  }

  /** @returns the items that are still to be called for */
  private async spend<Held extends { item: unknown }>(
    hold: Hold,
    items: readonly Held[],
    call: (item: Held['item'], askedAt: string) => Promise<HatReadTrouble | undefined>,
  ): Promise<Held[]> {
    const { gate, signal } = this.parts;
    const left: Held[] = [];
    let trouble: HatReadTrouble | undefined;
    try {
      await inParallel(items, hold.slots, async (held) => {
        if (trouble || signal.aborted || !hold.lease.holds() || !(await gate.isOpen())) return void left.push(held);
        const met = await call(held.item, askedAt(hold));
        if (met) {
          trouble = met;
          left.push(held);
        } else {
          this.troubles = 0;
          await gate.succeed();
        }
      });
    } finally {
      if (!hold.reusable || left.length > 0 || performance.now() - hold.since > longestHoldMs) await this.release();
    }
    // A call that was cut off by the end of the run says nothing of HAT.
    signal.throwIfAborted();
    if (trouble) await this.bear(trouble);
    return left;
  }

  private async bear(trouble: HatReadTrouble): Promise<void> {
    if (ofThisRoute.has(trouble.reason)) throw hatTroubleError(trouble);
    await this.parts.gate.hold({ ...trouble, applied: 'unknown' });
    if (++this.troubles >= mostTroubles) throw hatTroubleError(trouble);
  }

  /** What is held from before, where nothing but slots is counted; else slots and permits for these calls. */
  private async hold(wantedCalls: number): Promise<Hold> {
    if (this.held?.lease.holds()) return this.held;
    await this.release();
    const { tenant, slots, leases, tuning, newId, random, signal } = this.parts;
    const { concurrency, ratePerSecond } = tenant.hat;
    // Permits are drawn for the very calls that are made; slots without a rate are worth holding for the next calls too.
    const reusable = ratePerSecond === 0;
    const wantedSlots = reusable ? concurrency : Math.min(concurrency, wantedCalls);
    for (;;) {
      signal.throwIfAborted();
      const leaseId = newId();
      const request = { tenantId: tenant.id, leaseId, leaseMs: tuning.leaseMs, concurrency, wantedSlots, wantedCalls, ratePerSecond };
      const grant = await slots.take(request);
      if (grant.kind === 'granted') {
        const { slots: granted, calls, grantedAt } = grant;
        const lease = new WorkLease(leaseId, leases, tuning);
        // Fewer calls than asked for: HAT is being probed after a failure, with one call.
        const whole = reusable && calls === wantedCalls;
        return (this.held = {
          lease,
          slots: granted,
          calls: whole ? mostCalls : calls,
          grantedAt,
          since: performance.now(),
          reusable: whole,
        });
      }
      if (grant.reason === 'paused') throw new HatPausedError('HAT is paused');
      // Slots that others hold come free at no known moment, within a run of theirs.
      const waitMs = grant.reason === 'busy' ? 10 + random() * 20 : grant.waitMs;
      if (waitMs > longestWaitMs) throw new HatPausedError('HAT rests');
      await delay(waitMs, undefined, { signal });
    }
  }
}

interface Hold {
  readonly lease: WorkLease;
  readonly slots: number;
  readonly calls: number;
  readonly grantedAt: number;
  /** By this process' monotonic clock, when it was granted. */
  readonly since: number;
  readonly reusable: boolean;
}

/** The database's clock now, as far as this process can tell: replicas compare these times. */
function askedAt({ grantedAt, since }: Hold): string {
  return new Date(grantedAt + Math.floor(performance.now() - since)).toISOString();
}

function isTrouble(outcome: { kind: string }): outcome is HatReadTrouble {
  return outcome.kind === 'trouble';
}
