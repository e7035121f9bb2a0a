import { PonteError } from '@ponte/common';
import { DataSource } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '../../../../../test/support';
import { dataSourceOptions } from '../../database/data-source-options';
import { upsertTenants } from '../../database/tenant-rows';
import { IdempotencyStore } from './idempotency.store';
import type { IdempotencyScope } from './idempotency-scope';

const answer = { status: 202, body: '{"submissionId":"1"}', location: '/api/v1/x/1' };

describe('Idempotency-Key', () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  let scope: IdempotencyScope;
  const store = new IdempotencyStore();

  beforeAll(async () => {
    database = await createTestDatabase();
    dataSource = await new DataSource(dataSourceOptions({ url: database.url })).initialize();
    const ids = await upsertTenants(dataSource, ['a', 'b']);
    scope = { tenantId: ids.get('a') ?? 0, route: 'POST /api/v1/hat/persons', key: 'k-1', bodyHash: 'h1' };
  });
  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });
  beforeEach(() => dataSource.query('TRUNCATE idempotency_key'));

  const begin = (given: IdempotencyScope) => dataSource.transaction((manager) => store.begin(manager, given));
  const first = (given = scope, remembered = answer) =>
    dataSource.transaction(async (manager) => {
      expect(await store.begin(manager, given)).toEqual({});
      await store.remember(manager, given, remembered);
    });
  const codeOf = (action: Promise<unknown>) =>
    action.then(
      () => 'none',
      (error: unknown) => (error instanceof PonteError ? error.code : 'other'),
    );

  it('gives the first answer again to the same body', async () => {
    await first();
    expect(await begin(scope)).toEqual({ replay: answer });
  });

  it('refuses another body under the same key', async () => {
    await first();
    expect(await codeOf(begin({ ...scope, bodyHash: 'h2' }))).toBe('IDEMPOTENCY_KEY_REUSED');
  });

  it('keeps operators, routes and keys apart', async () => {
    await first();
    const [row] = await dataSource.query<{ id: number }[]>(`SELECT id FROM tenant WHERE name = 'b'`);
    for (const other of [{ tenantId: row?.id ?? 0 }, { route: 'POST /api/v1/hat/beneficiaries' }, { key: 'k-2' }])
      expect(await begin({ ...scope, ...other })).toEqual({});
  });

  it('answers 409 only while the first call is uncommitted, and sees what it committed right after', async () => {
    const runner = dataSource.createQueryRunner();
    await runner.startTransaction();
    expect(await store.begin(runner, scope)).toEqual({});
    expect(await codeOf(begin(scope))).toBe('IDEMPOTENCY_IN_PROGRESS');
    const waiting = dataSource.createQueryRunner();
    await waiting.startTransaction();
    await waiting.query('SELECT count(*) FROM idempotency_key');
    await store.remember(runner, scope, answer);
    await runner.commitTransaction();
    expect(await store.begin(waiting, scope)).toEqual({ replay: answer });
    await waiting.commitTransaction();
    await Promise.all([runner.release(), waiting.release()]);
  });

  it('forgets a call that was rolled back', async () => {
    const failing = dataSource.transaction(async (manager) => {
      await store.begin(manager, scope);
      await store.remember(manager, scope, answer);
      throw new Error('rolled back');
    });
    await expect(failing).rejects.toThrow('rolled back');
    expect(await begin(scope)).toEqual({});
  });

  it('remembers successes only', async () => {
    await first(scope, { ...answer, status: 422 });
    expect(await begin(scope)).toEqual({});
  });

  it('keeps answers seven days, then lets the key be used anew and prunes', async () => {
    await first();
    await dataSource.query(`UPDATE idempotency_key SET created_at = now() - interval '7 days 1 minute'`);
    expect(await begin({ ...scope, bodyHash: 'h2' })).toEqual({});
    await first({ ...scope, bodyHash: 'h3' });
    expect(await begin({ ...scope, bodyHash: 'h3' })).toEqual({ replay: answer });
    expect(await store.prune(dataSource.manager)).toBe(0);
    await dataSource.query(`UPDATE idempotency_key SET created_at = now() - interval '8 days'`);
    expect(await store.prune(dataSource.manager)).toBe(1);
  });
});
