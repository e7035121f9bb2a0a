/**
 * npm run bench:sync -- [records] [rounds]: the hub against the bare pipeline, alternating, on the same machine, the same embedded
 * PostgreSQL (fsync on) and the same emulator (zero processing time). Medians, ratio, peak memory of the hub.
 * BENCH_NODE_FLAGS="--cpu-prof --cpu-prof-dir=…" profiles hub and emulator.
 */
import { readFileSync } from 'node:fs';
import { Client } from 'pg';
import { Pool } from 'undici';
import { runCommand } from '../run-command';
import { bareRun } from './bare-run';
import { beneficiary, pair } from './beneficiaries';
import { benchDatabase } from './bench-database';
import { onBenchScene, type BenchScene } from './bench-scene';
import { startHatHub } from './hat-hub';
import { median } from './median';
import { hatPath } from './mock/vendor-calls';
import { childrenSeconds, cpuSeconds } from './processor-time';
import { whole } from './whole';

const perRequest = 10_000;
const concurrency = 8;
const records = Number(process.argv[2] ?? 200_000);
const rounds = Number(process.argv[3] ?? 3);

interface HubRun {
  perSecond: number;
  /** Processor time of hub, emulator and PostgreSQL for one record, microseconds: steadier than seconds on a busy machine. */
  cpu: { hub: number; mock: number; postgres: number };
  againPerSecond: number;
  againPosts: number;
  peakMb: number;
}

async function main(scene: BenchScene): Promise<void> {
  const { postgres, mock } = scene;
  const bare: number[] = [];
  const hub: HubRun[] = [];
  for (let round = 1; round <= rounds; round++) {
    await reset(mock.url);
    bare.push(await runBare(await benchDatabase(postgres.url, `bare_${round}`), mock.url + hatPath));
    await reset(mock.url);
    const last = await runHub(scene, await benchDatabase(postgres.url, `hub_${round}`));
    hub.push(last);
    console.log(
      `round ${round}: bare ${whole(bare.at(-1))}/s, hub ${whole(last.perSecond)}/s, again ${whole(last.againPerSecond)}/s ` +
        `with ${last.againPosts} POSTs, peak ${whole(last.peakMb)} MB, processor time a record: ` +
        `hub ${last.cpu.hub.toFixed(1)}, emulator ${last.cpu.mock.toFixed(1)}, PostgreSQL ${last.cpu.postgres.toFixed(1)} µs`,
    );
  }
  const bareMedian = median(bare);
  const hubMedian = median(hub.map((run) => run.perSecond));
  const againMedian = median(hub.map((run) => run.againPerSecond));
  console.log(`\n${records} beneficiaries, medians of ${rounds}`);
  console.log(`bare pipeline   ${whole(bareMedian)} records/s`);
  console.log(`hub             ${whole(hubMedian)} records/s   ratio ${(hubMedian / bareMedian).toFixed(2)}`);
  console.log(`re-submission   ${whole(againMedian)} records/s   ${(againMedian / hubMedian).toFixed(1)} times the first`);
  console.log(`peak memory     ${whole(Math.max(...hub.map((run) => run.peakMb)))} MB`);
}

async function runBare(database: string, base: string): Promise<number> {
  const args = [database, base, String(records), String(concurrency)];
  return (await bareRun<{ perSecond: number }>('tools/bench/bare-pipeline', args)).perSecond;
}

async function runHub(scene: BenchScene, database: string): Promise<HubRun> {
  const { postgres, mock } = scene;
  const { process: hub, url, key } = await startHatHub(scene, database, concurrency, { HAT_POLL_INTERVAL_MS: '100' });
  const api = new Pool(url, { connections: 2 });
  const bodies = Array.from({ length: Math.ceil(records / perRequest) }, (_, part) => bodyOf(part * perRequest));
  const hubPid = hub.child.pid ?? 0;
  const used = () => [cpuSeconds(hubPid), cpuSeconds(mock.pid), childrenSeconds(postgres.pid)] as const;
  const cpuBefore = used();
  const perSecond = await submitAll(api, key, bodies);
  const [hubCpu, mockCpu, postgresCpu] = used().map((seconds, index) => ((seconds - (cpuBefore[index] ?? 0)) / records) * 1e6);
  const cpu = { hub: hubCpu ?? 0, mock: mockCpu ?? 0, postgres: postgresCpu ?? 0 };
  const before = await exchanges(database);
  const againPerSecond = await submitAll(api, key, bodies);
  const againPosts = (await exchanges(database)) - before;
  const peakMb = Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${hub.child.pid}/status`, 'utf8'))?.[1] ?? Number.NaN) / 1024;
  await api.close();
  await hub.stop();
  return { perSecond, cpu, againPerSecond, againPosts, peakMb };
}

/** From the first byte sent to the moment every submission is final. */
async function submitAll(api: Pool, key: string, bodies: readonly string[]): Promise<number> {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  const started = performance.now();
  let next = 0;
  const lane = async () => {
    for (let body = bodies[next++]; body !== undefined; body = bodies[next++]) {
      const answer = await api.request({ path: '/api/v1/hat/beneficiaries', method: 'POST', headers, body });
      const text = await answer.body.text();
      if (answer.statusCode !== 202) throw new Error(text.slice(0, 500));
    }
  };
  await Promise.all([lane(), lane()]);
  for (;;) {
    const answer = await api.request({ path: '/api/v1/hat/submissions?status=processing&pageSize=1', method: 'GET', headers });
    const page = (await answer.body.json()) as { items: unknown[] };
    if (page.items.length === 0) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const seconds = (performance.now() - started) / 1000;
  const answer = await api.request({ path: '/api/v1/hat/submissions?status=completed_with_errors&pageSize=1', method: 'GET', headers });
  if (((await answer.body.json()) as { items: unknown[] }).items.length > 0) throw new Error('a record was not confirmed');
  return records / seconds;
}

function bodyOf(from: number): string {
  const items = Array.from({ length: Math.min(perRequest, records - from) }, (_, index) => beneficiary(from + index));
  return JSON.stringify({ items, ...pair });
}

async function exchanges(database: string): Promise<number> {
  const client = new Client({ connectionString: database });
  await client.connect();
  const { rows } = await client.query<{ n: number }>(`SELECT count(*)::int AS n FROM exchange WHERE operation = 'beneficiaries'`);
  await client.end();
  return rows[0]?.n ?? 0;
}

async function reset(mockUrl: string): Promise<void> {
  const answer = await fetch(`${mockUrl}/__admin/reset`, { method: 'POST' });
  if (!answer.ok) throw new Error(`the emulator was not reset: ${answer.status}`);
}

runCommand(() => onBenchScene({ MOCK_PROCESSING_MS: '0' }, main));
