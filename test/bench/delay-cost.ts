/**
 * What a delay costs: `node -r ./test/support/run-typescript.cjs test/bench/delay-cost.ts [ms]`. Measures GET integration at 50
 * connections, and then, at connections = 2 x rate x delay, without a delay and with a delay fault on every call, in turns. The load
 * comes from a process of its own on the same machine: so many connections cost both ends something, with or without a delay, and that
 * is told apart from what the delay itself costs.
 */
import { spawn } from 'node:child_process';
import { createMock } from '../../apps/mock-upstream/src/create-mock';

const seconds = 5;
const rounds = 3;
const delayMs = Number(process.argv[2] ?? 50);
const headers = { authorization: 'mock-master-token', idTenant: '5', tenantName: 'operadora-exemplo' };

/** Runs in the child: prints answers per second and those that were not 2xx. */
const load = `
const autocannon = require('autocannon');
const [url, connections, duration] = process.argv.slice(1);
autocannon({ url, connections: Number(connections), duration: Number(duration), headers: ${JSON.stringify(headers)} }).then((result) =>
  console.log(JSON.stringify({ rate: result.requests.average, bad: result.non2xx + result.errors + result.timeouts, p99: result.latency.p99 })),
);`;

interface Figures {
  rate: number;
  bad: number;
  p99: number;
}

async function main(): Promise<void> {
  const mock = await createMock();
  const body = JSON.stringify({ items: [{ personId: '1' }], healthInsurerId: '0001', ansRegistry: '417505' });
  const posted = await fetch(`${mock.hat.url}/persons`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body,
  });
  const { tokenId } = (await posted.json()) as { tokenId: string };
  const url = `${mock.hat.url}/integration/${tokenId}`;
  await measured(url, 50);
  const shares: { ofFew: number; ofAsMany: number }[] = [];
  for (let round = 1; round <= rounds; round++) {
    mock.faults.clear();
    const few = await measured(url, 50);
    const connections = Math.ceil((2 * few.rate * delayMs) / 1_000);
    const plain = await measured(url, connections);
    mock.hat.faults.add({ operation: 'integration', kind: 'delay', ms: delayMs });
    const delayed = await measured(url, connections);
    shares.push({ ofFew: delayed.rate / few.rate, ofAsMany: delayed.rate / plain.rate });
    console.table({ few: { connections: 50, ...few }, plain: { connections, ...plain }, delayed: { connections, ...delayed } });
  }
  const median = (part: 'ofFew' | 'ofAsMany') =>
    ((shares.map((share) => share[part]).sort((left, right) => left - right)[Math.floor(rounds / 2)] ?? 0) * 100).toFixed(1);
  console.log(`delayed by ${delayMs} ms, median of ${rounds}: ${median('ofAsMany')} % of the undelayed rate at as many connections,`);
  console.log(`${median('ofFew')} % of the undelayed rate at 50 connections`);
  await mock.close();
}

async function measured(url: string, connections: number): Promise<Figures> {
  const child = spawn(process.execPath, ['-e', load, url, String(connections), String(seconds)], { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.on('data', (part: Buffer) => (text += part.toString()));
  await new Promise((resolve) => child.on('close', resolve));
  return JSON.parse(text) as Figures;
}

void main();
