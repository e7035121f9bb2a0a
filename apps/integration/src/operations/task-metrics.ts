import { Injectable } from '@nestjs/common';
import { Counter, Gauge } from 'prom-client';
import { TenantRegistry } from '../config/tenant-registry';
import { MetricsService } from '../edge/metrics/metrics.service';
import type { ScheduledTask } from '../scheduling/scheduled-task';
import { TaskScheduler } from '../scheduling/task-scheduler';
import { TaskStore } from '../scheduling/task.store';

/** How runs of tasks end, and how long ago each task last did its work. */
@Injectable()
export class TaskMetrics {
  constructor(metrics: MetricsService, tenants: TenantRegistry, scheduler: TaskScheduler, store: TaskStore) {
    const registers = [metrics.registry];
    // A task of one operator is seen in the metrics by that operator alone: the label `tenant` does it.
    const labels = ({ name, tenantId }: ScheduledTask) => {
      const tenant = tenantId === undefined ? undefined : tenants.findById(tenantId)?.name;
      return { task: name, ...(tenant === undefined ? {} : { tenant }) };
    };
    const runs = new Counter({
      name: 'ponte_task_runs_total',
      help: 'Runs of recurring tasks that ended in this process, by outcome; lost: another replica had taken over',
      labelNames: ['task', 'outcome', 'tenant'],
      registers,
    });
    scheduler.observe((task, outcome) => runs.inc({ ...labels(task), outcome }));
    new Gauge({
      name: 'ponte_task_last_success_age_seconds',
      help: 'Time since a task last succeeded, on whatever replica; absent when it never did',
      labelNames: ['task', 'tenant'],
      registers,
      async collect() {
        this.reset();
        // Without its database the hub still tells what it knows of itself: this one is then absent.
        const successes = await store.lastSuccesses().catch(() => undefined);
        for (const task of scheduler.declared()) {
          const ageSeconds = successes?.get(task.name)?.ageSeconds;
          if (ageSeconds !== undefined) this.set(labels(task), ageSeconds);
        }
      },
    });
  }
}
