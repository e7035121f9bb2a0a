import { EventWaiters } from './event-waiters';

describe('readers that wait', () => {
  const limits = { total: 3, perTenant: 2 };

  /** A reader of a tenant that waits until it is woken. */
  function reader(waiters: EventWaiters, tenantId: number): { answered: Promise<string> } {
    return { answered: waiters.attend(tenantId, (pause) => pause.wait(Infinity).then(() => 'answered')) };
  }

  it('are woken by the news of their own tenant alone', async () => {
    const waiters = new EventWaiters(limits);
    const [north, south] = [reader(waiters, 1), reader(waiters, 2)];
    waiters.wake(1);
    expect(await north.answered).toBe('answered');
    expect(waiters.waiting).toBe(1);
    waiters.wake(2);
    expect(await south.answered).toBe('answered');
    expect(waiters.waiting).toBe(0);
  });

  it('do not lose the news that come while they look', async () => {
    const waiters = new EventWaiters(limits);
    await waiters.attend(1, async (pause) => {
      pause.reset();
      waiters.wake(1);
      await pause.wait(Infinity);
    });
  });

  it('are no more than the limits allow, of one tenant and of all; a place is free again when one leaves, however', async () => {
    const waiters = new EventWaiters(limits);
    const held = [reader(waiters, 1), reader(waiters, 1)];
    await expect(reader(waiters, 1).answered).rejects.toMatchObject({ code: 'TOO_MANY_WAITING', retryAfterSeconds: 5 });
    held.push(reader(waiters, 2));
    await expect(reader(waiters, 2).answered).rejects.toMatchObject({ code: 'TOO_MANY_WAITING' });
    waiters.wake(1);
    await Promise.all(held.slice(0, 2).map(({ answered }) => answered));
    await expect(waiters.attend(1, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    held.push(reader(waiters, 1), reader(waiters, 1));
    waiters.close();
    await Promise.all(held.map(({ answered }) => answered));
  });

  it('end at once when the hub closes, and no more are let in', async () => {
    const waiters = new EventWaiters(limits);
    const waiting = reader(waiters, 1);
    waiters.close();
    expect(await waiting.answered).toBe('answered');
    await expect(reader(waiters, 1).answered).rejects.toMatchObject({ code: 'SHUTTING_DOWN' });
  });
});
