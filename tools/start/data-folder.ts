import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { removeEmbeddedPostgres } from '@ponte/persistence/embedded-postgres';

export interface Secrets {
  /** Admin key of the default operator. */
  API_KEY: string;
  /** 32 bytes, hexadecimal: encrypts vendor secrets at rest. */
  SECRETS_KEY: string;
}

const secretsFile = 'secrets.json';
const known = new Set(['postgres', 'mock', 'logs', 'owner.json', secretsFile]);

/** Made once, readable by their owner alone. */
export async function readOrCreateSecrets(dataDir: string): Promise<Secrets> {
  const path = join(dataDir, secretsFile);
  const secrets: Secrets = { API_KEY: `ponte_${randomBytes(24).toString('base64url')}`, SECRETS_KEY: randomBytes(32).toString('hex') };
  try {
    await writeFile(path, `${JSON.stringify(secrets, undefined, 2)}\n`, { mode: 0o600, flag: 'wx' });
    return secrets;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return JSON.parse(await readFile(path, 'utf8')) as Secrets;
  }
}

/**
 * Clears the data of hub and emulator together: one without the other would disagree. The keys stay, so that callers keep theirs.
 * @throws Error when the folder holds what this tool did not make
 */
export async function clearData(dataDir: string): Promise<void> {
  const names = (await readdir(dataDir)).filter((name) => !/^owner-.*\.json$/.test(name));
  const strangers = names.filter((name) => !known.has(name));
  if (strangers.length > 0) throw new Error(`Nothing was cleared: ${dataDir} also holds ${strangers.slice(0, 5).join(', ')}`);
  await removeEmbeddedPostgres(join(dataDir, 'postgres'));
  await rm(join(dataDir, 'mock'), { recursive: true, force: true });
  await rm(join(dataDir, 'logs'), { recursive: true, force: true });
}

export async function logFolder(dataDir: string): Promise<string> {
  const folder = join(dataDir, 'logs');
  await mkdir(folder, { recursive: true });
  return folder;
}
