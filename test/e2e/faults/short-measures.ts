import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryDirectory } from '../../support';

/** Full counts for `npm run test:soak`, small ones for `npm test`. */
export const soak = process.env.SOAK === '1';

/** So that a dead replica's work is taken over, and a doubtful key posted again, while somebody watches. */
export const quickTuning = { leaseMs: 1_500, renewEveryMs: 300, gateFreshMs: 50, upkeepEveryMs: 100, drainMs: 2_000 };

/** Variables of a hub whose pauses after a failure are short; `hat` is the tenant's part of TENANTS_FILE. */
export async function shortMeasures(hat: Record<string, number> = {}): Promise<Record<string, string>> {
  const file = join(await temporaryDirectory('tenants'), 'tenants.json');
  await writeFile(file, JSON.stringify({ tenants: [{ name: 'default', hat: { backoffBaseMs: 10, backoffMaxMs: 40, ...hat } }] }));
  return { TENANTS_FILE: file, HAT_TOKEN_DEADLINE_MS: '1000', HAT_BATCH_SIZE: '25', HAT_TIMEOUT_MS: '5000' };
}
