import { loadEnvironment } from '../config/environment';
import { RetentionTask } from './retention.task';
import type { TaskContext } from './scheduled-task';
import type { TaskScheduler } from './task-scheduler';
import type { TaskStore } from './task.store';

const environment = loadEnvironment({ API_KEY: 'k'.repeat(40), SECRETS_KEY: '0'.repeat(64), RETENTION_DAYS: '7' });
const context = (signal = new AbortController().signal): TaskContext => ({ signal, slotAt: new Date(0), attempt: 1, epoch: 1 });

describe('the retention', () => {
  const task = () => new RetentionTask({} as TaskScheduler, {} as TaskStore, environment);

  it('lets every part prune what is older than RETENTION_DAYS, and adds up what they say', async () => {
    const retention = task();
    for (const name of ['calls', 'events']) retention.add({ prune: (days) => Promise.resolve({ [name]: days }) });
    expect(await retention.run(context())).toEqual({ calls: 7, events: 7 });
  });

  it('fails with the first part that fails, and only when all have had their turn', async () => {
    const retention = task();
    const done: string[] = [];
    retention.add({ prune: () => Promise.reject(new Error('first')) });
    retention.add({ prune: () => Promise.reject(new Error('second')) });
    retention.add({ prune: () => Promise.resolve({ last: done.push('last') }) });
    await expect(retention.run(context())).rejects.toThrow('first');
    expect(done).toEqual(['last']);
  });

  it('stops between parts when it is told to', async () => {
    const retention = task();
    const stop = new AbortController();
    retention.add({ prune: () => Promise.resolve(stop.abort()).then(() => ({})) });
    retention.add({ prune: () => Promise.reject(new Error('must not begin')) });
    await expect(retention.run(context(stop.signal))).rejects.toMatchObject({ name: 'AbortError' });
  });
});
