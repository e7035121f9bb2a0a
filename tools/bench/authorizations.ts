/**
 * npm run bench:authorizations -- [guides] [rounds] [stored]: guides waiting in the emulator are imported and marked by the bare
 * pipeline and by the hub, one after the other, on the same machine, the same embedded PostgreSQL (fsync on) and the same emulator, with
 * the same page size and concurrency. With `stored` (as 1000000) so many guides are put into the tables, and GET /authorizations is asked
 * for members at 200 calls a second.
 */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '@ponte/persistence/embedded-postgres';
import { Client } from 'pg';
import { scriptArguments, startBenchProcess, type BenchProcess } from './bench-process';
import { lookups } from './authorization-lookups';
import { childrenSeconds, cpuSeconds } from './processor-time';

const guides = Number(process.argv[2] ?? 50_000);
const rounds = Number(process.argv[3] ?? 1);
const stored = Number(process.argv[4] ?? 0);
const concurrency = 8;
const pageSize = Number(process.env.BENCH_PAGE_SIZE ?? 100);

async function main(): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'ponte-bench-'));
  chmodSync(directory, 0o711); // as root the server runs as another user
  const postgres = await startEmbeddedPostgres({ dataDir: join(directory, 'postgres') });
  const mock = startBenchProcess('apps/mock-upstream/src/main', { MOCK_PORT: '0', MOCK_LOG_LEVEL: 'info' }, directory);
  try {
    const mockUrl = await mock.saying(/(http:\/\/[\d.]+:\d+)/);
    const base = `${mockUrl}/hat/api/healthcare/hat/v1`;
    const bare: number[] = [];
    const hub: number[] = [];
    for (let round = 1; round <= rounds; round++) {
      await post(`${mockUrl}/__admin/reset`);
      await issue(mockUrl);
      bare.push(await runBare(await createDatabase(postgres.url, `bare_${round}`), base));
      await post(`${mockUrl}/__admin/reset`);
      const database = await createDatabase(postgres.url, `hub_${round}`);
      const { process: running, url, key } = await startHub(database, base, directory);
      const used = () => [cpuSeconds(running.child.pid ?? 0), cpuSeconds(mock.child.pid ?? 0), childrenSeconds(postgres.pid)];
      const { perSecond, cpu } = await runHub(database, url, key, mockUrl, used);
      hub.push(perSecond);
      const [ofHub, ofMock, ofPostgres] = cpu.map((seconds) => ((seconds / guides) * 1e6).toFixed(0));
      console.log(
        `round ${round}: bare ${whole(bare.at(-1))} guides/s, hub ${whole(perSecond)} guides/s; ` +
          `processor time a guide: hub ${ofHub}, emulator ${ofMock}, PostgreSQL ${ofPostgres} µs`,
      );
      if (stored > 0 && round === rounds) await lookups({ database, url, key, stored });
      await running.stop();
    }
    const [bareMedian, hubMedian] = [median(bare), median(hub)];
    console.log(`\n${guides} guides, pages of ${pageSize}, ${concurrency} calls at a time, medians of ${rounds}`);
    console.log(`bare pipeline   ${whole(bareMedian)} guides/s`);
    console.log(`hub             ${whole(hubMedian)} guides/s   ratio ${(hubMedian / bareMedian).toFixed(2)}`);
  } finally {
    await mock.stop();
    await postgres.stop();
    rmSync(directory, { recursive: true, force: true });
  }
}

async function issue(mockUrl: string): Promise<void> {
  await post(`${mockUrl}/__admin/hat/authorizations/generate`, { count: guides, seed: 'bench' });
}

async function runBare(database: string, base: string): Promise<number> {
  const child = spawn(
    process.execPath,
    [...scriptArguments('tools/bench/bare-authorizations'), database, base, String(pageSize), String(concurrency)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let output = '';
  child.stdout.on('data', (data: Buffer) => (output += data.toString()));
  await new Promise((resolve) => child.once('exit', resolve));
  const result = JSON.parse(output) as { guides: number; perSecond: number };
  if (result.guides !== guides) throw new Error(`the bare pipeline imported ${result.guides} guides`);
  return result.perSecond;
}

async function startHub(database: string, base: string, directory: string): Promise<{ process: BenchProcess; url: string; key: string }> {
  const key = randomBytes(24).toString('base64url');
  const hub = startBenchProcess(
    'apps/integration/src/main',
    {
      PORT: '0',
      DATABASE_URL: database,
      API_KEY: key,
      SECRETS_KEY: randomBytes(32).toString('base64'),
      HAT_BASE_URL: base,
      HAT_MASTER_TOKEN: 'mock-master-token',
      HAT_ID_TENANT: '5',
      HAT_TENANT_NAME: 'operadora-exemplo',
      HAT_CONCURRENCY: String(concurrency),
      HAT_RATE_PER_SECOND: '0',
      HAT_AUTHORIZATIONS_POLL_INTERVAL_MS: '100',
      HAT_AUTHORIZATIONS_PAGE_SIZE: String(pageSize),
      LOG_LEVEL: 'info',
    },
    directory,
  );
  return { process: hub, url: await hub.saying(/Listening on (http:\/\/[\d.]+:\d+)/), key };
}

/** From the moment HAT may be called to the moment the last guide is stored and its mark noted. */
async function runHub(
  database: string,
  url: string,
  key: string,
  mockUrl: string,
  used: () => number[],
): Promise<{ perSecond: number; cpu: number[] }> {
  const client = new Client({ connectionString: database });
  await client.connect();
  await post(`${url}/api/v1/hat/pause`, {}, key);
  await issue(mockUrl);
  await post(`${url}/api/v1/hat/resume`, {}, key);
  const before = used();
  const started = performance.now();
  for (;;) {
    const { rows } = await client.query<{ n: number }>(`SELECT count(*)::int AS n FROM hat_authorization WHERE tracking = '1'`);
    if ((rows[0]?.n ?? 0) >= guides) break;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  const perSecond = guides / ((performance.now() - started) / 1000);
  const cpu = used().map((seconds, index) => seconds - (before[index] ?? 0));
  await client.end();
  return { perSecond, cpu };
}

async function createDatabase(server: string, name: string): Promise<string> {
  const client = new Client({ connectionString: server });
  await client.connect();
  await client.query(`CREATE DATABASE ${name}`);
  await client.end();
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

async function post(address: string, body?: object, key?: string): Promise<void> {
  const answer = await fetch(address, {
    method: 'POST',
    headers: { ...(body ? { 'content-type': 'application/json' } : {}), ...(key ? { 'x-api-key': key } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  if (!answer.ok) throw new Error(`${new URL(address).pathname}: ${answer.status} ${await answer.text()}`);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function whole(value: number | undefined): string {
  return Math.round(value ?? Number.NaN).toLocaleString('en-US');
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
