import { randomUUID } from 'node:crypto';
import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { SchedulerRegistry } from '@nestjs/schedule';
import { PonteError } from '@ponte/common';
import { errorForLog } from '../edge/logging/error-for-log';
import { defaultLeaseMs, type ScheduledTask } from './scheduled-task';
import { TaskRun } from './task-run';
import { TaskStore, type TaskOutcome } from './task.store';

/** A run asked for, or resumed, starts within this time on some replica. */
const longestTickMs = 1_000;

/** Looks after the recurring tasks of this process; leases in PostgreSQL see to it that replicas do not double them. */
@Injectable()
export class TaskScheduler implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Scheduling');
  private readonly owner = randomUUID();
  private readonly tasks = new Map<string, ScheduledTask>();
  private readonly running = new Map<string, { run: TaskRun; done: Promise<void> }>();
  private readonly ticking = new Set<Promise<boolean>>();
  private stopped = false;
  private onRun: (task: ScheduledTask, outcome: TaskOutcome | 'lost') => void = () => undefined;

  constructor(
    private readonly timers: SchedulerRegistry,
    private readonly store: TaskStore,
  ) {}

  /** To be called while modules initialize; ticks begin when the application has started. */
  register(task: ScheduledTask): void {
    if (this.tasks.has(task.name)) throw new Error(`Task ${task.name} is registered twice`);
    this.tasks.set(task.name, task);
  }

  /** @param onRun told of every run that ended in this process */
  observe(onRun: (task: ScheduledTask, outcome: TaskOutcome | 'lost') => void): void {
    this.onRun = onRun;
  }

  /** The tasks of this build, by name. Rows of tasks that are no more keep their history in the database. */
  declared(): readonly ScheduledTask[] {
    return [...this.tasks.values()].sort((left, right) => (left.name < right.name ? -1 : 1));
  }

  async onApplicationBootstrap(): Promise<void> {
    for (const task of this.tasks.values()) {
      await this.store.register(task);
      const timer = setInterval(() => void this.tick(task.name), Math.min(task.everyMs, longestTickMs));
      this.timers.addInterval(`task:${task.name}`, timer);
    }
  }

  /** Stops the ticks, tells running tasks to stop, and waits for them; the database is still there. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    for (const name of this.tasks.keys()) if (this.timers.doesExist('interval', `task:${name}`)) this.timers.deleteInterval(`task:${name}`);
    await Promise.all(this.ticking);
    for (const { run } of this.running.values()) run.interrupt();
    await Promise.all([...this.running.values()].map(({ done }) => done));
  }

  /**
   * Starts the task if it is due and free. @returns whether a run was started here; `settled` tells when it is over
   */
  async tick(name: string): Promise<boolean> {
    const attempt = this.tryToStart(name);
    this.ticking.add(attempt);
    return attempt.finally(() => this.ticking.delete(attempt));
  }

  /** Resolves when no run of the task is live in this process. */
  async settled(name: string): Promise<void> {
    await this.running.get(name)?.done;
  }

  /** No run starts after this on any replica; one that is live goes on to its end. @throws PonteError NOT_FOUND */
  async pause(name: string): Promise<void> {
    if (!(await this.store.setPaused(name, true))) throw new PonteError('NOT_FOUND');
  }

  /** Of the slots missed meanwhile one is caught up. @throws PonteError NOT_FOUND */
  async resume(name: string): Promise<void> {
    if (!(await this.store.setPaused(name, false))) throw new PonteError('NOT_FOUND');
  }

  /** One run outside the plan, as soon as no other is live; it runs on a paused task too, since somebody wants it. @throws PonteError NOT_FOUND */
  async runNow(name: string): Promise<void> {
    if (!(await this.store.requestRun(name))) throw new PonteError('NOT_FOUND');
  }

  private async tryToStart(name: string): Promise<boolean> {
    const task = this.tasks.get(name);
    if (task === undefined || this.stopped || this.running.has(name)) return false;
    const leaseMs = task.leaseMs ?? defaultLeaseMs;
    try {
      const lease = await this.store.claim(task, this.owner, leaseMs);
      if (lease === undefined) return false;
      const run = new TaskRun(task, lease, leaseMs, this.store);
      this.running.set(name, { run, done: this.finished(task, run) });
      return true;
    } catch (error) {
      this.logger.warn({ task: name, err: errorForLog(error) }, 'Task could not be claimed');
      return false;
    }
  }

  private async finished(task: ScheduledTask, run: TaskRun): Promise<void> {
    const outcome = await run.execute();
    this.running.delete(task.name);
    this.onRun(task, outcome);
  }
}
