import type { EntityManager } from 'typeorm';

const intakeLock = 4201;
const claimLock = 4202;

/**
 * Held until the end of the transaction by whoever draws change ids for a tenant: id order is then commit order (engine rule A1).
 */
export async function lockIntake(manager: EntityManager, tenantId: number): Promise<void> {
  await manager.query('SELECT pg_advisory_xact_lock($1, $2)', [intakeLock, tenantId]);
}

/**
 * Held until the end of the transaction by whoever takes items out of a tenant's queue. One claimer at a time sees the whole queue,
 * so none can skip a locked older change and take a newer one of the same key (engine rule A2).
 */
export async function lockClaim(manager: EntityManager, tenantId: number): Promise<void> {
  await manager.query('SELECT pg_advisory_xact_lock($1, $2)', [claimLock, tenantId]);
}
