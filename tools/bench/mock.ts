/**
 * npm run bench:mock -- [seconds] [rounds]: the emulator beside its peers, alternating, load generators in processes of their own.
 * Reads: GET of about 1 KB at 50 connections, beside Prism on the same contract and beside a bare HTTP server, which shows what
 * the load generator can ask at most. Cycles: POST of 100 items and GET of the token until done, beside a bare server (Fastify, Ajv, one Map).
 * Time to ready from the start of the process; reset of the default world. Medians. BENCH_NODE_FLAGS="--cpu-prof …" profiles the emulator.
 */
import { median } from './median';
import { measuredCycles, type Cycles } from './mock/measured-cycles';
import { measuredReads, type Reads } from './mock/measured-reads';
import { bareServer, emulator, type ServerProcess } from './mock/server-process';
import { startPrism } from '../prism-process';
import { whole } from './whole';
import { timesOf } from './mock/times-of';
import { hatPath, tokenOfOneKilobyte, vendorHeaders } from './mock/vendor-calls';
import { runCommand } from '../run-command';

const seconds = Number(process.argv[2] ?? 8);
const rounds = Number(process.argv[3] ?? 3);
const connections = 50;
const laneCount = 8;

async function main(): Promise<void> {
  const ready: number[] = [];
  for (let start = 0; start < 5; start++) {
    const mock = await emulator();
    ready.push(mock.readyMs);
    await mock.close();
  }
  console.log(
    `ready           ${whole(median(ready))} ms after the start of the process (${ready.map(whole).join(', ')}); aim below 1,000`,
  );
  await reads();
  await cycles();
}

async function reads(): Promise<void> {
  const mock = await emulator();
  const prism = await startPrism({ vendor: 'hat' });
  const bare = await bareServer('answer');
  try {
    const path = `/integration/${await tokenOfOneKilobyte(mock.url + hatPath)}`;
    const peers = [
      { name: 'emulator', url: mock.url + hatPath + path, cpuSeconds: mock.cpuSeconds, runs: [] as Reads[] },
      { name: 'Prism', url: prism.url + path, runs: [] as Reads[] },
      { name: 'bare HTTP', url: bare.url + path, cpuSeconds: bare.cpuSeconds, runs: [] as Reads[] },
    ];
    for (let round = 0; round < rounds; round++) {
      for (const { url, cpuSeconds, runs } of peers) {
        runs.push(await measuredReads(url, { connections, seconds, headers: vendorHeaders, cpuSeconds }));
      }
    }
    for (const { name, runs } of peers) {
      const of = (measure: keyof Reads) => median(runs.map((run) => run[measure]));
      const cpu = Number.isNaN(of('microseconds')) ? '' : `  ${of('microseconds').toFixed(0)} µs of the processor`;
      console.log(
        `reads           ${name.padEnd(9)} ${whole(of('perSecond')).padStart(7)}/s  p99 ${of('p99')} ms  ${of('bytes')} bytes${cpu}`,
      );
    }
  } finally {
    await Promise.all([mock.close(), prism.close(), bare.close()]);
  }
}

async function cycles(): Promise<void> {
  const mock = await emulator();
  const bare = await bareServer('cycles');
  const resets: number[] = [];
  const peers = [
    { name: 'emulator', url: mock.url + hatPath, server: mock, runs: [] as Cycles[] },
    { name: 'bare', url: bare.url, server: bare, runs: [] as Cycles[] },
  ];
  try {
    const emptyReset = await timesOf(5, () => reset(mock));
    for (let round = 0; round < rounds; round++) {
      for (const { url, server, runs } of peers) runs.push(await measuredCycles(url, { laneCount, seconds, ...server }));
      resets.push(...(await timesOf(1, () => reset(mock))));
    }
    const rates = peers.map(({ runs }) => median(runs.map(({ perSecond }) => perSecond)));
    peers.forEach(({ name, runs }, at) => {
      const cpu = median(runs.map(({ microseconds }) => microseconds));
      console.log(
        `cycles          ${name.padEnd(9)} ${whole(rates[at] ?? NaN).padStart(7)}/s of 100 items  ${cpu.toFixed(0)} µs of the processor`,
      );
    });
    console.log(`cycles          ratio ${((rates[0] ?? NaN) / (rates[1] ?? NaN)).toFixed(2)}; aim at least 0.50`);
    console.log(
      `reset           ${median(emptyReset).toFixed(1)} ms empty, ${median(resets).toFixed(1)} ms after a round of cycles; aim below 10`,
    );
  } finally {
    await Promise.all([mock.close(), bare.close()]);
  }
}

async function reset({ url }: ServerProcess): Promise<void> {
  const answer = await fetch(`${url}/__admin/reset`, { method: 'POST' });
  if (!answer.ok) throw new Error(`reset answered ${answer.status}`);
  await answer.arrayBuffer();
}

runCommand(main);
