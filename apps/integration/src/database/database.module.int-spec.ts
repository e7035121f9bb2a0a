import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Test } from '@nestjs/testing';
import { DataSource } from 'typeorm';
import { createTestDatabase, temporaryDirectory } from '../../../../test/support';
import { ConfigModule } from '../config/config.module';
import { loadEnvironment } from '../config/environment';
import { TenantRegistry } from '../config/tenant-registry';
import { DatabaseModule } from './database.module';

const secrets = { API_KEY: 'k'.repeat(40), SECRETS_KEY: '0'.repeat(64) };

async function boot(variables: Record<string, string>) {
  const environment = loadEnvironment({ ...secrets, ...variables });
  const module = await Test.createTestingModule({ imports: [ConfigModule.forRoot(environment), DatabaseModule] }).compile();
  await module.init();
  return module;
}

describe('the database module', () => {
  let directory: string;

  beforeEach(async () => (directory = await temporaryDirectory('database')));
  afterEach(() => rm(directory, { recursive: true, force: true }));

  it('starts its own server in DATA_DIR when DATABASE_URL is empty, and stops it after the last connection', async () => {
    const module = await boot({ DATABASE_URL: '', DATA_DIR: directory });
    const dataSource = module.get(DataSource);
    expect(await dataSource.query('SELECT name FROM tenant')).toEqual([{ name: 'default' }]);
    await module.close();
    expect(dataSource.isInitialized).toBe(false);
    const log = await readFile(join(directory, 'postgres', 'server.log'), 'utf8');
    expect(log).toContain('database system is shut down');
    expect(log).not.toContain('terminating connection');
  });

  it('migrates the server of DATABASE_URL and gives the tenants the same ids at every start', async () => {
    const database = await createTestDatabase('empty');
    const first = await boot({ DATABASE_URL: database.url });
    const id = first.get(TenantRegistry).all()[0]?.id;
    await first.close();
    const second = await boot({ DATABASE_URL: database.url });
    expect(second.get(TenantRegistry).all()[0]?.id).toBe(id);
    expect(id).toBeGreaterThan(0);
    await second.close();
    await database.drop();
  });
});
