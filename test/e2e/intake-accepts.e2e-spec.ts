import { hatResources, resourceContracts, type HatResource } from '@ponte/hat/contract';
import { startBridge, storedRows, type Bridge } from '../support';
import { fullItems } from './full-items';

interface Accepted {
  submissionId: string;
  resource: string;
  accepted: number;
  status: string;
}

const parentsFirst: readonly HatResource[] = [
  ...(['persons', 'beneficiaries', 'beneficiaryStatus'] as const),
  ...(['healthProviders', 'healthProviderStatus', 'attendanceLocations', 'healthProviderSpecialties'] as const),
];

describe('what the intake accepts', () => {
  let bridge: Bridge;
  beforeAll(async () => void (bridge = await startBridge()));
  afterAll(() => bridge.close());
  const body = (items: unknown[]) => ({ items, healthInsurerId: '0001', ansRegistry: '417505' });
  const send = (resource: HatResource, items: unknown[], query = '') => bridge.api.post(`/hat/${resource}${query}`, body(items));

  it.each(hatResources)('the items of this file carry every field of %s', (resource) => {
    const documented = resourceContracts[resource].fields.map(({ name }) => name.toLowerCase()).sort();
    expect(
      Object.keys(fullItems[resource].given)
        .map((name) => name.toLowerCase())
        .sort(),
    ).toEqual(documented);
  });

  it.each(parentsFirst)('%s: every field, names in any case, both forms of dates; HAT gets the documented form', async (resource) => {
    const { given, held, key } = fullItems[resource];
    const { body: accepted, headers } = await send(resource, [given]).expect(202);
    const { submissionId, ...rest } = accepted as Accepted;
    expect(rest).toEqual({ resource, accepted: 1, status: 'processing' });
    expect(headers.location).toBe(`/api/v1/hat/submissions/${submissionId}`);
    const shown = await bridge.api.get((headers.location ?? '').replace('/api/v1', '')).expect(200);
    expect(shown.body).toMatchObject({ submissionId, resource, accepted: 1, healthInsurerId: '0001', ansRegistry: '417505' });
    expect((await bridge.api.settled(submissionId)).counts).toEqual({ confirmed: 1 });
    expect([...bridge.mock.hat.records(resource).values()]).toContainEqual(held);
    const story = await bridge.api.get(`/hat/records/${resource}/${encodeURIComponent(key)}`).expect(200);
    expect(story.body).toMatchObject({ key, state: 'confirmed' });
  });

  it('accepts names of the envelope in any case, and a key field alone', async () => {
    const answer = await bridge.api.post('/hat/persons', { ITEMS: [{ PERSONID: 'A1' }], HealthInsurerID: '0001', ansregistry: '417505' });
    expect(answer.status).toBe(202);
    await bridge.api.settled((answer.body as Accepted).submissionId);
    expect(bridge.mock.hat.records('persons').get('A1')).toEqual({ personId: 'A1' });
  });

  it('reads the four ways to write a gender as two', async () => {
    const written = ['1', 'M', '2', 'F', 1, 2, 'm', 'f'];
    await bridge.api.settled(
      await bridge.api.submit(
        'persons',
        written.map((gender, at) => ({ personId: `G${at}`, gender })),
      ),
    );
    const held = written.map((_, at) => bridge.mock.hat.records('persons').get(`G${at}`)?.gender);
    expect(held).toEqual(['M', 'M', 'F', 'F', 'M', 'F', 'M', 'F']);
  });

  it('keeps every digit of an identifier that comes as a JSON number', async () => {
    const given =
      '{"items":[{"subscriberId":90010001000001015,"oldSubscriberId": 90010001000001017 }],"healthInsurerId":"0001","ansRegistry":"417505"}';
    const { body: accepted } = await bridge.api.postText('/hat/beneficiaries', given).expect(202);
    expect((await bridge.api.settled((accepted as Accepted).submissionId)).counts).toEqual({ confirmed: 1 });
    expect(bridge.mock.hat.records('beneficiaries').get('90010001000001015')).toEqual({
      subscriberId: '90010001000001015',
      oldSubscriberId: '90010001000001017',
    });
  });

  it('answers a submission that HAT holds already as completed', async () => {
    const { body: again } = await send('persons', [fullItems.persons.given]).expect(202);
    const final = await bridge.api.settled((again as Accepted).submissionId);
    expect(final).toMatchObject({ status: 'completed', counts: { unchanged: 1 } });
  });

  it('tells "" (clear the field) from a field that is absent', async () => {
    const subscriberId = '00010001000009015';
    const states: unknown[] = [];
    for (const item of [{ blockedDate: '20260101' }, { name: 'ANA EXEMPLO' }, { blockedDate: '' }]) {
      await bridge.api.settled(await bridge.api.submit('beneficiaries', [{ subscriberId, ...item }]));
      states.push(bridge.mock.hat.records('beneficiaries').get(subscriberId)?.blockedDate);
    }
    expect(states).toEqual(['20260101', '20260101', '']);
  });

  it('sends the events of one array in its order, repeated ones too', async () => {
    const subscriberId = '00010001000007012';
    await bridge.api.settled(await bridge.api.submit('beneficiaries', [{ subscriberId }]));
    const event = (day: string, eventType: string) => ({ subscriberId, eventDate: `202608${day}`, eventType });
    const events = [event('03', 'Bloqueio'), event('04', 'Desbloqueio'), event('01', 'Bloqueio'), event('02', 'Desbloqueio')];
    const id = await bridge.api.submit('beneficiaryStatus', [...events, event('01', 'bloqueio')]);
    const final = await bridge.api.settled(id);
    expect(final.status).toBe('completed');
    expect((final.counts.confirmed ?? 0) + (final.counts.unchanged ?? 0)).toBe(5);
    const view = await fetch(`${bridge.mock.url}/__admin/hat/beneficiaries/${subscriberId}`);
    const { standing } = (await view.json()) as { standing: { events: { eventDate: string }[]; blocked: boolean } };
    expect(standing.events.map(({ eventDate }) => eventDate)).toEqual(['20260803', '20260804', '20260801', '20260802']);
  });

  it('with force=true sends what HAT holds already, for operators only', async () => {
    const posts = () => bridge.mock.hat.calls().filter(({ operation }) => operation === 'persons').length;
    const before = { posts: posts(), rows: await storedRows(bridge.database.url) };
    const writer = await bridge.api.withRole('writer');
    const refused = await writer.post('/hat/persons?force=true', body([{ personId: 'A1' }])).expect(403);
    expect(refused.body).toMatchObject({ code: 'FORBIDDEN', message: expect.stringContaining('operator') as string });
    expect(await storedRows(bridge.database.url)).toEqual(before.rows);
    const operator = await bridge.api.withRole('operator');
    const { body: forced } = await operator.post('/hat/persons?force=true', body([{ personId: 'A1' }])).expect(202);
    expect((await bridge.api.settled((forced as Accepted).submissionId)).counts).toEqual({ confirmed: 1 });
    expect(posts()).toBe(before.posts + 1);
    await writer.post('/hat/persons?force=false', body([{ personId: 'A1' }])).expect(202);
    expect((await send('persons', [{ personId: 'A1' }], '?force=yes').expect(400)).body).toMatchObject({ code: 'QUERY_INVALID' });
  });
});

describe('a card number of 15 characters', () => {
  let bridge: Bridge;
  beforeAll(async () => void (bridge = await startBridge()));
  afterAll(() => bridge.close());
  const event = (subscriberId: string) => ({ subscriberId, eventDate: '20260701', eventType: 'Bloqueio' });
  const refusal = async (subscriberId: string) =>
    (
      await bridge.api
        .post('/hat/beneficiaryStatus', { items: [event(subscriberId)], healthInsurerId: '0001', ansRegistry: '417505' })
        .expect(422)
    ).body as { details: object[] };

  it('of nobody the hub knows is refused', async () => {
    expect((await refusal('000100010000021')).details).toMatchObject([{ code: 'SUBSCRIBER_UNKNOWN', path: 'items[0].subscriberId' }]);
  });

  it('means its only member, and keeps the order with what was sent for that member', async () => {
    const member = await bridge.api.submit('beneficiaries', [{ subscriberId: '00010001000002111' }]);
    const status = await bridge.api.submit('beneficiaryStatus', [event('000100010000021')]);
    expect((await bridge.api.settled(member)).counts).toEqual({ confirmed: 1 });
    expect((await bridge.api.settled(status)).counts).toEqual({ confirmed: 1 });
    const view = await fetch(`${bridge.mock.url}/__admin/hat/beneficiaries/00010001000002111`);
    expect(await view.json()).toMatchObject({ standing: { blocked: true } });
  });

  it('that fits two members is refused', async () => {
    await bridge.api.settled(await bridge.api.submit('beneficiaries', [{ subscriberId: '00010001000002121' }]));
    expect((await refusal('000100010000021')).details).toMatchObject([{ code: 'SUBSCRIBER_AMBIGUOUS', path: 'items[0].subscriberId' }]);
  });
});
