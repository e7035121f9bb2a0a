import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMock, type MockUpstream } from '../apps/mock-upstream/src/create-mock';
import { exited, until } from '../test/support';
import type { Fixture } from './record/exchange';

const headers = { authorization: 'mock-master-token', idTenant: '5', tenantName: 'operadora-exemplo', 'content-type': 'application/json' };
const person = { personId: '00009001', name: 'Marina Azevedo Prado', birthdate: '1990-04-12', gender: 'F', holderCPF: '52998224725' };
const body = JSON.stringify({ healthInsurerId: '0001', ansRegistry: '417505', items: [person] });
const somebody = /marina|azevedo|prado|52998224725|1990-04-12|mock-master-token|operadora-exemplo/i;

describe('npm run record, as a process of its own', () => {
  let folder: string;
  let mock: MockUpstream;
  let child: ChildProcess;
  let said: { out: string; error: string };
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ponte-record-'));
    mock = await createMock({ seed: 1, clock: '2026-11-22T12:00:00Z' });
  });
  afterEach(async () => {
    child.kill('SIGKILL');
    await exited(child);
    await mock.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Resolves with the address for clients. */
  async function started(): Promise<string> {
    const script = ['-r', join(__dirname, '../test/support/run-typescript.cjs'), join(__dirname, 'record.ts')];
    child = spawn(process.execPath, [...script, '--vendor', 'hat', '--target', mock.hat.url, '--out', 'fixtures'], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    said = { out: '', error: '' };
    child.stdout?.on('data', (part: Buffer) => (said.out += part.toString()));
    child.stderr?.on('data', (part: Buffer) => (said.error += part.toString()));
    const address = () => /Call (http:\/\/127\.0\.0\.1:\d+) /.exec(said.out)?.[1];
    await until(() => address() !== undefined || child.exitCode !== null);
    expect(said.error).toBe('');
    return address() ?? '';
  }
  const registered = (url: string) => fetch(`${url}/persons`, { method: 'POST', headers, body });
  const isClosed = (url: string) => () =>
    new Promise<boolean>((resolve) => {
      const socket = connect(Number(new URL(url).port), '127.0.0.1');
      socket.once('connect', () => socket.destroy() && resolve(false)).once('error', () => resolve(true));
    });
  const texts = () => readdirSync(join(folder, 'fixtures')).map((name) => readFileSync(join(folder, 'fixtures', name), 'utf8'));
  const operations = () => texts().map((text) => (JSON.parse(text) as Fixture).operation);
  /** Over one connection that it keeps, for as long as it is answered there. */
  async function askingOn(address: string): Promise<void> {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const answered = () =>
      new Promise<boolean>((resolve) => {
        get(address, { agent, headers }, (answer) => answer.resume().once('end', () => resolve(true))).once('error', () => resolve(false));
      });
    while (await answered());
    agent.destroy();
  }
  /** A registration was answered; the call that follows waits for the clock of the emulator, and Ctrl-C was pressed meanwhile. */
  async function interruptedWhileAsked(): Promise<{ asked: Promise<void> }> {
    const url = await started();
    await (await registered(url)).json();
    mock.hat.faults.add({ operation: 'healthcheck', kind: 'delay', ms: 60_000, first: 1 });
    const asked = askingOn(`${url}/healthcheck`);
    await until(() => mock.hat.calls().length === 2);
    child.kill('SIGINT');
    await until(isClosed(url));
    return { asked };
  }

  it.each(['SIGINT', 'SIGTERM'] as const)('writes at %s all that was asked, with nobody in it, and ends with 0', async (signal) => {
    const url = await started();
    const { tokenId } = (await (await registered(url)).json()) as { tokenId: string };
    await (await fetch(`${url}/integration/${tokenId}`, { headers })).json();
    child.kill(signal);
    await once(child, 'close');
    expect([child.exitCode, child.signalCode, said.error]).toEqual([0, null, '']);
    expect(said.out).toContain('2 fixtures in fixtures: no identifier of the input is left in them.');
    expect(operations()).toEqual(['registerPersons', 'readIntegration']);
    expect(texts().join('') + said.out).not.toMatch(somebody);
    expect(texts().join('')).not.toContain(tokenId);
    expect(await isClosed(url)()).toBe(true);
  });

  it('waits for the call under way, and lets no client keep it up by asking on', async () => {
    const { asked } = await interruptedWhileAsked();
    mock.clock.advance(60_000);
    await once(child, 'close');
    await asked;
    expect([child.exitCode, said.error]).toEqual([0, '']);
    expect(operations()).toEqual(['registerPersons', 'healthcheck']);
  });

  it('takes the Ctrl-C that npm passes on for the one that the terminal sent', async () => {
    const { asked } = await interruptedWhileAsked();
    child.kill('SIGINT');
    mock.clock.advance(60_000);
    await Promise.all([once(child, 'close'), asked]);
    expect([child.exitCode, child.signalCode]).toEqual([0, null]);
    expect(operations()).toContain('registerPersons');
    expect(texts().join('')).not.toMatch(somebody);
  });

  it('waits for no answer after a second Ctrl-C, and still writes what was seen', async () => {
    const { asked } = await interruptedWhileAsked();
    // Pressed again, not passed on: later than one keystroke takes.
    const first = Date.now();
    await until(() => Date.now() - first > 600);
    child.kill('SIGINT');
    await Promise.all([once(child, 'close'), asked]);
    expect([child.exitCode, child.signalCode]).toEqual([0, null]);
    expect(operations()).toEqual(['registerPersons']);
    expect(texts().join('')).not.toMatch(somebody);
  });
});
