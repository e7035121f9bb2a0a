import { execFileSync } from 'node:child_process';
import { readdir, realpath, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { Client } from 'pg';
import { exited, forkTypescript, nextMessage, temporaryDirectory, until } from '../../../test/support';
import { type EmbeddedPostgres, EmbeddedPostgresError, removeEmbeddedPostgres, startEmbeddedPostgres } from '.';
import { processIdentity } from './process-identity';

const owner = join(__dirname, 'owner.fixture.ts');
const leaver = join(__dirname, 'leaver.fixture.ts');
const isGone = (pid: number) => (): boolean => processIdentity(pid) === undefined;

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('the embedded PostgreSQL server', () => {
  let parent: string;
  let dataDir: string;
  let server: EmbeddedPostgres | undefined;

  const start = async (settings?: Record<string, string>): Promise<EmbeddedPostgres> =>
    (server = await startEmbeddedPostgres({ dataDir, fsync: false, settings }));

  beforeEach(async () => {
    parent = await temporaryDirectory('embedded');
    dataDir = join(parent, 'postgres');
  });

  afterEach(async () => {
    await server?.stop();
    await rm(parent, { recursive: true, force: true });
  });

  it('answers in UTF-8 with the built-in locale, on the loopback address, and keeps its data and its port over a restart', async () => {
    const first = await start();
    await query(first.url, `CREATE TABLE kept AS SELECT 'Conceição' AS name`);
    await first.stop();
    await first.stop();
    expect(isGone(first.pid)()).toBe(true);
    const second = await start();
    expect(second.url).toBe(first.url);
    expect(await query(second.url, 'SELECT upper(name) AS name FROM kept')).toEqual([{ name: 'CONCEIÇÃO' }]);
    expect(await query(second.url, `SELECT datlocprovider AS provider FROM pg_database WHERE datname = 'ponte'`)).toEqual([
      { provider: 'b' },
    ]);
    expect(new URL(second.url).hostname).toBe('127.0.0.1');
  });

  it('takes settings and keeps its password to itself', async () => {
    const { url } = await start({ work_mem: '7MB' });
    expect(await query(url, 'SHOW work_mem')).toEqual([{ work_mem: '7MB' }]);
    expect((await stat(join(dataDir, 'password'))).mode & 0o077).toBe(0);
    const wrong = new URL(url);
    wrong.password = 'guess';
    await expect(query(wrong.href, 'SELECT 1')).rejects.toThrow(/password authentication failed/);
  });

  it('has one owner: a second start on the same folder gets a clear error, and the first goes on', async () => {
    const outcomes = await Promise.allSettled([start(), start()]);
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(refused).toHaveLength(1);
    expect(refused[0]?.reason).toBeInstanceOf(EmbeddedPostgresError);
    expect(String(refused[0]?.reason)).toMatch(/in use by process \d+/);
    server = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []))[0];
    expect(await query(server?.url ?? '', 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await expect(removeEmbeddedPostgres(dataDir)).rejects.toThrow(/in use/);
  });

  it('ends when its owner is killed, and the next start recovers', async () => {
    const child = forkTypescript(owner, [dataDir]);
    const { url, pid } = await nextMessage<{ url: string; pid: number }>(child);
    await query(url, 'CREATE TABLE kept AS SELECT 1 AS one');
    child.kill('SIGKILL');
    await exited(child);
    await until(isGone(pid));
    expect(await query((await start()).url, 'SELECT one FROM kept')).toEqual([{ one: 1 }]);
  });

  it('is ended by the next start when owner and watchdog were killed together', async () => {
    const child = forkTypescript(owner, [dataDir]);
    const { url, pid } = await nextMessage<{ url: string; pid: number }>(child);
    await query(url, 'CREATE TABLE kept AS SELECT 1 AS one');
    process.kill(await watchdogOf(dataDir), 'SIGKILL');
    child.kill('SIGKILL');
    await exited(child);
    const next = await start();
    expect(isGone(pid)()).toBe(true);
    expect(await query(next.url, 'SELECT one FROM kept')).toEqual([{ one: 1 }]);
  });

  it('recovers when server, owner and watchdog were killed together', async () => {
    const child = forkTypescript(owner, [dataDir]);
    const { url, pid } = await nextMessage<{ url: string; pid: number }>(child);
    await query(url, 'CREATE TABLE kept AS SELECT 1 AS one');
    for (const victim of [await watchdogOf(dataDir), child.pid ?? 0, pid]) process.kill(victim, 'SIGKILL');
    await exited(child);
    expect(await query((await start()).url, 'SELECT one FROM kept')).toEqual([{ one: 1 }]);
  });

  it('tells its owner when it ends by itself', async () => {
    const reason = await new Promise<string>((resolve, reject) => {
      startEmbeddedPostgres({ dataDir, fsync: false, onExit: resolve }).then(({ pid }) => process.kill(pid, 'SIGQUIT'), reject);
    });
    expect(reason).toMatch(/ended/);
    expect(await query((await start()).url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('takes another port when somebody has its own', async () => {
    const elsewhere = await start();
    await elsewhere.stop();
    const { port } = new URL(elsewhere.url);
    const squatter = createServer();
    await new Promise<void>((resolve) => squatter.listen(Number(port), '127.0.0.1', resolve));
    const { url } = await start();
    await new Promise((resolve) => squatter.close(resolve));
    expect(new URL(url).port).not.toBe(port);
    expect(await query(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('is stopped to the end by an owner that has nothing else to wait for', async () => {
    const child = forkTypescript(leaver, [dataDir]);
    expect(await nextMessage(child)).toBe('stopped');
    await exited(child);
    await start(); // the lock was given back, or is that of a process that is gone
  });

  it('leaves nothing behind when it is removed', async () => {
    await (await start()).stop();
    const cluster = await realpath(join(dataDir, 'cluster'));
    await removeEmbeddedPostgres(dataDir);
    await removeEmbeddedPostgres(dataDir);
    await expect(stat(cluster)).rejects.toThrow(/ENOENT/);
    expect(await readdir(parent)).toEqual([]);
  });

  if (process.getuid?.() === 0)
    it('works for root in a folder that no other user can enter', async () => {
      dataDir = join(parent, 'closed', 'postgres');
      execFileSync('mkdir', ['-m', '700', join(parent, 'closed')]);
      const { url } = await start();
      expect(await query(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
      await server?.stop();
      const cluster = await realpath(join(dataDir, 'cluster'));
      await removeEmbeddedPostgres(dataDir);
      await expect(stat(cluster)).rejects.toThrow(/ENOENT/);
    });
});

async function watchdogOf(dataDir: string): Promise<number> {
  const cluster = await realpath(join(dataDir, 'cluster'));
  const lines = execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' }).split('\n');
  const line = lines.find((text) => text.includes('max-old-space-size=16') && text.includes(cluster));
  return Number(line?.trim().split(' ')[0]);
}
