import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { packMock } from '../../tools/pack-mock/pack-mock';
import { exited, temporaryDirectory } from '../support';

const root = join(__dirname, '..', '..');

interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** The folder of an integrator, who has the tarball and nothing of this project. */
let folder: string;

beforeAll(async () => {
  folder = await temporaryDirectory('packed');
  const tarball = packMock(folder);
  cpSync(join(root, 'docs/examples/jest-hat'), folder, { recursive: true });
  // Jest itself is run from here: what is tested is the emulator, and Jest is large.
  writeFileSync(join(folder, 'package.json'), '{ "private": true }');
  const quiet = ['--no-audit', '--no-fund', '--ignore-scripts', '--prefer-offline', '--loglevel', 'error'];
  const { code, stderr } = await ended(spawn('npm', ['install', ...quiet, tarball], { cwd: folder, shell: process.platform === 'win32' }));
  if (code !== 0) throw new Error(`the tarball could not be installed: ${stderr}`);
}, 180_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

async function ended(child: ChildProcess): Promise<Ended> {
  const texts = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) child[name]?.on('data', (part: Buffer) => (texts[name] += part.toString()));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('close', resolve);
    child.once('error', reject);
  });
  return { code, ...texts };
}

const environment = { PATH: process.env.PATH, SystemRoot: process.env.SystemRoot };
const command = (...args: string[]): ChildProcess => {
  const main = join(folder, 'node_modules', 'ponte-mock', 'dist/apps/mock-upstream/src/main.js');
  return spawn(process.execPath, [main, ...args], { cwd: folder, env: environment });
};

/** A script of the integrator's; it must end by itself, which it does only when nothing is left open. */
function script(name: string, text: string): Promise<Ended> {
  writeFileSync(join(folder, name), text);
  return ended(spawn(process.execPath, [name], { cwd: folder, env: environment }));
}

describe('the packed emulator', () => {
  it('needs nothing of the hub, and what it needs is pinned as here', () => {
    const packed = JSON.parse(readFileSync(join(folder, 'node_modules/ponte-mock/package.json'), 'utf8')) as PackageJson;
    const ours = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as PackageJson;
    expect(packed).toMatchObject({ name: 'ponte-mock', version: ours.version, engines: ours.engines });
    expect(Object.keys(packed.dependencies)).toEqual(expect.arrayContaining(['@nestjs/core', '@nestjs/platform-fastify', 'ajv', 'zod']));
    expect(
      Object.keys(packed.dependencies).filter((name) => /typeorm|^pg$|axios|undici|cockatiel|schedule|prom-client/.test(name)),
    ).toEqual([]);
    for (const [name, version] of Object.entries(packed.dependencies)) expect([name, ours.dependencies[name]]).toEqual([name, version]);
  });

  it('is a command that tells its addresses, serves, and ends when asked', async () => {
    const child = command('--port', '0', '--json', '--seed', '7', '--clock', '2026-03-01', '--world', 'a', '--strictness', 'warn');
    const line = await new Promise<string>((resolve) => child.stdout?.once('data', (part: Buffer) => resolve(part.toString())));
    const ready = JSON.parse(line) as Ready;
    expect(ready).toMatchObject({ ready: true, seed: '7', strictness: 'warn', scenarios: [] });
    const headers = { authorization: 'mock-master-token', idTenant: '5', tenantName: 'operadora-exemplo' };
    expect(await (await fetch(`${ready.vendors.hat?.url}/healthcheck`, { headers })).json()).toMatchObject({ REST: 'OK' });
    expect(await (await fetch(`${ready.url}/__admin/clock`)).json()).toMatchObject({ mode: 'frozen', now: '2026-03-01T00:00:00.000Z' });
    expect(JSON.stringify(await (await fetch(`${ready.url}/__admin/worlds`)).json())).toContain('"a"');
    expect((await fetch(`${ready.admin}`)).headers.get('content-type')).toContain('text/html');
    child.kill('SIGTERM');
    await exited(child);
    if (process.platform !== 'win32') expect(child.exitCode).toBe(0);
  });

  it('answers wrong options with what is right, and tells its help and version', async () => {
    expect(await ended(command('--version'))).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) as string });
    expect((await ended(command('--help'))).stdout).toContain('--scenario NAME');
    const wrong = await ended(command('--port', 'secret', '--clock', 'noon'));
    expect(wrong).toMatchObject({ code: 2, stdout: '' });
    expect(wrong.stderr).toMatch(/--port: must be a whole number[\s\S]*--clock: must be/);
    expect(wrong.stderr).not.toContain('secret');
    expect(await ended(command('--port', '0', '--scenario', 'no-such'))).toMatchObject({ code: 1, stdout: '' });
  });

  it('is required and imported, and leaves nothing open', async () => {
    const body = `
      const mock = await createMock({ seed: 1, dataDir: 'kept' });
      await fetch(mock.hat.url + '/healthcheck');
      mock.hat.faults.add({ operation: 'healthcheck', kind: 'delay', ms: 60_000 });
      const waiting = fetch(mock.hat.url + '/healthcheck').catch(() => 'cut off');
      while (mock.calls().length < 2) await new Promise((resolve) => setImmediate(resolve));
      await mock.close();
      await waiting;
      console.log(mock.calls().length, 'calls');`;
    const required = `const { createMock } = require('ponte-mock');\n(async () => {${body}})();`;
    expect(await script('required.cjs', required)).toEqual({ code: 0, stdout: '2 calls\n', stderr: '' });
    expect(await script('imported.mjs', `import { createMock } from 'ponte-mock';${body}`)).toMatchObject({ code: 0, stdout: '2 calls\n' });
  });

  it('has types for both', async () => {
    const text = `import { createMock, type MockWorld } from 'ponte-mock';
      export async function start(): Promise<string> {
        const mock = await createMock({ seed: 42, clock: 'frozen' });
        const world: MockWorld = mock.world('a');
        world.hat.settings({ processingMs: 1 });
        // What does not exist must not compile: else the types would be none.
        const missing: 'no such vendor' extends keyof MockWorld ? true : false = false;
        return world.hat.url + String(missing);
      }`;
    writeFileSync(join(folder, 'common.cts'), text);
    writeFileSync(join(folder, 'module.mts'), text);
    const types = join(root, 'node_modules/@types');
    const args = [
      '--noEmit',
      '--strict',
      '--skipLibCheck',
      '--module',
      'nodenext',
      '--target',
      'es2022',
      '--typeRoots',
      types,
      '--types',
      'node',
    ];
    const tsc = join(root, 'node_modules/typescript/bin/tsc');
    expect(await ended(spawn(process.execPath, [tsc, ...args, 'common.cts', 'module.mts'], { cwd: folder }))).toMatchObject({
      stdout: '',
      code: 0,
    });
  });

  it('runs the worked example, after which Jest ends by itself', async () => {
    const jest = join(root, 'node_modules/jest/bin/jest.js');
    const args = [jest, '--rootDir', folder, '--config', '{}', '--runInBand', '--detectOpenHandles'];
    const { code, stdout, stderr } = await ended(spawn(process.execPath, args, { cwd: folder, env: environment }));
    expect({ code, stderr }).toMatchObject({ code: 0, stderr: expect.stringMatching(/Tests: +5 passed, 5 total/) as string });
    expect(stdout + stderr).not.toMatch(/did not exit|open handle/);
  });
});

interface PackageJson {
  version: string;
  engines: object;
  dependencies: Record<string, string>;
}

interface Ready {
  url: string;
  admin: string;
  vendors: Record<string, { url: string } | undefined>;
}
