import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clearData, readOrCreateSecrets } from './data-folder';

describe('the data folder of npm start', () => {
  let folder: string;

  beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'ponte-test-start-'))));
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('gets its keys once, readable by their owner alone', async () => {
    const secrets = await readOrCreateSecrets(folder);
    expect(secrets.API_KEY.length).toBeGreaterThanOrEqual(32);
    expect(secrets.SECRETS_KEY).toMatch(/^[0-9a-f]{64}$/);
    expect(await readOrCreateSecrets(folder)).toEqual(secrets);
    expect((await stat(join(folder, 'secrets.json'))).mode & 0o077).toBe(0);
  });

  it('is cleared of what the tool made, the keys excepted', async () => {
    const secrets = await readOrCreateSecrets(folder);
    for (const name of ['mock', 'logs', 'postgres']) await mkdir(join(folder, name));
    await writeFile(join(folder, 'mock', 'world.json'), '{}');
    await clearData(folder);
    expect(await readdir(folder)).toEqual(['secrets.json']);
    expect(await readOrCreateSecrets(folder)).toEqual(secrets);
  });

  it('is left alone when it holds anything else', async () => {
    await readOrCreateSecrets(folder);
    await mkdir(join(folder, 'mock'));
    await writeFile(join(folder, 'thesis.odt'), '');
    await expect(clearData(folder)).rejects.toThrow(/also holds thesis\.odt/);
    expect((await readdir(folder)).sort()).toEqual(['mock', 'secrets.json', 'thesis.odt']);
  });

  it('is cleared when the keys are gone, too', async () => {
    for (const name of ['mock', 'logs', 'postgres']) await mkdir(join(folder, name));
    await writeFile(join(folder, 'mock', 'world.json'), '{}');
    await clearData(folder);
    expect(await readdir(folder)).toEqual([]);
  });
});
