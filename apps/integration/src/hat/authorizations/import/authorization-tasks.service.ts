import { Injectable, type OnModuleInit } from '@nestjs/common';
import { SystemClock } from '@ponte/common';
import { authorizationStatuses } from '@ponte/hat/contract';
import type { Tenant } from '../../../config/tenant';
import { TenantRegistry } from '../../../config/tenant-registry';
import type { ScheduledTask, TaskContext, TaskCounts } from '../../../scheduling/scheduled-task';
import { TaskScheduler } from '../../../scheduling/task-scheduler';
import { AuthorizationRuns } from './authorization-runs.service';
import type { ImportRun } from './import-run';
import { reconcileDays } from './reconcile-days';
import { rereadAudited } from './reread-audited';
import { trackingPass } from './tracking-pass';

const dayMs = 86_400_000;

/** Makes the import of each operator that has HAT two recurring tasks: the poll, and the nightly pass. */
@Injectable()
export class AuthorizationTasks implements OnModuleInit {
  private readonly clock = new SystemClock();

  constructor(
    private readonly tenants: TenantRegistry,
    private readonly scheduler: TaskScheduler,
    private readonly runs: AuthorizationRuns,
  ) {}

  onModuleInit(): void {
    for (const tenant of this.tenants.all()) {
      const { enabled, authorizations } = tenant.hat;
      if (!enabled || authorizations.pollIntervalMs === 0) continue;
      const importTask = `hat-authorizations:${tenant.name}`;
      this.register(tenant, {
        name: importTask,
        description: 'Importa do HAT as autorizações novas e canceladas, marca as importadas e relê as que estão em auditoria.',
        everyMs: authorizations.pollIntervalMs,
        work: (run) => importNew(run),
      });
      this.register(tenant, {
        name: `hat-authorizations-reconcile:${tenant.name}`,
        description: 'Relê, uma vez por noite, as autorizações emitidas nos últimos dias e grava o que mudou.',
        everyMs: dayMs,
        dailyAt: { time: authorizations.reconcileAt, timeZone: authorizations.timeZone },
        work: (run) => reconcileDays(run, this.clock.now(), importTask),
      });
    }
  }

  private register(tenant: Tenant, { work, ...plan }: Pick<ScheduledTask, 'name' | 'description' | 'everyMs' | 'dailyAt'> & Work): void {
    this.scheduler.register({
      ...plan,
      tenantId: tenant.id,
      leaseMs: this.runs.leaseMs,
      run: (context: TaskContext): Promise<TaskCounts> => this.runs.run(tenant, plan.name, context, work),
    });
  }
}

interface Work {
  work: (run: ImportRun) => Promise<void>;
}

async function importNew(run: ImportRun): Promise<void> {
  const { tenant, store, fence } = run.parts;
  const { cancelledStatus } = tenant.hat.authorizations;
  const readFrom = await trackingPass(run, { query: { trackingStatus: '0' }, mark: '1', marks: () => true });
  if (readFrom !== undefined) await store.complete(tenant.id, fence, readFrom);
  const cancelled = { query: { trackingStatus: '1', authStatus: cancelledStatus }, mark: '2' } as const;
  await trackingPass(run, { ...cancelled, marks: ({ status }) => status === authorizationStatuses.cancelled });
  await rereadAudited(run);
}
