import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new empty folder. Passable by others: under root, PostgreSQL runs as an unprivileged user. */
export async function temporaryDirectory(purpose: string): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), `ponte-test-${purpose}-`));
  await chmod(path, 0o711);
  return path;
}
