import type { EntityManager } from 'typeorm';

const intakeLock = 4201;
const claimLock = 4202;

/**
 * The statements of the hot paths look up thousands of rows by key, in tables that fill and empty all day: statistics are late or
 * missing, and a hash or merge join over the whole table is what the planner then takes. For one transaction only.
 */
const byKeys = settings(
  'enable_hashjoin=off',
  'enable_mergejoin=off',
  'enable_seqscan=off',
  'enable_bitmapscan=off',
  'random_page_cost=1',
  'jit=off',
);

/** A request of 10,000 items is joined with itself in memory: hashing is right there, spilling to disk is not. */
const inMemory = settings('work_mem=32MB', 'random_page_cost=1', 'jit=off');

function settings(...assignments: string[]): string {
  return assignments
    .map((assignment) => assignment.split('='))
    .map(([name, value]) => `set_config('${name}', '${value}', true)`)
    .join(', ');
}

/** Plans that go by keys, until the end of the transaction. */
export async function planByKeys(manager: EntityManager): Promise<void> {
  await manager.query(`SELECT ${byKeys}`);
}

/**
 * Held until the end of the transaction by whoever draws change ids for a tenant: id order is then commit order (engine rule A1).
 */
export async function lockIntake(manager: EntityManager, tenantId: number): Promise<void> {
  await manager.query(`SELECT pg_advisory_xact_lock($1, $2), ${inMemory}`, [intakeLock, tenantId]);
}

/**
 * Held until the end of the transaction by whoever takes items out of a tenant's queue. One claimer at a time sees the whole queue,
 * so none can skip a locked older change and take a newer one of the same key (engine rule A2). Plans by keys, too.
 */
export async function lockClaim(manager: EntityManager, tenantId: number): Promise<void> {
  await manager.query(`SELECT pg_advisory_xact_lock($1, $2), ${byKeys}`, [claimLock, tenantId]);
}
