import { DataSource } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '../../../test/support/test-database';
import { until } from '../../../test/support/until';
import { entities, migrations } from '..';
import { type ClaimedWatch, ProtheusFollowStore } from '.';
import { followPrescriptions } from './follow-prescriptions';

const hour = 3_600_000;

describe('the store of what is followed at Protheus', () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  let store: ProtheusFollowStore;
  let tenantId: number;

  beforeAll(async () => {
    database = await createTestDatabase();
    dataSource = await new DataSource({ type: 'postgres', url: database.url, entities, migrations }).initialize();
    store = new ProtheusFollowStore(dataSource);
    const [tenant] = await dataSource.query<{ id: number }[]>(`INSERT INTO tenant (name) VALUES ('x') RETURNING id`);
    tenantId = tenant?.id ?? 0;
  });
  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });
  beforeEach(() =>
    dataSource.query('TRUNCATE protheus_watch, protheus_prescription, protheus_refund, protheus_status_event, event_outbox'),
  );

  const seen = (code: string, status: string, final = false) => ({ code, status, final });
  const follow = (code: string) => store.follow(tenantId, 'member', [seen(code, '1')], 0);
  const watchOf = async (kind: ClaimedWatch['kind'], leaseMs: number): Promise<ClaimedWatch> => {
    await dataSource.query('UPDATE protheus_watch SET next_poll_at = NULL WHERE kind <> $1', [kind]);
    await dataSource.query('UPDATE protheus_watch SET next_poll_at = clock_timestamp() WHERE kind = $1', [kind]);
    const watch = await store.claim(tenantId, leaseMs);
    if (!watch) throw new Error('nothing is due');
    return watch;
  };
  const told = async (type: string) =>
    (
      await dataSource.query<{ status: string }[]>(`SELECT data->>'status' AS status FROM event_outbox WHERE type = $1 ORDER BY id`, [type])
    ).map(({ status }) => status);

  const waiting = async () =>
    (await dataSource.query<unknown[]>(`SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`))
      .length;

  it('takes nothing from a look whose watch was claimed anew meanwhile', async () => {
    await follow('A');
    const late = await watchOf('prescriptions', 0);
    const next = await watchOf('prescriptions', hour);
    expect(await store.seePrescriptions(tenantId, next, [seen('A', '2')])).toBe(true);
    expect(await store.seePrescriptions(tenantId, late, [seen('A', '1')])).toBe(false);
    expect(await told('br.ponte.protheus.prescription.status')).toEqual(['1', '2']);
  });

  it('tells a refund once, though two replicas looked at it', async () => {
    await follow('A');
    const late = await watchOf('refunds', 0);
    const next = await watchOf('refunds', hour);
    const refund = { protocol: '1', medicationCode: 'M', final: false };
    expect(await store.seeRefunds(tenantId, next, [{ ...refund, status: '2' }])).toBe(true);
    expect(await store.seeRefunds(tenantId, late, [{ ...refund, status: '1' }])).toBe(false);
    expect(await told('br.ponte.protheus.refund.status')).toEqual(['2']);
  });

  it('goes on looking when a prescription is followed while the last one known ends', async () => {
    await follow('A');
    const watch = await watchOf('prescriptions', hour);
    await store.seePrescriptions(tenantId, watch, [seen('A', '3', true)]);
    const other = dataSource.createQueryRunner();
    await other.startTransaction();
    await followPrescriptions(other.manager, tenantId, 'member', [seen('B', '1')], hour);
    const putBack = store.putBack(tenantId, watch, { everyMs: 0, changed: true, failed: false });
    await until(async () => (await waiting()) > 0);
    await other.commitTransaction();
    await other.release();
    await putBack;
    expect(await store.claim(tenantId, hour)).toMatchObject({ kind: 'prescriptions', key: 'member' });
  });

  it('looks no more once nothing can change', async () => {
    await follow('A');
    const watch = await watchOf('prescriptions', hour);
    await store.seePrescriptions(tenantId, watch, [seen('A', '3', true)]);
    await store.putBack(tenantId, watch, { everyMs: 0, changed: true, failed: false });
    expect(await store.claim(tenantId, hour)).toBeUndefined();
  });

  it('looks for refunds again once a prescription that was final can change again', async () => {
    await follow('A');
    await follow('B');
    const prescriptions = await watchOf('prescriptions', hour);
    await store.seePrescriptions(tenantId, prescriptions, [seen('A', '3', true), seen('B', '1')]);
    const atRest = () =>
      dataSource.query<{ key: string }[]>(`SELECT key FROM protheus_watch WHERE kind = 'refunds' AND next_poll_at IS NULL ORDER BY key`);
    await dataSource.query(`UPDATE protheus_watch SET next_poll_at = NULL WHERE kind = 'refunds'`);
    const again = await watchOf('prescriptions', hour);
    expect(await store.seePrescriptions(tenantId, again, [seen('A', '3', true), seen('B', '1')])).toBe(false);
    expect(await atRest()).toEqual([{ key: 'A' }]);
    expect(await store.seePrescriptions(tenantId, again, [seen('A', '3'), seen('B', '1')])).toBe(false);
    expect(await atRest()).toEqual([]);
  });

  it('looks for refunds again though they are put to rest in that very moment', async () => {
    await follow('A');
    await store.seePrescriptions(tenantId, await watchOf('prescriptions', hour), [seen('A', '3', true)]);
    const prescriptions = await watchOf('prescriptions', hour);
    const refunds = await watchOf('refunds', hour);
    const other = dataSource.createQueryRunner();
    await other.startTransaction();
    await other.query(`SELECT FROM protheus_watch WHERE kind = 'refunds' FOR UPDATE`);
    const seeing = store.seePrescriptions(tenantId, prescriptions, [seen('A', '3')]);
    await until(async () => (await waiting()) > 0);
    await other.query(`UPDATE protheus_watch SET next_poll_at = NULL WHERE kind = 'refunds' AND epoch = $1`, [refunds.epoch]);
    await other.commitTransaction();
    await other.release();
    await seeing;
    expect(await store.claim(tenantId, hour)).toMatchObject({ kind: 'refunds', key: 'A' });
  });

  describe('while Protheus fails', () => {
    const minute = 60_000;
    const failedLooks = async (count: number) => {
      for (let look = 0; look < count; look++)
        await store.putBack(tenantId, await watchOf('prescriptions', hour), { everyMs: minute, changed: false, failed: true });
      return (await store.nextDueMs(tenantId)) ?? 0;
    };

    it('looks ever more rarely, but again within ten minutes however long the outage was', async () => {
      await follow('A');
      expect(await failedLooks(3)).toBeGreaterThan(3 * minute);
      const wait = await failedLooks(12);
      expect(wait).toBeGreaterThan(9 * minute);
      expect(wait).toBeLessThanOrEqual(10 * minute);
    });

    it('keeps the rarer looks of a watch that has not changed for long', async () => {
      await follow('A');
      await dataSource.query(`UPDATE protheus_watch SET changed_at = clock_timestamp() - interval '20 hours'`);
      const wait = await failedLooks(15);
      expect(wait).toBeGreaterThan(115 * minute);
      expect(wait).toBeLessThan(125 * minute);
    });
  });
});
