import type { ScheduledTaskEntity, TaskRunEntity } from '@ponte/persistence/scheduling';
import type { ScheduledTask } from '../scheduling/scheduled-task';
import type { TaskRunView, TaskView } from './task.dto';

/** @param withCounts false where the numbers are those of several operators */
export function runView(run: TaskRunEntity, withCounts: boolean): TaskRunView {
  const { epoch, slotAt, attempt, startedAt, finishedAt, outcome, counts, errorCode } = run;
  return {
    run: epoch,
    slotAt,
    attempt,
    startedAt,
    finishedAt,
    outcome: outcome ?? 'running',
    counts: withCounts ? counts : null,
    errorCode,
  };
}

export function taskView(
  task: ScheduledTask,
  row: ScheduledTaskEntity,
  lastRun: TaskRunEntity | undefined,
  lastSuccessAt: Date | undefined,
  withCounts: boolean,
): TaskView {
  const { paused, nextSlotAt, runRequestedAt } = row;
  return {
    name: task.name,
    description: task.description,
    scope: task.tenantId === undefined ? 'hub' : 'operator',
    everyMs: row.everyMs,
    paused,
    nextSlotAt,
    // Asked for after the newest run began: that one does not answer the wish.
    runRequested: runRequestedAt !== null && (lastRun === undefined || runRequestedAt > lastRun.startedAt),
    lastRun: lastRun === undefined ? null : runView(lastRun, withCounts),
    lastSuccessAt: lastSuccessAt ?? null,
  };
}
