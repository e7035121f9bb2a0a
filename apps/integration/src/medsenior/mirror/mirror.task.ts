import { setTimeout as pause } from 'node:timers/promises';
import type { SystemRandomness } from '@ponte/common';
import type { Tenant } from '../../config/tenant';
import type { ScheduledTask, TaskContext, TaskCounts } from '../../scheduling/scheduled-task';
import type { MedseniorMetrics } from '../medsenior-metrics';
import { type MirrorPorts, MirrorRound } from './mirror-round';

/** Keeps the mirror of one operator's watch list fresh. */
export class MirrorTask implements ScheduledTask {
  readonly name: string;
  readonly description = 'Espelha as autorizações dos beneficiários acompanhados na MedSênior.';
  readonly tenantId: number;
  readonly everyMs: number;

  constructor(
    private readonly tenant: Tenant,
    private readonly ports: Omit<MirrorPorts, 'random' | 'pause'> & { randomness: SystemRandomness; metrics: MedseniorMetrics },
  ) {
    this.name = `medsenior-authorizations:${tenant.name}`;
    this.tenantId = tenant.id;
    this.everyMs = tenant.medsenior.pollIntervalMs;
  }

  async run({ signal, epoch }: TaskContext): Promise<TaskCounts> {
    const { randomness, metrics, ...ports } = this.ports;
    const fence = { task: this.name, epoch };
    const own = { random: () => randomness.fraction(), pause: (ms: number, given: AbortSignal) => pause(ms, undefined, { signal: given }) };
    const round = new MirrorRound(this.tenant, { ...ports, ...own }, fence, signal);
    try {
      await round.run();
    } finally {
      metrics.mirrored(this.tenant.name, round.counts);
    }
    return round.counts;
  }
}
