import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { SystemClock } from '@ponte/common';
import { ProtheusFollowStore, type ClaimedWatch } from '@ponte/persistence/protheus-refund';
import type { ProtheusTrouble } from '@ponte/protheus-refund/client';
import type { Tenant } from '../../config/tenant';
import { TenantRegistry } from '../../config/tenant-registry';
import { errorForLog } from '../../edge/logging/error-for-log';
import { WakeableLoop } from '../../scheduling/wakeable-loop';
import { type NotPermitted, ProtheusCalls } from '../connection/protheus-calls.service';
import { readingMs } from '../connection/reading-time';
import { CallGates } from '../gate/call-gates';
import { ProtheusMetrics } from '../protheus-metrics';
import { byPrescription } from '../requests/delivery/found-prescription';
import { seenPrescription, seenRefund } from './followed-as';

const longestRestMs = 1_000;
const pauseAfterFaultMs = 500;

/** What one look brought. `failed`: Protheus was asked in vain. `not-made`: it was not asked, or the look was given up. */
type Look = 'changed' | 'same' | 'failed' | 'not-made';

/**
 * Looks again and again at what is followed and not final: prescriptions by subscriber, refunds by prescription. Each replica takes what
 * is due and nobody else has, so replicas share the work; the tenant's rate and pause hold for it as for every call.
 */
@Injectable()
export class FollowPoller implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('ProtheusFollowing');
  private readonly loops: WakeableLoop[] = [];
  private readonly abort = new AbortController();
  private readonly clock = new SystemClock();

  constructor(
    private readonly tenants: TenantRegistry,
    private readonly follows: ProtheusFollowStore,
    private readonly calls: ProtheusCalls,
    private readonly gates: CallGates,
    private readonly metrics: ProtheusMetrics,
  ) {}

  onApplicationBootstrap(): void {
    for (const tenant of this.tenants.all().filter(({ protheus }) => protheus.enabled))
      this.loops.push(
        new WakeableLoop(
          () => this.next(tenant),
          (error) => this.reportFault(error),
        ),
      );
    for (const loop of this.loops) loop.start();
  }

  /** A look is worth nothing to wait for: it is given up, and taken again when its lease ends. */
  async beforeApplicationShutdown(): Promise<void> {
    this.abort.abort();
    await Promise.all(this.loops.map((loop) => loop.stop()));
  }

  private async next(tenant: Tenant): Promise<number> {
    const gate = this.gates.switchOf(tenant.id);
    const rest = (await gate.isPaused()) ? longestRestMs : await gate.coolingMs();
    if (rest > 0) return Math.min(rest, longestRestMs);
    const watch = await this.follows.claim(tenant.id, readingMs(tenant) + 5_000);
    if (!watch) return Math.max(20, Math.min((await this.follows.nextDueMs(tenant.id)) ?? longestRestMs, longestRestMs));
    const look = watch.kind === 'prescriptions' ? await this.prescriptions(tenant, watch) : await this.refunds(tenant, watch);
    // A look that was not made says nothing of the watch: its lease brings it back, and meanwhile there is nothing to hurry for.
    if (look === 'not-made') return longestRestMs;
    await this.putBack(tenant, watch, look);
    return 0;
  }

  private async prescriptions(tenant: Tenant, watch: ClaimedWatch): Promise<Look> {
    const subscriberId = watch.key;
    const items = await this.calls.medicationsOf(tenant, { subscriberId }, this.abort.signal);
    if ('kind' in items) return this.inVain(tenant, items);
    await this.gates.switchOf(tenant.id).succeed();
    const followed = await this.follows.followed(tenant.id, subscriberId);
    const now = this.clock.now();
    const seen = [...byPrescription(items)]
      .filter(([code]) => followed.has(code))
      .map(([, group]) => seenPrescription(group, tenant.protheus, now));
    return (await this.follows.seePrescriptions(tenant.id, watch, seen)) ? 'changed' : 'same';
  }

  private async refunds(tenant: Tenant, watch: ClaimedWatch): Promise<Look> {
    const prescriptionCode = watch.key;
    const items = await this.calls.refundsOf(tenant, prescriptionCode, this.abort.signal);
    if ('kind' in items) return this.inVain(tenant, items);
    await this.gates.switchOf(tenant.id).succeed();
    const own = new Map(
      items
        .filter((item) => item.prescription_code === prescriptionCode)
        .map((item) => [`${item.protocol} ${item.medication_code}`, seenRefund(item, tenant.protheus)]),
    );
    return (await this.follows.seeRefunds(tenant.id, watch, [...own.values()])) ? 'changed' : 'same';
  }

  /** In an outage all of the tenant's calls rest: it is not met once for each watch. What Protheus answers to this look concerns this look. */
  private async inVain(tenant: Tenant, trouble: ProtheusTrouble | NotPermitted): Promise<Look> {
    if (trouble.kind === 'not-permitted' || this.abort.signal.aborted) return 'not-made';
    if (trouble.delivery !== 'answered' || trouble.action === 'rate-limited') await this.gates.hold(tenant, trouble);
    return 'failed';
  }

  private async putBack(tenant: Tenant, watch: ClaimedWatch, look: Exclude<Look, 'not-made'>): Promise<void> {
    const everyMs = tenant.protheus.pollIntervalMs;
    await this.follows.putBack(tenant.id, watch, { everyMs, changed: look === 'changed', failed: look === 'failed' });
    this.metrics.looked(tenant.name, watch.kind, look);
  }

  private reportFault(error: unknown): number {
    if (!this.abort.signal.aborted) this.logger.warn({ msg: 'Following stumbled and goes on', ...errorForLog(error) });
    return pauseAfterFaultMs;
  }
}
