/**
 * npm run bench:refunds -- [seconds] [rate]: GET of a beneficiary's medications through the hub against the emulator, beside the same
 * calls made straight to the emulator, alternating in one run: first as fast as 50 connections go, then at a steady rate
 * (500/s by default), where the difference of the two is what the hub adds.
 */
import { randomBytes } from 'node:crypto';
import { Pool } from 'undici';
import { runCommand } from '../run-command';
import { onBenchScene, type BenchScene } from './bench-scene';
import { cannon } from './cannon';
import { median } from './median';
import { quantile, steadyLoad } from './steady-load';

const connections = 50;
const rounds = 3;
const seconds = Number(process.argv[2] ?? 8);
const rate = Number(process.argv[3] ?? 500);
const account = { username: 'integracao', password: 'mock-password' };
const medications = '/totvsHealthPlans/refundSetup/v1/continuousMedications';

interface Target {
  name: string;
  url: string;
  headers: Record<string, string>;
}

interface Measured {
  perSecond: number;
  p50: number;
  p99: number;
}

async function main({ postgres, mock, start }: BenchScene): Promise<void> {
  const base = `${mock.url}/protheus/rest`;
  const subscriberId = await firstPrescribed(mock.url);
  const key = randomBytes(24).toString('base64url');
  const hub = start('apps/integration/src/main', {
    PORT: '0',
    DATABASE_URL: postgres.url,
    API_KEY: key,
    SECRETS_KEY: randomBytes(32).toString('base64'),
    LOG_LEVEL: 'info',
    PROTHEUS_BASE_URL: base,
    PROTHEUS_USERNAME: account.username,
    PROTHEUS_PASSWORD: account.password,
    PROTHEUS_RATE_PER_SECOND: '0',
  });
  const hubUrl = await hub.saying(/Listening on (http:\/\/[\d.]+:\d+)/);
  const query = `subscriberId=${subscriberId}&page=1&pageSize=10`;
  const json = { 'content-type': 'application/json' };
  const straight: Target = {
    name: 'emulator',
    url: `${base}${medications}?${query}`,
    headers: { ...json, authorization: `Bearer ${await login(base)}` },
  };
  const through: Target = { name: 'hub', url: `${hubUrl}/api/v1/protheus/continuousMedications?${query}`, headers: { 'x-api-key': key } };
  for (const target of [straight, through]) await load(target, 2);
  await compare('as fast as it goes', straight, through, (target) => load(target, seconds));
  await compare(`at ${rate} requests/s`, straight, through, steady);
}

async function compare(title: string, straight: Target, through: Target, measure: (target: Target) => Promise<Measured>): Promise<void> {
  console.log(`\n${title}, ${connections} connections, ${rounds} rounds of ${seconds} s`);
  const results = new Map<string, Measured[]>([straight, through].map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const target of [straight, through]) results.get(target.name)?.push(await measure(target));
  }
  const medians = [...results].map(([name, all]) => ({
    name,
    perSecond: median(all.map((one) => one.perSecond)),
    p50: median(all.map((one) => one.p50)),
    p99: median(all.map((one) => one.p99)),
  }));
  for (const { name, perSecond, p50, p99 } of medians) {
    console.log(
      `${name.padEnd(9)} ${Math.round(perSecond).toLocaleString('en-US').padStart(7)} requests/s   p50 ${p50.toFixed(1)} ms   p99 ${p99.toFixed(1)} ms`,
    );
  }
  const [direct, hub] = medians;
  if (direct && hub)
    console.log(`the hub adds ${(hub.p50 - direct.p50).toFixed(1)} ms at p50, ${(hub.p99 - direct.p99).toFixed(1)} ms at p99`);
}

async function load({ url, headers }: Target, duration: number): Promise<Measured> {
  const { requests, latency } = await cannon(url, { connections, seconds: duration, headers });
  return { perSecond: requests.average, p50: latency.p50, p99: latency.p99 };
}

async function steady({ url, headers }: Target): Promise<Measured> {
  const { origin, pathname, search } = new URL(url);
  const pool = new Pool(origin, { connections });
  const times = await steadyLoad(rate, seconds, async () => {
    const answer = await pool.request({ path: pathname + search, method: 'GET', headers });
    await answer.body.dump();
    if (answer.statusCode !== 200) throw new Error(`${pathname} answered ${answer.statusCode}`);
  });
  await pool.close();
  return { perSecond: rate, p50: quantile(times, 0.5), p99: quantile(times, 0.99) };
}

async function login(base: string): Promise<string> {
  const answer = await fetch(`${base}/api/oauth2/v1/token?grant_type=password`, { method: 'POST', headers: account });
  return ((await answer.json()) as { access_token: string }).access_token;
}

async function firstPrescribed(mockUrl: string): Promise<string> {
  const answer = await fetch(`${mockUrl}/__admin/protheus/prescriptions?pageSize=1`);
  const { items } = (await answer.json()) as { items: { subscriberId: string }[] };
  return items[0]?.subscriberId ?? '';
}

runCommand(() => onBenchScene({}, main));
