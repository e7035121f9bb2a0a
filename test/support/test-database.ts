import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { serverUrlVariable, templateDatabase } from './test-server';

export interface TestDatabase {
  url: string;
  /** Ends whatever is still connected, and removes the database. */
  drop(): Promise<void>;
}

/**
 * A database of the caller's own: a clone of the migrated template, or an empty one. Costs about 10 ms, so every test file takes its own.
 * @throws Error outside the Jest projects whose global setup starts the server (integration, e2e)
 */
export async function createTestDatabase(from: 'template' | 'empty' = 'template'): Promise<TestDatabase> {
  const server = process.env[serverUrlVariable];
  if (!server) throw new Error('No test server: name the file *.int-spec.ts or *.e2e-spec.ts');
  const name = `test_${process.env.JEST_WORKER_ID ?? '0'}_${randomBytes(6).toString('hex')}`;
  await execute(server, `CREATE DATABASE ${name} TEMPLATE ${from === 'template' ? templateDatabase : 'template0'}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => execute(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

async function execute(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined); // a dropped idle connection must not end the test process
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
