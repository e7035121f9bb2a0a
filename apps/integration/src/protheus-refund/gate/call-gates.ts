import { Injectable } from '@nestjs/common';
import { SystemRandomness } from '@ponte/common';
import { ProtheusGateStore } from '@ponte/persistence/protheus-refund';
import type { ProtheusTrouble } from '@ponte/protheus-refund/client';
import type { Tenant } from '../../config/tenant';
import { PermitQueue } from './permit-queue';
import { TenantSwitch } from './tenant-switch';

/** `late`: the tenant's rate left no call within the time the caller had. */
export type Permission = 'granted' | 'paused' | 'late';

/** What stands before every call to Protheus: the switch of the tenant, and its rate over all replicas. */
@Injectable()
export class CallGates {
  private readonly switches = new Map<number, TenantSwitch>();
  private readonly queues = new Map<number, PermitQueue>();
  private readonly randomness = new SystemRandomness();

  constructor(private readonly store: ProtheusGateStore) {}

  /** Asked right before each call, pages included. */
  async permission(tenant: Tenant, withinMs: number): Promise<Permission> {
    if (await this.switchOf(tenant.id).isPaused()) return 'paused';
    if (tenant.protheus.ratePerSecond === 0) return 'granted';
    if (!(await this.queueOf(tenant).take(withinMs))) return 'late';
    // The wait may have been longer than a pause may take to hold.
    return (await this.switchOf(tenant.id).isPaused()) ? 'paused' : 'granted';
  }

  /** The tenant's whole queue rests for a while: nothing was wrong with the call. */
  hold({ id, protheus }: Tenant, { error, retryAfterMs }: ProtheusTrouble): Promise<void> {
    const { backoffBaseMs: baseMs, backoffMaxMs: maxMs } = protheus;
    return this.switchOf(id).hold(error.code, { baseMs, maxMs, jitter: this.randomness.fraction() / 4, retryAfterMs });
  }

  switchOf(tenantId: number): TenantSwitch {
    let found = this.switches.get(tenantId);
    if (!found) this.switches.set(tenantId, (found = new TenantSwitch(tenantId, this.store)));
    return found;
  }

  private queueOf({ id, protheus }: Tenant): PermitQueue {
    let queue = this.queues.get(id);
    if (!queue) this.queues.set(id, (queue = new PermitQueue((wanted) => this.store.draw(id, protheus.ratePerSecond, wanted))));
    return queue;
  }
}
