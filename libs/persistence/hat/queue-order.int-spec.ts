import { sent, TestQueue } from './queue.fixture';

const member = '0001:B:0001000100000101';
const record = (content = 'x', mask = 1) => [{ key: 'm', content, mask, order: member }];
const event = (key: string) => [{ key, order: member }];

describe('the order in which changes leave the queue', () => {
  let queue: TestQueue;
  beforeAll(async () => {
    queue = await TestQueue.open();
  });
  afterAll(() => queue.close());
  beforeEach(() => queue.newTenant());

  it('is one change of an order key at a time, the oldest', async () => {
    const [first] = await queue.submit('beneficiaries', record());
    const [second] = await queue.submit('beneficiaryStatus', event('e1'));
    const batches = await queue.take();
    expect(sent(batches)).toEqual([first]);
    expect(await queue.take()).toEqual([]);
    await queue.giveBack(batches);
    expect(sent(await queue.take())).toEqual([first]);
    expect(await queue.states([String(second)])).toEqual(['queued']);
  });

  it('is the order of the array for events of one member', async () => {
    const ids = await queue.submit('beneficiaryStatus', [...event('e1'), ...event('e2'), ...event('e3')]);
    const went: string[] = [];
    for (let batches = await queue.take(); batches.length > 0; batches = await queue.take()) {
      expect(sent(batches)).toHaveLength(1);
      went.push(...sent(batches));
      await queue.end(batches, went.length === 2 ? 'rejected' : 'confirmed');
    }
    expect(went).toEqual(ids);
  });

  it('holds a child back for an older open parent, however that one ends, and not for a younger one', async () => {
    const parents = ['0001:P:7'];
    const [person] = await queue.submit('persons', [{ key: '7', order: '0001:P:7' }]);
    const [child] = await queue.submit('beneficiaries', [{ key: 'm', order: member, parents }]);
    const [younger] = await queue.submit('persons', [{ key: '7', content: 'y', mask: 2, order: '0001:P:7' }]);
    const first = await queue.take();
    expect(sent(first)).toEqual([person]);
    await queue.end(first, 'rejected');
    expect(sent(await queue.take()).sort()).toEqual([child, younger].sort());
  });

  it('lets nobody wait for a parent the hub never saw', async () => {
    const [child] = await queue.submit('beneficiaries', [{ key: 'm', order: member, parents: ['0001:P:404'] }]);
    expect(sent(await queue.take())).toEqual([child]);
  });

  it('waits for any of several parents', async () => {
    await queue.submit('healthProviders', [{ key: '1', order: '0001:H:1' }]);
    const provider = await queue.take();
    const [place] = await queue.submit('attendanceLocations', [{ key: 'l', order: '0001:L:1:1', parents: ['0001:H:1'] }]);
    const [specialty] = await queue.submit('healthProviderSpecialties', [{ key: 's', parents: ['0001:H:1', '0001:L:1:1'] }]);
    expect(await queue.take()).toEqual([]);
    await queue.end(provider, 'confirmed');
    const places = await queue.take();
    expect(sent(places)).toEqual([place]);
    await queue.end(places, 'confirmed');
    expect(sent(await queue.take())).toEqual([specialty]);
  });

  it('leaves a resting resource alone, and what must come after it too', async () => {
    for (let time = 0; time < 3; time++) await queue.lanes.countFailure(queue.tenantId, 'persons', 3, 60_000, 60_000, 'refused');
    await queue.submit('persons', [{ key: '7', order: '0001:P:7' }]);
    await queue.submit('beneficiaries', [{ key: 'm', order: member, parents: ['0001:P:7'] }]);
    expect(await queue.take()).toEqual([]);
    await queue.gates.resume(queue.tenantId);
    expect(sent(await queue.take())).toHaveLength(1);
  });

  it('never travels in a batch larger than its resource or a split allows', async () => {
    const keys = Array.from({ length: 10 }, (_, index) => ({ key: String(index) }));
    await queue.submit('persons', keys);
    await queue.lanes.shrink(queue.tenantId, 'persons', 7);
    await queue.lanes.shrink(queue.tenantId, 'persons', 9);
    const batches = await queue.take();
    expect(batches.map((batch) => batch.changeIds.length)).toEqual([7, 3]);
    await queue.giveBack(batches.slice(0, 1), { batchLimit: 4, charged: 1, outcome: 'maybe-applied' });
    expect((await queue.take()).map((batch) => batch.changeIds.length)).toEqual([4, 3]);
  });

  describe('after an event was refused for want of its record', () => {
    const refused = async (): Promise<string[]> => {
      const ids = await queue.submit('beneficiaryStatus', event('early'));
      const batches = await queue.take();
      await queue.submit('beneficiaries', record());
      await queue.giveBack(batches, { charged: 1, outcome: 'not-applied', awaitsAllParents: true });
      return ids;
    };

    it('the record passes it, and it follows', async () => {
      const [early] = await refused();
      const records = await queue.take();
      expect(records.map((batch) => batch.resource)).toEqual(['beneficiaries']);
      expect(await queue.take()).toEqual([]);
      await queue.end(records, 'confirmed');
      expect(sent(await queue.take())).toEqual([early]);
    });

    it('a younger event does not pass it', async () => {
      await refused();
      const [late] = await queue.submit('beneficiaryStatus', event('late'));
      const records = await queue.take();
      expect(records.map((batch) => batch.resource)).toEqual(['beneficiaries']);
      await queue.end(records, 'confirmed');
      const early = await queue.take();
      expect(sent(early)).not.toContain(late);
      await queue.end(early, 'confirmed');
      expect(sent(await queue.take())).toEqual([late]);
    });

    it('the record passes the events behind it too, those that were sent before the record', async () => {
      const events = await queue.submit('beneficiaryStatus', [...event('first'), ...event('second')]);
      const batches = await queue.take();
      const [upsert] = await queue.submit('beneficiaries', record());
      const [after] = await queue.submit('beneficiaryStatus', event('third'));
      await queue.giveBack(batches, { charged: 1, outcome: 'not-applied', awaitsAllParents: true });
      const went: string[] = [];
      for (let taken = await queue.take(); taken.length > 0; taken = await queue.take()) {
        went.push(...sent(taken));
        await queue.end(taken, 'confirmed');
      }
      expect(went).toEqual([upsert, ...events, after]);
    });

    it('all of them go in the end, also with a younger event between two versions of the record', async () => {
      await refused();
      const [between] = await queue.submit('beneficiaryStatus', event('between'));
      const [newer] = await queue.submit('beneficiaries', record('newer'));
      const went: string[] = [];
      for (let batches = await queue.take(); batches.length > 0; batches = await queue.take()) {
        went.push(...sent(batches));
        await queue.end(batches, 'confirmed');
      }
      expect(went).toHaveLength(4);
      expect(went.slice(2)).toEqual([between, newer]);
    });
  });
});

describe('superseding', () => {
  let queue: TestQueue;
  beforeAll(async () => {
    queue = await TestQueue.open();
  });
  afterAll(() => queue.close());
  beforeEach(() => queue.newTenant());

  it('ends an older unsent upsert whose fields the newer one carries all, and counts it', async () => {
    const [older] = await queue.submit('beneficiaries', record('a', 0b011));
    const [newer] = await queue.submit('beneficiaries', record('b', 0b111));
    expect(await queue.state(older)).toMatchObject({ state: 'superseded', code: 'SUPERSEDED' });
    expect(await queue.counters(older)).toEqual({ accepted: 1, open: 0, errors: 0, completed: true });
    expect(sent(await queue.take())).toEqual([newer]);
  });

  it('spares one that carries a field of its own: both go, in order', async () => {
    const [older] = await queue.submit('beneficiaries', record('a', 0b101));
    const [newer] = await queue.submit('beneficiaries', record('b', 0b011));
    const batches = await queue.take();
    expect(sent(batches)).toEqual([older]);
    await queue.end(batches, 'confirmed');
    expect(sent(await queue.take())).toEqual([newer]);
  });

  it('never reaches across an event of the same member', async () => {
    const [older] = await queue.submit('beneficiaries', record('a'));
    await queue.submit('beneficiaryStatus', event('e'));
    await queue.submit('beneficiaries', record('b'));
    expect(await queue.states([String(older)])).toEqual(['queued']);
  });

  it('never takes what is or was on the wire', async () => {
    const [older] = await queue.submit('beneficiaries', record('a'));
    const batches = await queue.take();
    await queue.submit('beneficiaries', record('b'));
    expect(await queue.states([String(older)])).toEqual(['sending']);
    await queue.giveBack(batches, { outcome: 'unknown' });
    await queue.submit('beneficiaries', record('c'));
    expect(await queue.states([String(older)])).toEqual(['queued']);
  });

  it('never touches an event, another insurer’s record, or another tenant’s', async () => {
    const [older] = await queue.submit('beneficiaryStatus', event('e'));
    await queue.submit('beneficiaryStatus', event('e'));
    const [ours] = await queue.submit('beneficiaries', [{ key: 'm', order: 'shared' }]);
    await queue.submit('beneficiaries', [{ key: 'm', order: 'shared' }], { healthInsurerId: '0002' });
    expect(await queue.states([older, ours].map(String))).toEqual(['queued', 'queued']);
    await queue.newTenant();
    await queue.submit('beneficiaries', record('b'));
    expect(await queue.states([String(ours)])).toEqual(['queued']);
  });

  it('does not lose a forced change behind one that the ledger already knows', async () => {
    await queue.confirmed('beneficiaries', record('same'));
    const [forced] = await queue.submit('beneficiaries', record('same'), { force: true });
    const [plain] = await queue.submit('beneficiaries', record('same'));
    const batches = await queue.take();
    expect(sent(batches)).toEqual([forced]);
    await queue.end(batches, 'confirmed');
    expect(await queue.take()).toEqual([]);
    expect(await queue.states([String(plain)])).toEqual(['unchanged']);
  });
});
