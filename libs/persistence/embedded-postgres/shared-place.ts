import { lstat, mkdir } from 'node:fs/promises';
import { EmbeddedPostgresError } from './embedded-postgres.errors';

const place = '/var/lib/ponte-saude';

/**
 * Where root keeps what an unprivileged user must reach when the project itself lies out of its reach (under /root, for example).
 * Programs are run from here, so the folder must be root's alone to write.
 */
export async function sharedPlace(): Promise<string> {
  await mkdir(place, { recursive: true, mode: 0o755 });
  const { uid, mode } = await lstat(place);
  if (uid !== 0 || (mode & 0o022) !== 0) throw new EmbeddedPostgresError(`${place} must belong to root and be writable by nobody else`);
  return place;
}
