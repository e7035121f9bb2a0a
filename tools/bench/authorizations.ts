/**
 * npm run bench:authorizations -- [guides] [rounds] [stored]: guides waiting in the emulator are imported and marked by the bare
 * pipeline and by the hub, one after the other, on the same machine, the same embedded PostgreSQL (fsync on) and the same emulator, with
 * the same page size and concurrency. With `stored` (as 1000000) so many guides are put into the tables, and GET /authorizations is asked
 * for members at 200 calls a second.
 */
import { Client } from 'pg';
import { runCommand } from '../run-command';
import { lookups } from './authorization-lookups';
import { bareRun } from './bare-run';
import { benchDatabase } from './bench-database';
import { onBenchScene, type BenchScene } from './bench-scene';
import { startHatHub } from './hat-hub';
import { median } from './median';
import { hatPath } from './mock/vendor-calls';
import { childrenSeconds, cpuSeconds } from './processor-time';
import { whole } from './whole';

const guides = Number(process.argv[2] ?? 50_000);
const rounds = Number(process.argv[3] ?? 1);
const stored = Number(process.argv[4] ?? 0);
const concurrency = 8;
const pageSize = Number(process.env.BENCH_PAGE_SIZE ?? 100);

async function main(scene: BenchScene): Promise<void> {
  const { postgres, mock } = scene;
  const base = mock.url + hatPath;
  const bare: number[] = [];
  const hub: number[] = [];
  for (let round = 1; round <= rounds; round++) {
    await post(`${mock.url}/__admin/reset`);
    await issue(mock.url);
    bare.push(await runBare(await benchDatabase(postgres.url, `bare_${round}`), base));
    await post(`${mock.url}/__admin/reset`);
    const database = await benchDatabase(postgres.url, `hub_${round}`);
    const running = await startHatHub(scene, database, concurrency, {
      HAT_AUTHORIZATIONS_POLL_INTERVAL_MS: '100',
      HAT_AUTHORIZATIONS_PAGE_SIZE: String(pageSize),
    });
    const { url, key } = running;
    const used = () => [cpuSeconds(running.process.child.pid ?? 0), cpuSeconds(mock.pid), childrenSeconds(postgres.pid)];
    const { perSecond, cpu } = await runHub(database, url, key, mock.url, used);
    hub.push(perSecond);
    const [ofHub, ofMock, ofPostgres] = cpu.map((seconds) => ((seconds / guides) * 1e6).toFixed(0));
    console.log(
      `round ${round}: bare ${whole(bare.at(-1))} guides/s, hub ${whole(perSecond)} guides/s; ` +
        `processor time a guide: hub ${ofHub}, emulator ${ofMock}, PostgreSQL ${ofPostgres} µs`,
    );
    if (stored > 0 && round === rounds) await lookups({ database, url, key, stored });
    await running.process.stop();
  }
  const [bareMedian, hubMedian] = [median(bare), median(hub)];
  console.log(`\n${guides} guides, pages of ${pageSize}, ${concurrency} calls at a time, medians of ${rounds}`);
  console.log(`bare pipeline   ${whole(bareMedian)} guides/s`);
  console.log(`hub             ${whole(hubMedian)} guides/s   ratio ${(hubMedian / bareMedian).toFixed(2)}`);
}

async function issue(mockUrl: string): Promise<void> {
  await post(`${mockUrl}/__admin/hat/authorizations/generate`, { count: guides, seed: 'bench' });
}

async function runBare(database: string, base: string): Promise<number> {
  const args = [database, base, String(pageSize), String(concurrency)];
  const result = await bareRun<{ guides: number; perSecond: number }>('tools/bench/bare-authorizations', args);
  if (result.guides !== guides) throw new Error(`the bare pipeline imported ${result.guides} guides`);
  return result.perSecond;
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

async function post(address: string, body?: object, key?: string): Promise<void> {
  const answer = await fetch(address, {
    method: 'POST',
    headers: { ...(body ? { 'content-type': 'application/json' } : {}), ...(key ? { 'x-api-key': key } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  if (!answer.ok) throw new Error(`${new URL(address).pathname}: ${answer.status} ${await answer.text()}`);
}

runCommand(() => onBenchScene({}, main));
