import { sent, TestQueue } from './queue.fixture';

describe('what the hub believes that HAT holds', () => {
  let queue: TestQueue;
  beforeAll(async () => {
    queue = await TestQueue.open();
  });
  afterAll(() => queue.close());
  beforeEach(() => queue.newTenant());

  const version = (content: string, mask = 1) => [{ key: '1', content, mask }];

  it('is unknown from the moment an item is in flight, and known again once it is confirmed', async () => {
    await queue.confirmed('persons', version('old'));
    expect(await queue.ledger('persons', '1')).toBe('old');
    await queue.submit('persons', version('new'));
    const batches = await queue.take();
    expect(await queue.ledger('persons', '1')).toBe('unknown');
    await queue.end(batches, 'confirmed');
    expect(await queue.ledger('persons', '1')).toBe('new');
  });

  it('is what it was before where HAT refused the item, or is known not to have taken the batch', async () => {
    await queue.confirmed('persons', version('old'));
    const [change] = await queue.submit('persons', version('new'));
    await queue.giveBack(await queue.take());
    expect(await queue.ledger('persons', '1')).toBe('old');
    await queue.end(await queue.take(), 'rejected');
    expect(await queue.ledger('persons', '1')).toBe('old');
    expect(await queue.state(change)).toMatchObject({ state: 'rejected', code: 'REJECTED_BY_HAT', attempts: 1 });
    expect(await queue.states(await queue.submit('persons', version('old')))).toEqual(['unchanged']);
  });

  it('stays unknown where the hub gave up on an item that HAT may hold, even when a later item is refused', async () => {
    await queue.confirmed('persons', version('old'));
    await queue.submit('persons', version('doubtful'));
    await queue.end(await queue.take(), 'failed');
    await queue.submit('persons', version('refused'));
    await queue.end(await queue.take(), 'rejected');
    expect(await queue.ledger('persons', '1')).toBe('unknown');
    expect(await queue.states(await queue.submit('persons', version('old')))).toEqual(['queued']);
  });

  it('stays unknown where an item was possibly applied with its batch and then refused alone', async () => {
    await queue.confirmed('persons', version('old'));
    await queue.submit('persons', version('new'));
    await queue.giveBack(await queue.take(), { outcome: 'maybe-applied', charged: 1 });
    await queue.end(await queue.take(), 'rejected');
    expect(await queue.ledger('persons', '1')).toBe('unknown');
  });

  it('does not come back from before an outcome that was never learned', async () => {
    await queue.confirmed('persons', version('old'));
    await queue.submit('persons', version('new'));
    await queue.giveBack(await queue.take(), { outcome: 'unknown' });
    await queue.giveBack(await queue.take(), { outcome: 'not-applied' });
    expect(await queue.ledger('persons', '1')).toBe('unknown');
    await queue.end(await queue.take(), 'rejected');
    expect(await queue.ledger('persons', '1')).toBe('unknown');
  });

  it('is per insurer: the same key of another insurer is another record', async () => {
    await queue.confirmed('persons', version('same'));
    const [other] = await queue.submit('persons', [{ key: '1', content: 'same', order: '0002:P:1' }], { healthInsurerId: '0002' });
    expect(await queue.state(other)).toMatchObject({ state: 'queued' });
  });

  it('is per tenant', async () => {
    await queue.confirmed('persons', version('same'));
    await queue.newTenant();
    expect(await queue.states(await queue.submit('persons', version('same')))).toEqual(['queued']);
  });
});

describe('unchanged', () => {
  let queue: TestQueue;
  beforeAll(async () => {
    queue = await TestQueue.open();
  });
  afterAll(() => queue.close());
  beforeEach(() => queue.newTenant());

  it('is decided at intake where nothing of the key is open, and the submission is over at once', async () => {
    await queue.confirmed('persons', [{ key: '1' }, { key: '2' }]);
    const [first, second] = await queue.submit('persons', [{ key: '1' }, { key: '2' }]);
    expect(await queue.states([first, second].map(String))).toEqual(['unchanged', 'unchanged']);
    expect(await queue.counters(first)).toEqual({ accepted: 2, open: 0, errors: 0, completed: true });
    expect(await queue.take()).toEqual([]);
  });

  it('is decided at claim where something newer than the ledger may still go before', async () => {
    await queue.confirmed('persons', [{ key: '1', content: 'A' }]);
    const [toB] = await queue.submit('persons', [{ key: '1', content: 'B', mask: 3 }]);
    const [backToA] = await queue.submit('persons', [{ key: '1', content: 'A' }]);
    expect(await queue.states([toB, backToA].map(String))).toEqual(['queued', 'queued']);
    await queue.end(await queue.take(), 'confirmed');
    const batches = await queue.take();
    expect(sent(batches)).toEqual([backToA]);
    await queue.end(batches, 'confirmed');
    expect(await queue.ledger('persons', '1')).toBe('A');
  });

  it('is off while the key is uncertain', async () => {
    await queue.confirmed('persons', [{ key: '1', content: 'A' }]);
    await queue.submit('persons', [{ key: '1', content: 'B' }]);
    await queue.giveBack(await queue.take(), { outcome: 'unknown' });
    await queue.end(await queue.take(), 'confirmed');
    expect(await queue.ledger('persons', '1')).toBe('B');
    const [same] = await queue.submit('persons', [{ key: '1', content: 'B' }]);
    expect(sent(await queue.take())).toEqual([same]);
  });

  it('is off with force', async () => {
    await queue.confirmed('persons', [{ key: '1' }]);
    const [forced] = await queue.submit('persons', [{ key: '1' }], { force: true });
    expect(sent(await queue.take())).toEqual([forced]);
  });

  it('holds for each of several events that were all confirmed: a block is never repeated without the release that followed it', async () => {
    const order = '0001:B:0001000100000101';
    const events = [
      { key: 'm:block', content: 'block', order },
      { key: 'm:release', content: 'release', order },
    ];
    await queue.confirmed('beneficiaryStatus', events);
    const again = await queue.submit('beneficiaryStatus', events);
    const grant = await queue.claim();
    expect(grant.kind).toBe('idle');
    await queue.claim();
    expect(await queue.states(again)).toEqual(['unchanged', 'unchanged']);
    expect(await queue.counters(again[0])).toMatchObject({ open: 0, completed: true });
  });

  it('holds for each of several records that share an order key', async () => {
    const order = '0001:L:1:1';
    const places = ['1', '2', '3'].map((key) => ({ key, order }));
    await queue.confirmed('attendanceLocations', places);
    const again = await queue.submit('attendanceLocations', places);
    for (let round = 0; round < 3; round++) expect(await queue.take()).toEqual([]);
    expect(await queue.states(again)).toEqual(['unchanged', 'unchanged', 'unchanged']);
  });
});
