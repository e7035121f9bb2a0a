import './run-typescript.cjs'; // first: Jest loads this file without our path aliases
import { join } from 'node:path';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@ponte/persistence/embedded-postgres';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../apps/integration/src/database/data-source-options';
import { temporaryDirectory } from './temporary-directory';
import { serverUrlVariable, templateDatabase } from './test-server';

export interface TestServer {
  directory: string;
  postgres: EmbeddedPostgres;
}

declare global {
  var ponteTestServer: TestServer | undefined;
}

/** One server for the whole run, however many Jest projects ask for it; each test file clones the migrated template. */
export default async function globalSetup(): Promise<void> {
  if (globalThis.ponteTestServer) return;
  const directory = await temporaryDirectory('server');
  const postgres = await startEmbeddedPostgres({ dataDir: join(directory, 'postgres'), fsync: false });
  globalThis.ponteTestServer = { directory, postgres };
  process.env[serverUrlVariable] = postgres.url;
  await createTemplate(postgres.url);
}

async function createTemplate(serverUrl: string): Promise<void> {
  const client = new Client({ connectionString: serverUrl });
  await client.connect();
  await client.query(`CREATE DATABASE ${templateDatabase}`).finally(() => client.end());
  const url = new URL(serverUrl);
  url.pathname = `/${templateDatabase}`;
  const dataSource = await new DataSource(dataSourceOptions({ url: url.href })).initialize();
  // A template must have no connection left when it is cloned.
  await dataSource.runMigrations().finally(() => dataSource.destroy());
}
