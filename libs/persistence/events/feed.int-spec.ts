import { DataSource } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '../../../test/support/test-database';
import { until } from '../../../test/support/until';
import { entities, migrations } from '..';
import { EventFeedStore, type EventEntity, EventOutbox, EventSequencerStore, type NewEvent } from '.';
import { sequencerLock } from './event-sequencer.store';

const type = 'br.ponte.hat.authorization.changed';

describe('the feed of events', () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  let sequencers: EventSequencerStore[];
  let feed: EventFeedStore;
  const outbox = new EventOutbox();
  const tenants: number[] = [];

  beforeAll(async () => {
    database = await createTestDatabase();
    dataSource = await new DataSource({ type: 'postgres', url: database.url, entities, migrations, poolSize: 30 }).initialize();
    sequencers = [1, 2].map(() => new EventSequencerStore(dataSource));
    feed = new EventFeedStore(dataSource);
    for (const name of ['north', 'south']) {
      const [row] = await dataSource.query<{ id: number }[]>('INSERT INTO tenant (name) VALUES ($1) RETURNING id', [name]);
      tenants.push(row?.id ?? 0);
    }
  });
  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });
  beforeEach(() => dataSource.query('TRUNCATE event_outbox, event_feed, event'));

  const happened = (subject: string, tenantId = tenants[0] ?? 0): NewEvent => ({ tenantId, type, subject, data: { subject } });
  const write = (...events: NewEvent[]) => dataSource.transaction((manager) => outbox.append(manager, events));
  const sequence = () => sequencers[0]?.sequence(1_000);
  const readAll = (tenantId = tenants[0] ?? 0, more: object = {}) =>
    feed.read({ tenantId, after: '0', limit: 100_000, reach: 100_000, ...more });
  const subjects = ({ events }: { events: Pick<EventEntity, 'subject'>[] }) => events.map(({ subject }) => subject);

  it('holds what a writer appended, in its order, once it has committed and not before', async () => {
    const runner = dataSource.createQueryRunner();
    await runner.startTransaction();
    await outbox.append(runner.manager, [happened('a'), happened('b')]);
    await outbox.append(runner.manager, [happened('c')]);
    expect(await sequence()).toEqual([]);
    await runner.commitTransaction();
    await runner.release();
    expect(await sequence()).toMatchObject([{ tenantId: tenants[0], events: 3 }]);
    const { last, events } = await readAll();
    expect(last).toBe('3');
    expect(events.map(({ position, subject, data }) => [position, subject, data])).toEqual(
      ['a', 'b', 'c'].map((subject, index) => [String(index + 1), subject, { subject }]),
    );
  });

  it('never says of a later position that it came into the feed earlier: the retention cuts between them', async () => {
    await write(...Array.from({ length: 50 }, (_, index) => happened(`n${index}`)));
    await sequence();
    await write(happened('next'));
    await sequence();
    const [row] = await dataSource.query<{ n: number }[]>(/* sql */ `
      SELECT count(*)::integer AS n FROM (SELECT sequenced_at < lag(sequenced_at) OVER (ORDER BY position) AS fell FROM event) AS e WHERE fell`);
    expect(row).toEqual({ n: 0 });
  });

  it('never holds what was rolled back, and leaves no gap for it', async () => {
    await expect(
      dataSource.transaction(async (manager) => {
        await outbox.append(manager, [happened('never')]);
        throw new Error('changed my mind');
      }),
    ).rejects.toThrow('changed my mind');
    await write(happened('a'));
    await sequence();
    expect((await readAll()).events).toMatchObject([{ position: '1', subject: 'a' }]);
  });

  it('counts for each tenant apart', async () => {
    const [north = 0, south = 0] = tenants;
    await write(happened('n1', north), happened('s1', south), happened('n2', north));
    await sequence();
    await write(happened('s2', south));
    await sequence();
    for (const [tenant, expected] of [
      [north, ['n1', 'n2']],
      [south, ['s1', 's2']],
    ] as const) {
      const stretch = await readAll(tenant);
      expect(subjects(stretch)).toEqual(expected);
      expect(stretch.events.map(({ position }) => position)).toEqual(['1', '2']);
    }
  });

  it('is read once and in order by a reader that follows it, under many writers, one very late, and two sequencers', async () => {
    const writers = 12;
    const rounds = 25;
    const late = dataSource.createQueryRunner();
    await late.startTransaction();
    await outbox.append(late.manager, [happened('late:0')]);

    let writing = true;
    let feeding = true;
    const seen: string[] = [];
    const positions: bigint[] = [];
    const follow = async () => {
      for (let after = '0', quiet = false; ;) {
        const stretch = await feed.read({ tenantId: tenants[0] ?? 0, after, limit: 7, reach: 100_000 });
        seen.push(...subjects(stretch));
        positions.push(...stretch.events.map(({ position }) => BigInt(position)));
        after = stretch.events.at(-1)?.position ?? after;
        if (stretch.events.length > 0) continue;
        if (quiet) return;
        quiet = !feeding;
        await new Promise((resolve) => setImmediate(resolve));
      }
    };
    const sequenceOn = async (store: EventSequencerStore) => {
      for (let rest = 1; writing || rest > 0;) rest = (await store.sequence(5)).length;
    };
    const write25 = async (writer: number) => {
      for (let round = 0; round < rounds; round++) await write(happened(`${writer}:${round * 2}`), happened(`${writer}:${round * 2 + 1}`));
    };
    const following = follow();
    const sequencing = sequencers.map(sequenceOn);
    await Promise.all(Array.from({ length: writers }, (_, writer) => write25(writer)));
    const before = (await readAll()).last;
    await late.commitTransaction();
    await late.release();
    writing = false;
    await Promise.all(sequencing);
    await sequence();
    feeding = false;
    await following;

    expect(positions).toEqual(positions.map((_, index) => BigInt(index + 1)));
    expect(seen).toHaveLength(writers * rounds * 2 + 1);
    expect(new Set(seen).size).toBe(seen.length);
    for (let writer = 0; writer < writers; writer++) {
      const own = seen.filter((subject) => subject.startsWith(`${writer}:`)).map((subject) => Number(subject.split(':')[1]));
      expect(own).toEqual([...own.keys()]);
    }
    // The very late one was written first and comes after all that was in the feed when it committed.
    expect(seen.indexOf('late:0')).toBeGreaterThanOrEqual(Number(before));
    expect(Number(before)).toBeGreaterThan(0);
  });

  it('lets one sequencer at a time give positions, and drops nothing meanwhile', async () => {
    await write(happened('a'));
    const other = dataSource.createQueryRunner();
    await other.startTransaction();
    await other.query('SELECT pg_advisory_xact_lock($1)', [sequencerLock]);
    const [sequencing, pruning] = [sequencers[0]?.sequence(10), sequencers[1]?.prune(1, 10)];
    const waiting = `SELECT count(*)::int AS n FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND objid = ${sequencerLock}
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;
    await until(async () => (await dataSource.query<{ n: number }[]>(waiting))[0]?.n === 2);
    expect(await readAll()).toEqual({ last: '0', pruned: '0', events: [] });
    await other.commitTransaction();
    await other.release();
    expect(await sequencing).toMatchObject([{ events: 1 }]);
    expect(await pruning).toBe(0);
    expect(subjects(await readAll())).toEqual(['a']);
  });

  it('looks no further than asked for, so that a rare type is cheap to filter for', async () => {
    await write(...Array.from({ length: 30 }, (_, index) => happened(String(index))), {
      ...happened('rare'),
      type: 'br.ponte.protheus.refund.status',
    });
    await sequence();
    const rare = { types: ['br.ponte.protheus.refund.status'] as const, reach: 10 };
    expect(await readAll(tenants[0], rare)).toMatchObject({ last: '31', events: [] });
    expect(subjects(await readAll(tenants[0], { ...rare, after: '25' }))).toEqual(['rare']);
    const plan = await dataSource.query<Record<string, string>[]>(
      `EXPLAIN SELECT FROM event WHERE tenant_id = 1 AND position > 5 AND position <= 15 ORDER BY position LIMIT 100`,
    );
    expect(JSON.stringify(plan)).toContain('event_pk');
  });

  it('is pruned from its old end alone, and knows how far', async () => {
    const [north = 0, south = 0] = tenants;
    await write(...['a', 'b', 'c', 'd'].map((subject) => happened(subject)), happened('s', south));
    await sequence();
    await dataSource.query(`UPDATE event SET sequenced_at = now() - interval '40 days' WHERE position <= 3 AND tenant_id = $1`, [north]);
    expect(await sequencers[0]?.prune(30, 2)).toBe(2);
    expect(await readAll(north, { after: undefined })).toMatchObject({
      last: '4',
      pruned: '2',
      events: [{ subject: 'c' }, { subject: 'd' }],
    });
    expect(await sequencers[1]?.prune(30, 2)).toBe(1);
    expect(await sequencers[1]?.prune(30, 2)).toBe(0);
    expect(subjects(await readAll(south))).toEqual(['s']);
    await dataSource.query(`UPDATE event SET sequenced_at = now() - interval '40 days'`);
    await sequencers[0]?.prune(30, 100);
    expect(await readAll(north, { after: undefined })).toEqual({ last: '4', pruned: '4', events: [] });
    await write(happened('e'));
    await sequence();
    expect((await readAll(north, { after: undefined })).events).toMatchObject([{ position: '5', subject: 'e' }]);
  });
});
