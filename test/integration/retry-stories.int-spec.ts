import { rowsOfDatabase, startBridge, until, type Bridge } from '../support';

interface RetryAnswer {
  submissionId: string | null;
  retried: number;
  superseded: number;
  details: { code: string }[];
}

describe('trying a refused item again', () => {
  let bridge: Bridge;
  beforeAll(async () => {
    bridge = await startBridge({ environment: { HAT_TOKEN_DEADLINE_MS: '1000' } });
  });
  afterAll(() => bridge.close());
  beforeEach(() => bridge.mock.hat.reset());

  const refuse = (field: string, value: string) =>
    bridge.mock.hat.settings({ poison: (_, item) => (item[field] === value ? 'recusado por regra' : null) });
  const retry = async (id: string) =>
    (await bridge.api.post(`/hat/submissions/${id}/retry`).expect((answer) => expect(answer.status).toBeLessThan(300))).body as RetryAnswer;
  const counts = async (id: string) => (await bridge.api.settled(id)).counts;

  it('is not hindered by what the hub itself posted once more meanwhile', async () => {
    const personId = '00000001';
    bridge.mock.hat.faults.add({ operation: 'persons', kind: 'resetAfter', first: 1 });
    expect(await counts(await bridge.api.submit('persons', [{ personId, name: 'OLD' }]))).toEqual({ confirmed: 1 });
    refuse('name', 'NEW');
    const refused = await bridge.api.submit('persons', [{ personId, name: 'NEW' }]);
    expect(await counts(refused)).toEqual({ rejected: 1 });
    await until(async () => {
      const rows = await rowsOfDatabase(bridge.database.url, `SELECT FROM hat_submission WHERE origin = 'repost' AND open_items = 0`);
      return rows.length === 1;
    });
    bridge.mock.hat.settings({ poison: undefined });
    const again = await retry(refused);
    expect(again).toMatchObject({ retried: 1, superseded: 0 });
    expect(await counts(again.submissionId ?? '')).toEqual({ confirmed: 1 });
    expect(bridge.mock.hat.records('persons').get(personId)).toMatchObject({ name: 'NEW' });
  });

  it('sends what was forced by force again: the ledger is just what is not to be believed', async () => {
    const person = { personId: '00000007', name: 'SAME' };
    expect(await counts(await bridge.api.submit('persons', [person]))).toEqual({ confirmed: 1 });
    bridge.mock.hat.reset(); // HAT was restored from an old copy: it has lost what it confirmed
    refuse('name', 'SAME');
    const refused = await bridge.api.submit('persons', [person], '?force=true');
    expect(await counts(refused)).toEqual({ rejected: 1 });
    bridge.mock.hat.settings({ poison: undefined });
    expect(await counts((await retry(refused)).submissionId ?? '')).toEqual({ confirmed: 1 });
    expect(bridge.mock.hat.records('persons').get(person.personId)).toMatchObject(person);
  });

  it.each([
    ['00010001000001018', '000100010000010'],
    ['000100010000010', '00010001000001018'],
  ])('never turns the order of a member’s events round, whichever length of card number they use (%s, then %s)', async (older, newer) => {
    const subscriberId = '00010001000001018';
    await bridge.api.settled(await bridge.api.submit('beneficiaries', [{ subscriberId, name: older }]));
    refuse('eventType', 'Bloqueio');
    const blocked = await bridge.api.submit('beneficiaryStatus', [
      { subscriberId: older, eventDate: '20261101', eventType: 'Bloqueio', reason: older },
    ]);
    expect(await counts(blocked)).toEqual({ rejected: 1 });
    const released = await bridge.api.submit('beneficiaryStatus', [
      { subscriberId: newer, eventDate: '20261102', eventType: 'Desbloqueio', reason: older },
    ]);
    expect(await counts(released)).toEqual({ confirmed: 1 });
    bridge.mock.hat.settings({ poison: undefined });
    expect(await retry(blocked)).toMatchObject({ submissionId: null, retried: 0, details: [{ code: 'RETRY_NEWER_EXISTS' }] });
  });
});
