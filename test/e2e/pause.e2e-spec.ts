import { startBridge, until, type Bridge } from '../support';

interface Gate {
  paused: boolean;
  pausedAt: string | null;
  pausedBy: string | null;
}

describe('pause and resume', () => {
  let bridge: Bridge;
  beforeAll(async () => void (bridge = await startBridge({ replicas: 2 })));
  afterAll(() => bridge.close());
  const calls = () => bridge.mock.hat.calls().length;
  const replica = (at: number) => bridge.hubs[at]?.url ?? '';

  const pending = { operation: 'integration', kind: 'status', status: 200, body: { code: 1, message: '', detailedMessage: [] } } as const;

  /** The promise is about time: a call that was about to start may start within this second, none after it. */
  const promisedMs = 1_000;
  const pass = (milliseconds: number) => {
    const started = performance.now();
    return until(() => performance.now() - started > milliseconds);
  };

  it('answers who paused and since when, and the same when asked again', async () => {
    const { body } = await bridge.api.post('/hat/pause').expect(200);
    expect(body).toMatchObject({ paused: true, pausedBy: 'bootstrap' });
    expect((body as Gate).pausedAt).not.toBeNull();
    const operator = await bridge.api.withRole('operator');
    expect((await operator.post('/hat/pause').expect(200)).body).toEqual(body);
    expect((await operator.get('/hat/gate').expect(200)).body).toEqual(body);
    expect((await operator.post('/hat/resume').expect(200)).body).toMatchObject({ paused: false, pausedAt: null, pausedBy: null });
    expect((await operator.post('/hat/resume').expect(200)).body).toMatchObject({ paused: false });
  });

  it('stops calls and polls on every replica, accepts all the same, and goes on where it stood', async () => {
    const { api } = bridge;
    bridge.mock.hat.faults.add(pending);
    const awaiting = await api.submit('persons', [{ personId: 'W1' }]);
    await until(async () => (await api.submission(awaiting)).counts.awaiting === 1);
    await until(() => bridge.mock.hat.calls().filter(({ operation }) => operation === 'integration').length >= 2);

    await api.post('/hat/pause').expect(200);
    await pass(promisedMs);
    const atPause = calls();
    const queued = await api.submit('persons', [{ personId: 'W2' }]);
    await pass(promisedMs / 4);
    expect(calls()).toBe(atPause);
    expect((await api.submission(awaiting)).counts).toEqual({ awaiting: 1 });
    expect((await api.submission(queued)).counts).toEqual({ queued: 1 });
    for (const at of [0, 1]) {
      const ready = await fetch(`${replica(at)}/health/ready`);
      expect([ready.status, await ready.json()]).toMatchObject([200, { status: 'degraded', checks: { hat: 'degraded' } }]);
    }

    bridge.mock.hat.faults.clear();
    await api.post('/hat/resume').expect(200);
    expect((await api.settled(awaiting)).counts).toEqual({ confirmed: 1 });
    expect((await api.settled(queued)).counts).toEqual({ confirmed: 1 });
    expect(calls()).toBeGreaterThan(atPause);
  });

  it('sends nothing again that had ended before, and neither does a restart', async () => {
    const { api } = bridge;
    bridge.mock.hat.settings({ poison: (_, { personId }) => (personId === 'W4' ? 'recusado' : null) });
    const done = await api.submit('persons', [{ personId: 'W3' }, { personId: 'W4' }]);
    await api.settled(done);
    bridge.mock.hat.settings({ poison: undefined });
    await api.post('/hat/pause').expect(200);
    await api.post('/hat/resume').expect(200);
    await bridge.hubs.pop()?.close();
    await bridge.addHub();
    const marker = await api.submit('persons', [{ personId: 'W5' }]);
    await api.settled(marker);
    const sent = bridge.mock.hat.calls().flatMap(({ keys }) => keys ?? []);
    for (const key of ['W3', 'W4']) expect(sent.filter((one) => one === key)).toHaveLength(1);
    expect((await api.submission(done)).counts).toEqual({ confirmed: 1, rejected: 1 });
  });

  it('lets a call on the wire finish, and stores what it told', async () => {
    const { api } = bridge;
    bridge.mock.hat.faults.add({ operation: 'persons', kind: 'delay', ms: 300, first: 1 });
    const before = bridge.mock.hat.calls().filter(({ operation }) => operation === 'persons').length;
    const id = await api.submit('persons', [{ personId: 'W6' }]);
    await until(() => bridge.mock.hat.calls().filter(({ operation }) => operation === 'persons').length > before);
    await api.post('/hat/pause').expect(200);
    await until(async () => (await api.submission(id)).counts.awaiting === 1);
    expect((await api.get(`/hat/submissions/${id}`)).body).toMatchObject({
      batches: [{ state: 'awaiting', token: expect.any(String) as string }],
    });
    await api.post('/hat/resume').expect(200);
    expect((await api.settled(id)).counts).toEqual({ confirmed: 1 });
    bridge.mock.hat.faults.clear();
  });
});
