import { rowsOfDatabase, startBridge, type Bridge } from '../support';

interface Retried {
  submissionId: string | null;
  retried: number;
  superseded: number;
  details: { code: string; path: string; message: string }[];
}

describe('retry', () => {
  let bridge: Bridge;
  beforeAll(async () => void (bridge = await startBridge()));
  afterEach(() => bridge.mock.hat.settings({ poison: undefined }));
  afterAll(() => bridge.close());

  const refuse = (...names: string[]) =>
    bridge.mock.hat.settings({ poison: (_, item) => (names.includes(String(item.name ?? item.reason)) ? 'recusado' : null) });
  const retry = async (id: string) => {
    const { body, headers } = await bridge.api.post(`/hat/submissions/${id}/retry`).expect(202);
    return { ...(body as Retried), location: headers.location };
  };
  const settledPersons = async (items: object[]) => {
    const id = await bridge.api.submit('persons', items);
    return { id, ...(await bridge.api.settled(id)) };
  };

  it('sends what HAT refused again, in a submission of its own, and leaves what is confirmed alone', async () => {
    refuse('RUIM');
    const first = await settledPersons([
      { personId: 'T1', name: 'BOA' },
      { personId: 'T2', name: 'RUIM' },
    ]);
    expect(first.counts).toEqual({ confirmed: 1, rejected: 1 });
    bridge.mock.hat.settings({ poison: undefined });
    const answer = await retry(first.id);
    expect(answer).toMatchObject({ retried: 1, superseded: 0, details: [], location: `/api/v1/hat/submissions/${answer.submissionId}` });
    const again = await bridge.api.settled(answer.submissionId ?? '');
    expect(again).toMatchObject({ origin: 'retry', retryOf: first.id, accepted: 1, status: 'completed', counts: { confirmed: 1 } });
    expect(bridge.mock.hat.records('persons').get('T2')).toEqual({ personId: 'T2', name: 'RUIM' });
    const posts = bridge.mock.hat.calls().filter(({ keys }) => keys?.includes('T1'));
    expect(posts).toHaveLength(1);
  });

  it('asked twice in a row sends once: the second finds a newer change of the key', async () => {
    refuse('RUIM');
    const first = await settledPersons([{ personId: 'T3', name: 'RUIM' }]);
    bridge.mock.hat.settings({ poison: undefined });
    await bridge.api.post('/hat/pause').expect(200);
    const one = await retry(first.id);
    const two = await retry(first.id);
    expect([one.retried, two.retried, two.superseded, two.submissionId]).toEqual([1, 0, 1, null]);
    expect(two.location).toBeUndefined();
    await bridge.api.post('/hat/resume').expect(200);
    expect((await bridge.api.settled(one.submissionId ?? '')).counts).toEqual({ confirmed: 1 });
    expect(await bridge.api.submission(first.id)).toMatchObject({ status: 'completed', counts: { superseded: 1 } });
    const { body } = await bridge.api.post(`/hat/submissions/${first.id}/retry`).expect(409);
    expect(body).toMatchObject({ code: 'RETRY_NOTHING' });
  });

  it('two at the same moment send once', async () => {
    refuse('RUIM');
    const first = await settledPersons([{ personId: 'T4', name: 'RUIM' }]);
    bridge.mock.hat.settings({ poison: undefined });
    const answers = await Promise.all(Array.from({ length: 4 }, () => bridge.api.post(`/hat/submissions/${first.id}/retry`)));
    expect(answers.filter(({ status, body }) => status === 202 && (body as Retried).retried === 1)).toHaveLength(1);
  });

  it('does not send what a newer change overtook: the item becomes superseded', async () => {
    refuse('VELHA');
    const old = await settledPersons([{ personId: 'T5', name: 'VELHA' }]);
    const newer = await settledPersons([{ personId: 'T5', name: 'NOVA' }]);
    expect(newer.counts).toEqual({ confirmed: 1 });
    bridge.mock.hat.settings({ poison: undefined });
    expect(await retry(old.id)).toMatchObject({ submissionId: null, retried: 0, superseded: 1 });
    expect(bridge.mock.hat.records('persons').get('T5')?.name).toBe('NOVA');
    const { body } = await bridge.api.get(`/hat/submissions/${old.id}/items`).expect(200);
    expect(body).toMatchObject({ items: [{ state: 'superseded', code: 'SUPERSEDED', message: expect.any(String) as string }] });
  });

  it('an event that a newer one followed stays rejected, with a reason for each such item', async () => {
    const subscriberId = '00010001000006015';
    await bridge.api.settled(await bridge.api.submit('beneficiaries', [{ subscriberId }, { subscriberId: '00010001000006023' }]));
    refuse('motivo ruim');
    const event = (card: string, day: string, reason?: string) => ({
      subscriberId: card,
      eventDate: `202608${day}`,
      eventType: 'Bloqueio',
      reason,
    });
    const old = await bridge.api.submit('beneficiaryStatus', [
      event(subscriberId, '01', 'motivo ruim'),
      event('00010001000006023', '01', 'motivo ruim'),
    ]);
    expect((await bridge.api.settled(old)).counts).toEqual({ rejected: 2 });
    await bridge.api.settled(await bridge.api.submit('beneficiaryStatus', [event(subscriberId, '02')]));
    bridge.mock.hat.settings({ poison: undefined });
    const answer = await retry(old);
    expect(answer).toMatchObject({ retried: 1, superseded: 0, details: [{ code: 'RETRY_NEWER_EXISTS', path: 'items[0]' }] });
    expect((await bridge.api.settled(answer.submissionId ?? '')).counts).toEqual({ confirmed: 1 });
    expect((await bridge.api.submission(old)).counts).toEqual({ rejected: 2 });
  });

  it('finds nothing to do where nothing was refused, and while items are on their way', async () => {
    const done = await settledPersons([{ personId: 'T6' }]);
    expect((await bridge.api.post(`/hat/submissions/${done.id}/retry`).expect(409)).body).toMatchObject({ code: 'RETRY_NOTHING' });
    await bridge.api.post('/hat/pause').expect(200);
    const open = await bridge.api.submit('persons', [{ personId: 'T7' }]);
    expect((await bridge.api.post(`/hat/submissions/${open}/retry`).expect(409)).body).toMatchObject({ code: 'RETRY_NOTHING' });
    await bridge.api.post('/hat/resume').expect(200);
    await bridge.api.settled(open);
  });

  it('covers what the hub gave up', async () => {
    bridge.mock.hat.faults.add({ operation: 'persons', kind: 'status', status: 503 });
    const id = await bridge.api.submit('persons', [{ personId: 'T8' }]);
    // As after seven days: the deadline of the item passes, nothing else changes.
    await rowsOfDatabase(bridge.database.url, `UPDATE hat_change SET accepted_at = now() - interval '8 days' WHERE submission_id = $1`, [
      id,
    ]);
    await rowsOfDatabase(bridge.database.url, `UPDATE hat_gate SET resumed_at = resumed_at - interval '8 days'`);
    const failed = await bridge.api.settled(id);
    expect(failed).toMatchObject({ status: 'completed_with_errors', counts: { failed: 1 } });
    expect((await bridge.api.get(`/hat/submissions/${id}/items`)).body).toMatchObject({
      items: [{ code: 'GAVE_UP', message: expect.any(String) as string }],
    });
    bridge.mock.hat.faults.clear();
    await bridge.api.post('/hat/resume').expect(200);
    const answer = await retry(id);
    expect((await bridge.api.settled(answer.submissionId ?? '')).counts).toEqual({ confirmed: 1 });
  });
});
