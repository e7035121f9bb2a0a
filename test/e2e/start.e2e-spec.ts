import { type ChildProcess, spawn } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { processIdentity } from '@ponte/persistence/embedded-postgres';
import { exited, temporaryDirectory, until } from '../support';

const launch = join(__dirname, '..', '..', 'tools', 'launch.mjs');

/** What a newcomer sees, from another working directory, with free ports. */
describe('npm start', () => {
  let folder: string;
  let running: ChildProcess | undefined;
  let codes: string[] = [];

  beforeAll(async () => (folder = await temporaryDirectory('start')));

  afterAll(async () => {
    running?.kill('SIGTERM');
    if (running) await exited(running);
    await rm(folder, { recursive: true, force: true });
  });

  function start(...options: string[]): { child: ChildProcess; output: () => string } {
    let text = '';
    const env = { ...process.env, DATA_DIR: folder, PORT: '0', MOCK_PORT: '0', MOCK_PROCESSING_MS: '50' };
    const child = spawn(process.execPath, [launch, ...options], { cwd: '/', env, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (text += part.toString()));
    running = child;
    return { child, output: () => text };
  }

  /** The numbers of one line of the table: accepted, confirmed, unchanged, rejected, failed, open. */
  const row = (output: string, resource: string): number[] =>
    (new RegExp(`^ +${resource} +(\\d[\\d ]*)$`, 'm').exec(output)?.[1] ?? '').split(/ +/).map(Number);

  /** The prescriptions of the two that Protheus created. */
  const created = (output: string): string[] => [...output.matchAll(/: created (\d{20})$/gm)].map(([, code]) => code ?? '');

  const addresses = (output: string): string[] => output.match(/http:\/\/127\.0\.0\.1:\d+/g) ?? [];
  const postmaster = async (): Promise<number> =>
    parseInt(await readFile(join(folder, 'postgres', 'cluster', 'postmaster.pid'), 'utf8'), 10);
  const isSilent = (url: string) => () =>
    fetch(url).then(
      () => false,
      () => true,
    );

  it('brings every record of the sample to a final state, and ends with --once', async () => {
    const { child, output } = start('--once');
    await exited(child);
    expect(output()).toContain('Refused, and why');
    expect(child.exitCode).toBe(0);
    expect(row(output(), 'persons')).toEqual([900, 900, 0, 0, 0, 0]);
    expect(row(output(), 'beneficiaries')).toEqual([908, 900, 0, 8, 0, 0]);
    expect(row(output(), 'healthProviderSpecialties')).toEqual([320, 315, 0, 5, 0, 0]);
    expect(output()).toMatch(/does not know: rejected\n +E005 /);
    codes = created(output());
    expect(new Set(codes).size).toBe(2);
    expect(output()).toMatch(/^ +\d{20}: 1 .*, 3 /m);
    expect(output()).toMatch(/^ +HAT: authorized +\d+$/m);
    expect(output()).toMatch(/^ +MedSenior: .+ \d+$/m);
    expect(output()).toMatch(/^ +\d+ {2}br\.ponte\.medsenior\.authorization\.imported/m);
  }, 240_000);

  it('leaves nothing behind when it is killed, and finds every confirmed record unchanged afterwards', async () => {
    const first = start();
    await until(() => first.output().includes('Ctrl-C stops everything') || first.child.exitCode !== null);
    expect(row(first.output(), 'persons')).toEqual([900, 0, 900, 0, 0, 0]);
    expect(created(first.output())).toEqual(codes);
    const server = await postmaster();
    const urls = addresses(first.output());
    expect(urls.length).toBeGreaterThanOrEqual(3);
    first.child.kill('SIGKILL');
    await exited(first.child);
    await until(() => processIdentity(server) === undefined);
    for (const url of urls) await until(isSilent(url));

    const second = start();
    await until(() => second.output().includes('Ctrl-C stops everything') || second.child.exitCode !== null);
    expect(row(second.output(), 'beneficiaries')).toEqual([908, 0, 900, 8, 0, 0]);
    const again = await postmaster();
    second.child.kill('SIGINT');
    await exited(second.child);
    expect(second.child.exitCode).toBe(0);
    expect(processIdentity(again)).toBeUndefined();
    for (const url of addresses(second.output())) expect(await isSilent(url)()).toBe(true);
  }, 240_000);
});
