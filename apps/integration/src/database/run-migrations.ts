import type { DataSource } from 'typeorm';

/** Any fixed number; two processes that use the same one wait for each other. */
const migrationLock = 7_160_301;

/** Replicas may start together: the first one migrates, the others wait and find nothing left to do. */
export async function runMigrations(dataSource: DataSource): Promise<void> {
  const lock = dataSource.createQueryRunner();
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [migrationLock]);
    await dataSource.runMigrations();
  } finally {
    await lock.query('SELECT pg_advisory_unlock($1)', [migrationLock]).catch(() => undefined); // a lost connection has let go of it already
    await lock.release();
  }
}
