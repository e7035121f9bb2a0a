import type { HatResource } from '@ponte/hat/contract';
import { rowsOfDatabase, startBridge, until, type Bridge } from '../support';

interface ItemAnswer {
  key: string;
  state: string;
  code?: string;
  vendorMessage?: string;
  attempts: number;
}

/** Stories between hub and emulator that one answer of HAT decides. The gate is shut while a story is being set up. */
describe('the engine and HAT', () => {
  let bridge: Bridge;
  let serial = 0;
  beforeAll(async () => {
    bridge = await startBridge({ environment: { HAT_TOKEN_DEADLINE_MS: '1000' } });
  });
  afterAll(() => bridge.close());
  beforeEach(async () => {
    await bridge.api.post('/hat/resume').expect(200);
    await quiet();
    bridge.mock.hat.reset();
  });

  /** Nothing is open and nothing is to be posted once more: no earlier story runs into the next. */
  const quiet = () =>
    until(async () => {
      const [row] = await rowsOfDatabase<{ quiet: boolean }>(
        bridge.database.url,
        `SELECT NOT EXISTS (SELECT FROM hat_uncertain) AND NOT EXISTS (SELECT FROM hat_item WHERE state IN ('queued', 'sending')) AS quiet`,
      );
      return row?.quiet === true;
    });

  const nextPerson = () => String(++serial).padStart(8, '0');
  const cardOf = (personId: string) => `00010001${personId.slice(2)}010`;
  const paused = async (setUp: () => Promise<string[]>): Promise<string[]> => {
    await bridge.api.post('/hat/pause').expect(200);
    const ids = await setUp();
    await bridge.api.post('/hat/resume').expect(200);
    return ids;
  };
  const counts = async (id: string) => (await bridge.api.settled(id)).counts;
  const items = async (id: string): Promise<ItemAnswer[]> => {
    await bridge.api.settled(id);
    return ((await bridge.api.get(`/hat/submissions/${id}/items?pageSize=200`).expect(200)).body as { items: ItemAnswer[] }).items;
  };
  const posts = (resource: HatResource) => bridge.mock.hat.calls().filter((call) => call.operation === resource);

  it('an event refused for want of its record goes again behind the record, and so do those after it', async () => {
    const person = nextPerson();
    const subscriberId = cardOf(person);
    const event = (day: string, eventType: string) => ({ subscriberId, eventDate: `202611${day}`, eventType });
    const ids = await paused(async () => [
      await bridge.api.submit('beneficiaryStatus', [event('01', 'Bloqueio')]),
      await bridge.api.submit('beneficiaries', [{ subscriberId, name: 'ANA' }]),
      await bridge.api.submit('beneficiaryStatus', [event('02', 'Desbloqueio')]),
      await bridge.api.submit('beneficiaries', [{ subscriberId, name: 'ANA MARIA' }]),
    ]);
    for (const id of ids) expect(await counts(id)).toEqual({ confirmed: 1 });
    expect(bridge.mock.hat.records('beneficiaries').get(subscriberId)).toMatchObject({ name: 'ANA MARIA' });
    expect(await items(ids[0] ?? '')).toEqual([expect.objectContaining({ attempts: 1 })]);
  });

  it('several events that arrive before their record all follow it, in order', async () => {
    const subscriberId = cardOf(nextPerson());
    const event = (day: string, eventType: string) => ({ subscriberId, eventDate: `202611${day}`, eventType });
    const [events = '', record = ''] = await paused(async () => [
      await bridge.api.submit('beneficiaryStatus', [event('01', 'Bloqueio'), event('02', 'Desbloqueio'), event('03', 'Bloqueio')]),
      await bridge.api.submit('beneficiaries', [{ subscriberId }]),
    ]);
    expect(await counts(record)).toEqual({ confirmed: 1 });
    expect(await counts(events)).toEqual({ confirmed: 3 });
    const accepted = posts('beneficiaryStatus').flatMap((call) => call.keys ?? []);
    expect(accepted.slice(-3).map((key) => key.split(':')[1])).toEqual(['20261101', '20261102', '20261103']);
  });

  it('a child whose parent’s older version was superseded ends confirmed behind the newer one', async () => {
    const personId = nextPerson();
    const [older = '', child = '', newer = ''] = await paused(async () => [
      await bridge.api.submit('persons', [{ personId, name: 'A' }]),
      await bridge.api.submit('beneficiaries', [{ subscriberId: cardOf(personId), personId }]),
      await bridge.api.submit('persons', [{ personId, name: 'B' }]),
    ]);
    expect(await counts(older)).toEqual({ superseded: 1 });
    expect(await counts(newer)).toEqual({ confirmed: 1 });
    expect(await counts(child)).toEqual({ confirmed: 1 });
  });

  it('a poisoned item that HAT does not name fails alone, with HAT’s words', async () => {
    const keys = Array.from({ length: 30 }, nextPerson);
    const poisoned = keys[17] ?? '';
    bridge.mock.hat.faults.add({ operation: 'persons', kind: 'unnamedFailure', keys: [poisoned], code: 6 });
    const id = await bridge.api.submit(
      'persons',
      keys.map((personId) => ({ personId })),
    );
    expect(await counts(id)).toEqual({ confirmed: 29, rejected: 1 });
    expect((await items(id)).find((item) => item.state === 'rejected')).toMatchObject({
      key: poisoned,
      code: 'REJECTED_BY_HAT',
      vendorMessage: expect.any(String),
    });
  });

  it('a cap that HAT names halves the batches for good, and charges nobody', async () => {
    bridge.mock.hat.settings({ batchCap: 30 });
    const first = await bridge.api.submit(
      'healthProviders',
      Array.from({ length: 90 }, (_, index) => ({ healthProviderCode: String(index + 1) })),
    );
    expect(await counts(first)).toEqual({ confirmed: 90 });
    expect((await items(first)).every((item) => item.attempts === 0)).toBe(true);
    const before = posts('healthProviders').length;
    const second = await bridge.api.submit(
      'healthProviders',
      Array.from({ length: 90 }, (_, index) => ({ healthProviderCode: String(index + 101) })),
    );
    expect(await counts(second)).toEqual({ confirmed: 90 });
    expect(
      posts('healthProviders')
        .slice(before)
        .every((call) => call.status === 202),
    ).toBe(true);
  });

  it('garbled answers of HAT stop nobody: texts no database keeps, deadlines no clock counts', async () => {
    const [strange = '', other = ''] = [nextPerson(), nextPerson()];
    const outcome = { code: 3, message: 'a\u0000b\ud800', lines: ['c\u0000', '\udc00'] };
    bridge.mock.hat.faults.add({ operation: 'persons', kind: 'outcome', first: 1, ...outcome });
    const id = await bridge.api.submit('persons', [{ personId: strange }]);
    expect((await items(id))[0]).toMatchObject({ state: 'rejected', vendorMessage: expect.stringContaining('ab') });
    const timeout = '99999999999999999999';
    bridge.mock.hat.faults.add({
      operation: 'persons',
      kind: 'status',
      first: 1,
      status: 202,
      body: { tokenId: 'unknown', serviceResponse: true, timeout },
    });
    // Its token is unknown to HAT; the hub finds that out and sends it again.
    expect(await counts(await bridge.api.submit('persons', [{ personId: other }]))).toEqual({ confirmed: 1 });
  });

  it('a token that HAT refuses holds up nobody else', async () => {
    const [first, second] = [nextPerson(), nextPerson()];
    bridge.mock.hat.faults.add({
      operation: 'integration',
      kind: 'status',
      first: 1,
      status: 400,
      body: { code: '400', message: 'token invalido' },
    });
    for (const personId of [first, second])
      expect(await counts(await bridge.api.submit('persons', [{ personId }]))).toEqual({ confirmed: 1 });
    expect((await bridge.api.get('/hat/gate').expect(200)).body).toMatchObject({ coolingUntil: null });
  });

  it('what HAT applies long after its answer was lost does not stay: the last state is posted once more', async () => {
    const personId = nextPerson();
    bridge.mock.hat.faults.add({ operation: 'persons', kind: 'late', first: 1, lateMs: 300 });
    const first = await bridge.api.submit('persons', [{ personId, name: 'OLD' }]);
    expect(await counts(first)).toEqual({ confirmed: 1 });
    const second = await bridge.api.submit('persons', [{ personId, name: 'NEW' }]);
    expect(await counts(second)).toEqual({ confirmed: 1 });
    await quiet();
    const reposts = await rowsOfDatabase(
      bridge.database.url,
      `SELECT FROM hat_change c JOIN hat_submission s ON s.id = c.submission_id WHERE s.origin = 'repost' AND c.key = $1`,
      [personId],
    );
    expect(reposts.length).toBeGreaterThan(0);
    expect(bridge.mock.hat.records('persons').get(personId)).toMatchObject({ name: 'NEW' });
    expect(await counts(await bridge.api.submit('persons', [{ personId, name: 'NEW' }]))).toEqual({ unchanged: 1 });
  });

  it('a whole history sent again sends nothing: several events of a member, several places of a provider', async () => {
    const subscriberId = cardOf(nextPerson());
    const events = ['01', '02', '03'].map((day, index) => ({
      subscriberId,
      eventDate: `202611${day}`,
      eventType: index === 1 ? 'Desbloqueio' : 'Bloqueio',
    }));
    const places = ['A', 'B', 'C'].map((locationTypeCode) => ({ healthProviderCode: '900', locationCode: '1', locationTypeCode }));
    const round = async (): Promise<string[]> => [
      await bridge.api.submit('beneficiaries', [{ subscriberId }]),
      await bridge.api.submit('beneficiaryStatus', events),
      await bridge.api.submit('healthProviders', [{ healthProviderCode: '900' }]),
      await bridge.api.submit('attendanceLocations', places),
    ];
    for (const id of await round()) await bridge.api.settled(id);
    const before = bridge.mock.hat.calls().length;
    const states = await Promise.all((await round()).map(counts));
    expect(states).toEqual([{ unchanged: 1 }, { unchanged: 3 }, { unchanged: 1 }, { unchanged: 3 }]);
    expect(bridge.mock.hat.calls()).toHaveLength(before);
  });

  it('a block sent again behind a change of the record does not outlive the release that followed it', async () => {
    const subscriberId = cardOf(nextPerson());
    const events = [
      { subscriberId, eventDate: '20261101', eventType: 'Bloqueio' },
      { subscriberId, eventDate: '20261102', eventType: 'Desbloqueio' },
    ];
    await bridge.api.settled(await bridge.api.submit('beneficiaries', [{ subscriberId, name: 'A' }]));
    await bridge.api.settled(await bridge.api.submit('beneficiaryStatus', events));
    const sentBefore = posts('beneficiaryStatus').length;
    const ids = await paused(async () => [
      await bridge.api.submit('beneficiaries', [{ subscriberId, name: 'B' }]),
      await bridge.api.submit('beneficiaryStatus', events),
    ]);
    for (const id of ids) await bridge.api.settled(id);
    const sentAgain = posts('beneficiaryStatus').length - sentBefore;
    // Both or neither: the last event HAT saw is the release.
    expect([0, 2]).toContain(sentAgain);
  });

  it('a status by fifteen digits goes to the one known member, and is refused where there is none or more than one', async () => {
    const [one, two] = ['00019001000001018', '00019001000002014'];
    await bridge.api.settled(await bridge.api.submit('beneficiaries', [{ subscriberId: one }, { subscriberId: two }]));
    const status = (subscriberId: string) =>
      bridge.api.post('/hat/beneficiaryStatus', {
        items: [{ subscriberId, eventDate: '20261101', eventType: 'Bloqueio' }],
        healthInsurerId: '0001',
        ansRegistry: '417505',
      });
    const accepted = await status(one.slice(0, 15)).expect(202);
    expect(await counts((accepted.body as { submissionId: string }).submissionId)).toEqual({ confirmed: 1 });
    const unknown = await status('000190010009990').expect(422);
    expect((unknown.body as { details: { code: string }[] }).details).toEqual([expect.objectContaining({ code: 'SUBSCRIBER_UNKNOWN' })]);
    await bridge.api.settled(await bridge.api.submit('beneficiaries', [{ subscriberId: '00019001000001026' }]));
    const ambiguous = await status(one.slice(0, 15)).expect(422);
    expect((ambiguous.body as { details: { code: string }[] }).details).toEqual([
      expect.objectContaining({ code: 'SUBSCRIBER_AMBIGUOUS' }),
    ]);
  });
});
