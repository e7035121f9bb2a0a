import { DataSource } from 'typeorm';
import { until } from '../../../test/support/until';
import { createTestDatabase, type TestDatabase } from '../../../test/support/test-database';
import { entities, migrations } from '..';
import { EventOutbox } from '../events';
import { RunLostError } from '../run-fence';
import {
  MedseniorGateStore,
  MedseniorMirrorReader,
  MedseniorMirrorStore,
  MedseniorRetentionStore,
  MedseniorWatchStore,
  type MirroredGuide,
} from '.';

const hour = 3_600_000;
const task = 'medsenior-authorizations:t';

const mirrored = (guide: string, more: Partial<MirroredGuide> = {}): MirroredGuide => ({
  guide,
  matricula: '1',
  cpf: null,
  beneficiaryName: null,
  status: 1,
  statusText: 'Autorizado',
  type: null,
  requestedAt: null,
  validUntil: null,
  professionalName: null,
  professionalCouncil: null,
  tussCodes: [],
  procedures: [],
  payload: `{"guia":"${guide}"}`,
  payloadHash: guide,
  ...more,
});

describe('the stores of MedSenior', () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  let gates: MedseniorGateStore;
  let mirror: MedseniorMirrorStore;
  let reader: MedseniorMirrorReader;
  let watch: MedseniorWatchStore;
  let tenantId = 0;
  let epoch = 0;

  beforeAll(async () => {
    database = await createTestDatabase();
    dataSource = await new DataSource({ type: 'postgres', url: database.url, entities, migrations, poolSize: 8 }).initialize();
    gates = new MedseniorGateStore(dataSource);
    mirror = new MedseniorMirrorStore(dataSource, new EventOutbox());
    reader = new MedseniorMirrorReader(dataSource);
    watch = new MedseniorWatchStore(dataSource);
    await dataSource.query(`INSERT INTO scheduled_task (name, every_ms, next_slot_at, epoch) VALUES ($1, 1000, now(), 0)`, [task]);
  });
  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });
  beforeEach(async () => {
    const [row] = await dataSource.query<{ id: number }[]>(`INSERT INTO tenant (name) VALUES (gen_random_uuid()::text) RETURNING id`);
    tenantId = row?.id ?? 0;
    await gates.ensure(tenantId);
    await dataSource.query('UPDATE scheduled_task SET epoch = epoch + 1');
    const [held] = await dataSource.query<{ epoch: number }[]>('SELECT epoch FROM scheduled_task');
    epoch = held?.epoch ?? 0;
  });

  const fence = () => ({ task, epoch });
  const take = (more: object = {}) => gates.take({ tenantId, ratePerSecond: 0, maxWaitMs: hour, keepsBackOff: true, ...more });
  const store = (guides: MirroredGuide[], at = fence()) =>
    mirror.store(
      tenantId,
      at,
      guides.map(({ guide }) => guide),
      () => ({ guides, history: [], events: [] }),
    );
  const listed = async (filter: object = {}) =>
    (await reader.list(tenantId, { descending: false, limit: 100, offset: 0, ...filter })).map(({ guide }) => guide);

  describe('the gate', () => {
    it('gives calls the places of the agreed rate, whoever asks at the same time', async () => {
      await dataSource.query(`UPDATE medsenior_gate SET next_call_at = now() - interval '1 hour' WHERE tenant_id = $1`, [tenantId]);
      const before = await watch.now();
      const answers = await Promise.all(Array.from({ length: 12 }, () => take({ ratePerSecond: 20 })));
      const waits = answers.map((answer) => (answer.kind === 'taken' ? answer.waitMs : -1)).sort((one, other) => one - other);
      // An hour of silence gathers a burst of a tenth of a second, 2 calls; the others come 50 ms after each other.
      expect(waits.filter((wait) => wait === 0).length).toBeGreaterThanOrEqual(2);
      expect(waits.at(-1)).toBeLessThanOrEqual(500);
      const [row] = await dataSource.query<{ ms: number; taken: number }[]>(
        `SELECT extract(epoch FROM next_call_at - clock_timestamp())::float8 * 1000 AS ms,
           extract(epoch FROM next_call_at - $2::timestamptz)::float8 * 1000 AS taken FROM medsenior_gate WHERE tenant_id = $1`,
        [tenantId, before],
      );
      expect(row?.ms).toBeLessThanOrEqual(550);
      // The first of the burst stands 50 ms back: however slowly they came, 12 calls take up the next 550 ms at least.
      expect(row?.taken).toBeGreaterThan(549.9);
    });

    it('takes no place that comes too late, and none is lost by asking', async () => {
      const ratePerSecond = 0.01;
      await take({ ratePerSecond });
      expect(await take({ ratePerSecond, maxWaitMs: 10 })).toMatchObject({ kind: 'closed', reason: 'rate' });
      const later = await take({ ratePerSecond });
      expect(later.kind === 'taken' && later.waitMs).toBeLessThanOrEqual(100_000);
    });

    it('is shut by a pause for all, by a back-off for the mirror, and by a silence for all', async () => {
      expect(await take()).toMatchObject({ kind: 'taken', waitMs: 0 });
      await gates.coolDown(tenantId, 'VENDOR_FAULT (500)', { baseMs: hour, maxMs: hour, jitter: 0 });
      expect(await take()).toMatchObject({ kind: 'closed', reason: 'cooling' });
      expect(await take({ keepsBackOff: false })).toMatchObject({ kind: 'taken' });
      await gates.quiet(tenantId, 'RATE_LIMITED (429)', hour);
      await gates.quiet(tenantId, 'RATE_LIMITED (429)', 1);
      const silent = await take({ keepsBackOff: false });
      expect(silent).toMatchObject({ kind: 'closed', reason: 'quiet' });
      expect(silent.kind === 'closed' && silent.reason === 'quiet' && silent.waitMs).toBeGreaterThan(hour / 2);
      await gates.pause(tenantId, 'one');
      expect(await gates.pause(tenantId, 'other')).toMatchObject({ paused: true, pausedBy: 'one' });
      expect(await take({ keepsBackOff: false })).toEqual({ kind: 'closed', reason: 'paused' });
      expect(await gates.resume(tenantId)).toMatchObject({ paused: false, failures: 0, coolUntil: null, quietUntil: null });
      expect(await take()).toMatchObject({ kind: 'taken' });
    });

    it('doubles the back-off with each failure, up to the longest, and forgets it with the first success', async () => {
      const pauses: number[] = [];
      for (let failure = 0; failure < 4; failure++) {
        await dataSource.query('UPDATE medsenior_gate SET cool_until = NULL WHERE tenant_id = $1', [tenantId]);
        const { coolingMs } = await gates.coolDown(tenantId, 'x', { baseMs: hour, maxMs: 5 * hour, jitter: 0 });
        pauses.push(Math.round(coolingMs / hour));
      }
      expect(pauses).toEqual([1, 2, 4, 5]);
      await gates.recover(tenantId);
      expect(await gates.read(tenantId)).toMatchObject({ failures: 0, coolReason: null, coolingMs: 0 });
    });
  });

  describe('the mirror', () => {
    it('takes nothing from a run whose lease went to another', async () => {
      await store([mirrored('A')]);
      await dataSource.query('UPDATE scheduled_task SET epoch = epoch + 1');
      await expect(store([mirrored('B')])).rejects.toThrow(RunLostError);
      await expect(mirror.complete(tenantId, fence(), ['1'], new Date(), [])).rejects.toThrow(RunLostError);
      await expect(mirror.fail(tenantId, fence(), ['1'], 'x')).rejects.toThrow(RunLostError);
      expect(await listed()).toEqual(['A']);
    });

    it('lets no other run begin between the look at the lease and what is written under it', async () => {
      await store([mirrored('A')]);
      const reader = dataSource.createQueryRunner();
      await reader.startTransaction();
      await reader.query(`SELECT FROM medsenior_authorization WHERE tenant_id = $1 AND guide = 'A' FOR UPDATE`, [tenantId]);
      const writing = store([mirrored('A', { payloadHash: 'new' })]);
      const waits = `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
      await until(async () => (await dataSource.query<unknown[]>(waits)).length > 0);
      await expect(dataSource.query('SELECT FROM scheduled_task WHERE name = $1 FOR UPDATE NOWAIT', [task])).rejects.toThrow('lock');
      await reader.commitTransaction();
      await reader.release();
      await writing;
      await dataSource.query('SELECT FROM scheduled_task WHERE name = $1 FOR UPDATE NOWAIT', [task]);
    });

    it('keeps rows, history and events together or not at all', async () => {
      const broken = mirror.store(tenantId, fence(), ['A'], () => ({
        guides: [mirrored('A')],
        history: [{ guide: 'A', kind: 'unheard of' as 'imported' }],
        events: [],
      }));
      await expect(broken).rejects.toThrow('medsenior_history_kind_check');
      expect(await listed()).toEqual([]);
    });

    it('finds by beneficiary, code and status, filters narrowing each other, without a date last', async () => {
      await store([
        mirrored('A', { requestedAt: '2026-02-01T00:00:00Z', cpf: '52998224725', tussCodes: ['1', '2'] }),
        mirrored('B', { requestedAt: '2026-01-01T00:00:00Z', status: 2, tussCodes: ['2'] }),
        mirrored('C', { matricula: '2', cpf: '52998224725', status: null }),
        mirrored('D', { matricula: null }),
      ]);
      expect(await listed()).toEqual(['B', 'A', 'C', 'D']);
      expect(await listed({ descending: true })).toEqual(['A', 'B', 'D', 'C']);
      expect(await listed({ matriculas: ['1'] })).toEqual(['B', 'A']);
      expect(await listed({ matriculas: ['1'], cpfs: ['52998224725'] })).toEqual(['A']);
      expect(await listed({ tussCodes: ['2', '9'] })).toEqual(['B', 'A']);
      expect(await listed({ statuses: [2] })).toEqual(['B']);
      expect(await listed({ limit: 2, offset: 1 })).toEqual(['A', 'C']);
    });

    it('counts rounds that miss a guide only for beneficiaries that were read', async () => {
      await store([mirrored('A'), mirrored('B', { matricula: '2' }), mirrored('C', { matricula: null })]);
      for (const absent of [0, 1, 0]) expect(await mirror.complete(tenantId, fence(), ['1'], new Date(), [])).toBe(absent);
      const rows = await dataSource.query(
        'SELECT guide, missed_cycles AS missed, absent_since IS NOT NULL AS absent FROM medsenior_authorization WHERE tenant_id = $1 ORDER BY guide',
        [tenantId],
      );
      expect(rows).toEqual([
        { guide: 'A', missed: 2, absent: true },
        { guide: 'B', missed: 0, absent: false },
        { guide: 'C', missed: 0, absent: false },
      ]);
    });

    it('answers a beneficiary out of a hundred thousand guides by an index', async () => {
      await dataSource.query(
        `INSERT INTO medsenior_authorization (tenant_id, guide, matricula, cpf, tuss_codes, procedures, payload, payload_hash)
         SELECT $1, 'G' || n, (n / 10)::text, lpad((n / 10)::text, 11, '0'), '{}', '[]', '{}', '-' FROM generate_series(1, 100000) n`,
        [tenantId],
      );
      await dataSource.query('ANALYZE medsenior_authorization');
      const plan = async (filter: string) =>
        JSON.stringify(
          await dataSource.query(`EXPLAIN SELECT guide FROM medsenior_authorization WHERE tenant_id = $1 AND ${filter}`, [tenantId]),
        );
      expect(await plan(`matricula = ANY ('{77,78}')`)).toContain('medsenior_authorization_matricula');
      expect(await plan(`cpf = ANY ('{00000000077}')`)).toContain('medsenior_authorization_cpf');
    });
  });

  describe('the retention', () => {
    const retention = () => new MedseniorRetentionStore(dataSource);
    const days = (count: number) => new Date(Date.now() - count * 24 * hour).toISOString();
    const aged = (guide: string, changed: number) =>
      dataSource.query('UPDATE medsenior_authorization SET changed_at = $3 WHERE tenant_id = $1 AND guide = $2', [
        tenantId,
        guide,
        days(changed),
      ]);
    const told = (guide: string, ago: number) =>
      dataSource.query(`INSERT INTO medsenior_history (tenant_id, guide, kind, recorded_at) VALUES ($1, $2, 'status', $3)`, [
        tenantId,
        guide,
        days(ago),
      ]);
    const storied = async () =>
      (await dataSource.query<{ guide: string }[]>('SELECT guide FROM medsenior_history WHERE tenant_id = $1 ORDER BY id', [tenantId])).map(
        ({ guide }) => guide,
      );

    it('drops the old history of settled guides alone, stretch by stretch', async () => {
      await dataSource.query('TRUNCATE medsenior_history');
      await store([
        mirrored('settled', { status: 3 }),
        mirrored('in analysis', { status: 2 }),
        mirrored('of no known status', { status: null }),
        mirrored('valid', { status: 1, validUntil: days(-1).slice(0, 10) }),
        mirrored('absent', { status: 2 }),
      ]);
      await dataSource.query(`UPDATE medsenior_authorization SET absent_since = now() WHERE guide = 'absent'`);
      const guides = ['settled', 'in analysis', 'of no known status', 'valid', 'absent', 'unknown'];
      for (const guide of guides) await told(guide, 31);
      for (const guide of guides) await told(guide, 29);
      const stretches: number[] = [];
      for (let after: string | undefined = '0'; after !== undefined;) {
        const { purged, last }: { purged: number; last?: string } = await retention().pruneHistory(30, after, 4);
        stretches.push(purged);
        after = last;
      }
      expect(stretches).toEqual([1, 2]);
      expect(await storied()).toEqual(['in analysis', 'of no known status', 'valid', ...guides]);
    });

    it('drops guides long over with their history, but of nobody who is watched', async () => {
      await watch.put(tenantId, [{ matricula: '1', subscriberId: null, cpf: null }]);
      const ended = { matricula: '2', status: 1, validUntil: days(40).slice(0, 10) };
      await store([
        mirrored('a over', ended),
        mirrored('b watched', { ...ended, matricula: '1' }),
        mirrored('c of nobody known', { ...ended, matricula: null }),
        mirrored('d valid', { ...ended, validUntil: days(20).slice(0, 10) }),
        mirrored('e changed lately', ended),
        mirrored('f denied', { matricula: '2', status: 3, requestedAt: days(40) }),
        mirrored('g in analysis', { matricula: '2', status: 2, requestedAt: days(40) }),
      ]);
      for (const guide of await listed()) {
        if (guide !== 'e changed lately') await aged(guide, 31);
        await told(guide, 1);
      }
      const first = await retention().pruneGuides(tenantId, 30, '', 5);
      expect(first).toEqual({ purged: 1, last: 'e changed lately' });
      expect(await retention().pruneGuides(tenantId, 30, first.last ?? '', 5)).toEqual({ purged: 1 });
      const kept = ['b watched', 'c of nobody known', 'd valid', 'e changed lately', 'g in analysis'];
      expect((await listed()).sort()).toEqual(kept);
      expect((await storied()).sort()).toEqual(kept);
    });
  });

  describe('the watch list', () => {
    it('begins with those who waited longest, and tries nobody twice in a round', async () => {
      await watch.put(
        tenantId,
        ['1', '2', '3'].map((matricula) => ({ matricula, subscriberId: null, cpf: null })),
      );
      await mirror.complete(tenantId, fence(), ['2'], new Date(), []);
      const started = await watch.now();
      const due = async () => (await watch.due(tenantId, started, 10)).map(({ matricula }) => matricula);
      expect(await due()).toEqual(['1', '3', '2']);
      await mirror.fail(tenantId, fence(), ['1'], 'VENDOR_FAULT (500)');
      await mirror.complete(tenantId, fence(), ['3'], new Date(), []);
      expect(await due()).toEqual(['2']);
    });

    it('tells who was tried before the start from who was tried after it within one millisecond', async () => {
      await watch.put(tenantId, [{ matricula: '1', subscriberId: null, cpf: null }]);
      for (let round = 0; round < 40; round++) {
        await mirror.complete(tenantId, fence(), ['1'], new Date(), []);
        const started = await watch.now();
        expect(await watch.due(tenantId, started, 10)).toHaveLength(1);
        await mirror.complete(tenantId, fence(), ['1'], new Date(), []);
        expect(await watch.due(tenantId, started, 10)).toHaveLength(0);
      }
    });

    it('knows members by the beginning of their numbers', async () => {
      const numbers = ['000100010000010', '0001000100000101', '00010001000001018', '00010001000001026', '0001000100000201'];
      const entries = numbers.map((subscriberId, at) => ({ matricula: String(at + 1), subscriberId, cpf: null }));
      await watch.put(tenantId, entries);
      expect((await watch.membersBeginningWith(tenantId, '000100010000010')).sort()).toEqual(['0001000100000101', '0001000100000102']);
    });

    it('takes a list as a whole or not at all, and tells what is new', async () => {
      const entry = (matricula: string, subscriberId: string | null = null) => ({ matricula, subscriberId, cpf: null });
      expect(await watch.put(tenantId, [entry('1'), entry('2')])).toBe(2);
      await expect(watch.put(tenantId, [entry('3'), entry('x')])).rejects.toThrow();
      expect(await watch.put(tenantId, [entry('2', '000100010000010'), entry('4')])).toBe(1);
      expect((await watch.list(tenantId, { order: [], limit: 10, offset: 0 })).map(({ matricula }) => matricula)).toEqual(['1', '2', '4']);
      expect(await watch.linksOf(tenantId, { subscriberIds: ['000100010000010'] })).toEqual([entry('2', '000100010000010')]);
    });
  });
});
