import { DataSource } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '../../../test/support/test-database';
import { entities, migrations } from '..';
import { ProtheusHistoryStore } from '.';

describe('the history of prescriptions', () => {
  let database: TestDatabase;
  let dataSource: DataSource;

  beforeAll(async () => {
    database = await createTestDatabase();
    dataSource = await new DataSource({ type: 'postgres', url: database.url, entities, migrations }).initialize();
  });
  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  it('is dropped when it is old and nothing can change any more, stretch by stretch', async () => {
    await dataSource.query(
      `INSERT INTO protheus_prescription (tenant_id, prescription_code, subscriber_id, final)
       VALUES (1, 'settled', 'x', true), (1, 'valid', 'x', false), (1, 'refund open', 'x', true), (2, 'settled', 'x', false)`,
    );
    await dataSource.query(
      `INSERT INTO protheus_refund (tenant_id, prescription_code, protocol, medication_code, status, final)
       VALUES (1, 'settled', 'p', 'm', '6', true), (1, 'refund open', 'p', 'm', '1', false)`,
    );
    await dataSource.query(
      `INSERT INTO protheus_status_event (tenant_id, prescription_code, status, seen_at)
       SELECT tenant_id, code, '1', now() - age * interval '1 day'
       FROM (VALUES (31), (29)) AS ages(age), (VALUES (1, 'settled'), (1, 'valid'), (1, 'refund open'), (2, 'settled')) AS p(tenant_id, code)
       ORDER BY age DESC, tenant_id, code`,
    );
    const store = new ProtheusHistoryStore(dataSource);
    const first = await store.prune(30, '0', 3);
    expect(first).toEqual({ purged: 1, last: expect.any(String) as string });
    expect(await store.prune(30, first.last ?? '', 3)).toEqual({ purged: 0 });
    const rows = await dataSource.query<{ name: string }[]>(
      `SELECT tenant_id || ' ' || prescription_code AS name FROM protheus_status_event WHERE seen_at < now() - interval '30 days' ORDER BY id`,
    );
    expect(rows.map(({ name }) => name)).toEqual(['1 refund open', '1 valid', '2 settled']);
    expect(await dataSource.query('SELECT FROM protheus_status_event')).toHaveLength(7);
  });
});
