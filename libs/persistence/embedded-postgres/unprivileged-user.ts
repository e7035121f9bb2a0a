import { stat, readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres.errors';

/** The user that runs the PostgreSQL programs; undefined means "as ourselves". */
export interface RunAs {
  uid: number;
  gid: number;
}

/**
 * PostgreSQL refuses to run as root. Under root the owner of an existing cluster runs it, else `nobody`:
 * initdb looks its user up by number, so the user needs a passwd entry.
 *
 * @throws EmbeddedPostgresError under root on a system without such a user
 */
export async function chooseRunAs(cluster: string): Promise<RunAs | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const existing = await stat(cluster).catch(() => undefined);
  if (existing && existing.uid !== 0) return { uid: existing.uid, gid: existing.gid };
  const entries = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  const entry = ['nobody', 'daemon', 'bin'].flatMap((name) => entries.filter((fields) => fields[0] === name))[0];
  if (!entry)
    throw new EmbeddedPostgresError(
      'PostgreSQL does not run as root and there is no user "nobody": start as another user, or set DATABASE_URL',
    );
  return { uid: Number(entry[2]), gid: Number(entry[3]) };
}

/** Whether that user can reach what lies in a directory: every folder on the way down must let it pass. */
export async function canReach(user: RunAs, directory: string): Promise<boolean> {
  for (let folder = resolve(directory); ; folder = dirname(folder)) {
    const { mode, uid, gid } = await stat(folder);
    const pass = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
    if ((mode & pass) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}
