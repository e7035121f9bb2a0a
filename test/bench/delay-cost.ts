/**
 * What a delay costs: `node -r ./test/support/run-typescript.cjs test/bench/delay-cost.ts [ms]`. Measures GET integration at 50
 * connections, and then, at connections = 2 x rate x delay, without a delay and with a delay fault on every call, in turns. The load
 * comes from a process of its own on the same machine: so many connections cost both ends something, with or without a delay, and that
 * is told apart from what the delay itself costs. The same is measured of a bare Fastify whose handler waits: what Node pays for
 * holding a call, which no server on it can save. Processor time per call tells the cost also where others use the machine.
 */
import { spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import Fastify from 'fastify';
import { createMock } from '../../apps/mock-upstream/src/create-mock';

const seconds = 5;
const rounds = 3;
const delayMs = Number(process.argv[2] ?? 50);
const headers = { authorization: 'mock-master-token', idTenant: '5', tenantName: 'operadora-exemplo' };

/** Runs in the child: prints answers per second, those that were not 2xx, and all. */
const load = `
const autocannon = require('autocannon');
const [url, connections, duration] = process.argv.slice(1);
autocannon({ url, connections: Number(connections), duration: Number(duration), headers: ${JSON.stringify(headers)} }).then((result) =>
  console.log(JSON.stringify({ rate: result.requests.average, bad: result.non2xx + result.errors + result.timeouts, p99: result.latency.p99, total: result.requests.total })),
);`;

interface Figures {
  rate: number;
  bad: number;
  p99: number;
  /** Processor time of the server, microseconds. */
  perCall: number;
}

/** A server in this process, whose calls wait or do not. */
interface Subject {
  url: string;
  delay(on: boolean): void;
  close(): Promise<void>;
}

async function emulator(): Promise<Subject> {
  const mock = await createMock();
  const body = JSON.stringify({ items: [{ personId: '1' }], healthInsurerId: '0001', ansRegistry: '417505' });
  const posted = await fetch(`${mock.hat.url}/persons`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body,
  });
  const { tokenId } = (await posted.json()) as { tokenId: string };
  const delay = (on: boolean): void => {
    mock.faults.clear();
    if (on) mock.hat.faults.add({ operation: 'integration', kind: 'delay', ms: delayMs });
  };
  return { url: `${mock.hat.url}/integration/${tokenId}`, delay, close: () => mock.close() };
}

async function bareServer(): Promise<Subject> {
  const fastify = Fastify({ keepAliveTimeout: 65_000, forceCloseConnections: true });
  let delayed = false;
  fastify.get('/integration/:tokenId', async () => {
    if (delayed) await wait(delayMs);
    return { idTenant: 5, code: 4, message: 'Processamento concluido com sucesso', detailedMessage: [] };
  });
  const address = await fastify.listen({ port: 0, host: '127.0.0.1' });
  return { url: `${address}/integration/t`, delay: (on) => (delayed = on), close: () => fastify.close() };
}

async function main(): Promise<void> {
  for (const [name, open] of Object.entries({ emulator, bareServer })) {
    const subject = await open();
    await measured(subject.url, 50);
    const shares: { ofFew: number; ofAsMany: number; processor: number }[] = [];
    for (let round = 1; round <= rounds; round++) {
      subject.delay(false);
      const few = await measured(subject.url, 50);
      const connections = Math.ceil((2 * few.rate * delayMs) / 1_000);
      const plain = await measured(subject.url, connections);
      subject.delay(true);
      const delayed = await measured(subject.url, connections);
      shares.push({ ofFew: delayed.rate / few.rate, ofAsMany: delayed.rate / plain.rate, processor: plain.perCall / delayed.perCall });
      console.table({ few: { connections: 50, ...few }, plain: { connections, ...plain }, delayed: { connections, ...delayed } });
    }
    const median = (part: 'ofFew' | 'ofAsMany' | 'processor') =>
      ((shares.map((share) => share[part]).sort((left, right) => left - right)[Math.floor(rounds / 2)] ?? 0) * 100).toFixed(1);
    console.log(
      `${name}, delayed by ${delayMs} ms, median of ${rounds}: ${median('ofAsMany')} % of the undelayed rate at as many connections`,
    );
    console.log(`(${median('processor')} % by processor time), ${median('ofFew')} % of the undelayed rate at 50 connections`);
    await subject.close();
  }
}

async function measured(url: string, connections: number): Promise<Figures> {
  const child = spawn(process.execPath, ['-e', load, url, String(connections), String(seconds)], { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.on('data', (part: Buffer) => (text += part.toString()));
  const before = process.cpuUsage();
  await new Promise((resolve) => child.on('close', resolve));
  const { user, system } = process.cpuUsage(before);
  const { total, ...figures } = JSON.parse(text) as Omit<Figures, 'perCall'> & { total: number };
  return { ...figures, perCall: Math.round(((user + system) / total) * 10) / 10 };
}

void main();
