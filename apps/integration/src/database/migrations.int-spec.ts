import { DataSource } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '../../../../test/support';
import { dataSourceOptions } from './data-source-options';
import { runMigrations } from './run-migrations';

describe('migrations', () => {
  let database: TestDatabase;
  let dataSource: DataSource;

  beforeEach(async () => {
    database = await createTestDatabase('empty');
    dataSource = await new DataSource(dataSourceOptions({ url: database.url })).initialize();
  });

  afterEach(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  const tables = async () =>
    (await dataSource.query<{ name: string }[]>(`SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'`))
      .map(({ name }) => name)
      .filter((name) => name !== 'migrations');

  it('leave exactly the schema that the entities describe', async () => {
    await runMigrations(dataSource);
    const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });

  it('go down to nothing and up again', async () => {
    const all = (await dataSource.runMigrations()).length;
    const before = (await tables()).sort();
    for (let undone = 0; undone < all; undone++) await dataSource.undoLastMigration();
    expect(await tables()).toEqual([]);
    await runMigrations(dataSource);
    expect((await tables()).sort()).toEqual(before);
  });

  it('run once when several replicas start together', async () => {
    const others = await Promise.all([1, 2].map(() => new DataSource(dataSourceOptions({ url: database.url })).initialize()));
    await Promise.all([dataSource, ...others].map(runMigrations));
    const rows = await dataSource.query<{ name: string }[]>('SELECT name FROM migrations');
    expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length);
    await Promise.all(others.map((other) => other.destroy()));
  });
});
