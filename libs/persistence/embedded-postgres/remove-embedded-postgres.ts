import { readdir, realpath, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { clusterEntry } from './cluster';
import { lockDirectory } from './directory-lock';

/** Everything that the launcher may have made in a data directory. */
const ours = /^(cluster(-[0-9a-f]{12}(\.password)?)?|password|port|server\.log(\.1)?|owner(-[0-9a-f-]{36})?\.json|postgresql-[\w.-]+)$/;

/**
 * Removes the server of a data directory, and the cluster it links to if that had to be placed elsewhere. Files of others stay, and then the folder too.
 * @throws EmbeddedPostgresError while a living process uses it
 */
export async function removeEmbeddedPostgres(dataDir: string): Promise<void> {
  const names = await readdir(dataDir).catch(() => undefined);
  if (names === undefined) return;
  const unlock = await lockDirectory(dataDir);
  const cluster = await realpath(clusterEntry(dataDir)).catch(() => undefined);
  if (cluster) await rm(cluster, { recursive: true, force: true });
  for (const name of names) if (ours.test(name)) await rm(join(dataDir, name), { recursive: true, force: true });
  await unlock();
  await rmdir(dataDir).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
  });
}
