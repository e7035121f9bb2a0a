import { Injectable } from '@nestjs/common';
import { pageOf, PonteError } from '@ponte/common';
import { TenantRegistry } from '../config/tenant-registry';
import type { Caller } from '../edge/access/caller';
import type { ScheduledTask } from '../scheduling/scheduled-task';
import { TaskScheduler } from '../scheduling/task-scheduler';
import { TaskStore } from '../scheduling/task.store';
import { runView, taskView } from './task-views';
import type { RunQuery, TaskList, TaskRunPage, TaskView } from './task.dto';

/** Tells callers how the recurring tasks fare, and steers them: those of their own operator, and those of the hub where it has no other. */
@Injectable()
export class TaskService {
  constructor(
    private readonly scheduler: TaskScheduler,
    private readonly store: TaskStore,
    private readonly tenants: TenantRegistry,
  ) {}

  async list(caller: Caller): Promise<TaskList> {
    const visible = this.scheduler.declared().filter((task) => isVisible(task, caller));
    const [rows, newest, successes] = await Promise.all([this.store.tasks(), this.store.newestRuns(), this.store.lastSuccesses()]);
    const items = visible.flatMap((task) => {
      const row = rows.find(({ name }) => name === task.name);
      return row === undefined ? [] : [taskView(task, row, newest.get(task.name), successes.get(task.name)?.at, this.isOwn(task))];
    });
    return { items, hasNext: false };
  }

  /** @throws PonteError NOT_FOUND, for another operator's task too */
  async get(caller: Caller, name: string): Promise<TaskView> {
    this.require(caller, name);
    const found = (await this.list(caller)).items.find((task) => task.name === name);
    if (found === undefined) throw new PonteError('NOT_FOUND');
    return found;
  }

  /** @throws PonteError NOT_FOUND */
  async runs(caller: Caller, name: string, { page, pageSize, outcome }: RunQuery): Promise<TaskRunPage> {
    const task = this.require(caller, name);
    const stored = outcome === 'running' ? null : outcome;
    const { items, hasNext } = pageOf(await this.store.runs(name, pageSize + 1, (page - 1) * pageSize, stored), pageSize);
    return { items: items.map((run) => runView(run, this.isOwn(task))), hasNext };
  }

  /** @throws PonteError NOT_FOUND, TASK_SHARED */
  async steer(caller: Caller, name: string, action: 'pause' | 'resume' | 'runNow'): Promise<TaskView> {
    if (!this.isOwn(this.require(caller, name))) throw new PonteError('TASK_SHARED');
    await this.scheduler[action](name);
    return this.get(caller, name);
  }

  private require(caller: Caller, name: string): ScheduledTask {
    const task = this.scheduler.declared().find((one) => one.name === name);
    if (task === undefined || !isVisible(task, caller)) throw new PonteError('NOT_FOUND');
    return task;
  }

  /** A task of the hub is the operator's own where the hub has one operator; else its numbers and its switch are everybody's. */
  private isOwn(task: ScheduledTask): boolean {
    return task.tenantId !== undefined || this.tenants.all().length === 1;
  }
}

function isVisible(task: ScheduledTask, { tenant }: Caller): boolean {
  return task.tenantId === undefined || task.tenantId === tenant.id;
}
