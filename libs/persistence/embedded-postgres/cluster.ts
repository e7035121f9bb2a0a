import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, lstat, mkdir, open, readdir, readFile, realpath, rename, rm, stat, symlink } from 'node:fs/promises';
import { join, parse } from 'node:path';
import { promisify } from 'node:util';
import { Binaries } from './binaries';
import { EmbeddedPostgresError } from './embedded-postgres.errors';
import { sharedPlace } from './shared-place';
import { canReach, RunAs } from './unprivileged-user';

export interface Cluster {
  /** Real path of PostgreSQL's own data directory. */
  path: string;
  user: string;
  password: string;
}

const user = 'ponte';

/** Where the cluster of a data directory is entered: a directory, or a link to one that an unprivileged user can reach. */
export const clusterEntry = (dataDir: string): string => join(dataDir, 'cluster');

/** Opens the cluster of this data directory, or makes one. A killed initdb leaves nothing that could be taken for a cluster. */
export async function openCluster(dataDir: string, binaries: Binaries, runAs: RunAs | undefined, fsync: boolean): Promise<Cluster> {
  const entry = clusterEntry(dataDir);
  const passwordFile = join(dataDir, 'password');
  if (!(await stat(entry).catch(() => undefined))) {
    await removeUnfinished(dataDir, entry);
    await createCluster(dataDir, entry, passwordFile, binaries, runAs, fsync);
  }
  const path = await realpath(entry);
  await refuseOtherVersion(path, binaries);
  return { path, user, password: await readFile(passwordFile, 'utf8') };
}

async function createCluster(
  dataDir: string,
  entry: string,
  passwordFile: string,
  binaries: Binaries,
  runAs: RunAs | undefined,
  fsync: boolean,
): Promise<void> {
  const inPlace = !runAs || (await canReach(runAs, dataDir));
  const target = join(inPlace ? dataDir : await sharedPlace(), `cluster-${randomBytes(6).toString('hex')}`);
  const password = randomBytes(24).toString('hex');
  await writeDurably(passwordFile, password);
  await mkdir(target, { mode: 0o700 });
  const passwordForInitdb = `${target}.password`;
  await writeDurably(passwordForInitdb, password);
  try {
    if (runAs) await Promise.all([target, passwordForInitdb].map((path) => chown(path, runAs.uid, runAs.gid)));
    await initdb(binaries, target, passwordForInitdb, runAs, fsync);
  } finally {
    await rm(passwordForInitdb, { force: true });
  }
  await (inPlace ? rename(target, entry) : symlink(target, entry));
}

async function initdb(binaries: Binaries, path: string, passwordFile: string, runAs: RunAs | undefined, fsync: boolean): Promise<void> {
  const options = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--auth=scram-sha-256'];
  const args = [`--pgdata=${path}`, `--username=${user}`, `--pwfile=${passwordFile}`, '--no-instructions', ...options];
  try {
    await promisify(execFile)(binaries.initdb, fsync ? args : [...args, '--no-sync'], {
      ...runAs,
      cwd: parse(path).root,
      env: serverEnvironment,
    });
  } catch (error) {
    await rm(path, { recursive: true, force: true });
    throw new EmbeddedPostgresError(`initdb failed: ${(error as { stderr?: string }).stderr?.trim() ?? String(error)}`);
  }
}

/**
 * Texts of a few MB come and go with each statement of the hot paths. glibc gives such blocks back to the system at once and has each page
 * zeroed anew: a tenth of the server's time. Other C libraries do not read this.
 */
const keptBlocks = { GLIBC_TUNABLES: 'glibc.malloc.mmap_threshold=33554432:glibc.malloc.trim_threshold=33554432' };

/** Nothing of the caller's environment (PGDATA, PGPORT, secrets, …) reaches the programs; what Windows cannot do without, Node adds itself. */
export const serverEnvironment: NodeJS.ProcessEnv = {
  LC_ALL: 'C',
  ...(process.platform === 'win32' ? {} : { PATH: '/usr/bin:/bin', ...keptBlocks }),
};

async function removeUnfinished(dataDir: string, entry: string): Promise<void> {
  // A link whose target is gone, and clusters whose initdb never came to its end.
  if (await lstat(entry).catch(() => undefined)) await rm(entry, { force: true });
  for (const name of await readdir(dataDir)) {
    if (/^cluster-[0-9a-f]{12}(\.password)?$/.test(name)) await rm(join(dataDir, name), { recursive: true, force: true });
  }
}

async function refuseOtherVersion(path: string, binaries: Binaries): Promise<void> {
  const found = (await readFile(join(path, 'PG_VERSION'), 'utf8').catch(refuseOtherOwner(path))).trim();
  const { stdout } = await promisify(execFile)(binaries.postgres, ['--version'], { cwd: parse(path).root }).catch(() => ({ stdout: '' }));
  const ours = /\) (\d+)/.exec(stdout)?.[1];
  if (ours && ours !== found)
    throw new EmbeddedPostgresError(`${path} was written by PostgreSQL ${found}; this is ${ours}: dump and restore, or start afresh`);
}

function refuseOtherOwner(path: string): (error: NodeJS.ErrnoException) => never {
  return (error) => {
    if (error.code !== 'EACCES') throw error;
    throw new EmbeddedPostgresError(`${path} belongs to another user: start as that user (or as root), or remove it to start afresh`);
  };
}

async function writeDurably(path: string, text: string): Promise<void> {
  await rm(path, { force: true });
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}
