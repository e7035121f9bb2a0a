import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres.errors';
import { processIdentity } from './process-identity';

interface Owner {
  pid: number;
  identity: string;
}

/**
 * One owner process per data directory. The lock of a process that died is taken over.
 * The last guard against two servers on one cluster is PostgreSQL's own `postmaster.pid`; this one gives the clear error, early.
 *
 * @returns a function that gives the lock back
 * @throws EmbeddedPostgresError when a living process holds it, or the directory is another user's
 */
export async function lockDirectory(directory: string): Promise<() => Promise<void>> {
  const lock = join(directory, 'owner.json');
  const mine = join(directory, `owner-${randomUUID()}.json`);
  const me: Owner = { pid: process.pid, identity: processIdentity(process.pid) ?? '' };
  await writeFile(mine, JSON.stringify(me), { mode: 0o600, flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EACCES' && error.code !== 'EROFS') throw error;
    throw new EmbeddedPostgresError(`${directory} cannot be written: start as the user it belongs to, or use another DATA_DIR`);
  });
  try {
    while (!(await linked(mine, lock))) await removeWhenAbandoned(lock, directory);
  } finally {
    await rm(mine, { force: true });
  }
  return () => rm(lock, { force: true });
}

/** A hard link appears at once with its whole content, or not at all: no reader ever sees a half-written lock. */
async function linked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function removeWhenAbandoned(lock: string, directory: string): Promise<void> {
  refuseLivingOwner(await readOwner(lock), directory);
  const aside = join(directory, `owner-${randomUUID()}.json`);
  try {
    await rename(lock, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  try {
    // Between reading and renaming another starter may have taken over: what was moved aside is then a living lock, and goes back.
    const moved = await readOwner(aside);
    if (moved && isAlive(moved)) await linked(aside, lock);
    refuseLivingOwner(moved, directory);
  } finally {
    await rm(aside, { force: true });
  }
}

function refuseLivingOwner(owner: Owner | undefined, directory: string): void {
  if (owner && isAlive(owner)) {
    throw new EmbeddedPostgresError(`${directory} is in use by process ${owner.pid}: stop it first, or use another DATA_DIR`);
  }
}

function isAlive(owner: Owner): boolean {
  return processIdentity(owner.pid) === owner.identity;
}

async function readOwner(path: string): Promise<Owner | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Owner;
  } catch {
    return undefined;
  }
}
