import { fork } from 'node:child_process';
import { compilerFlags, scriptFile } from '../bench-process';

export interface Cycles {
  perSecond: number;
  /** Processor time of the server for one cycle; not a number where it cannot be told. */
  microseconds: number;
}

interface Load {
  laneCount: number;
  seconds: number;
  /** Processor time of the server so far. */
  cpuSeconds: () => number;
}

/** Cycles (POST of 100 items, GET of the token until done) after a warm-up, from a process of its own. */
export async function measuredCycles(base: string, { laneCount, seconds, cpuSeconds }: Load): Promise<Cycles> {
  const child = fork(scriptFile('tools/bench/mock/cycle-load'), [base, String(laneCount), String(seconds)], { execArgv: compilerFlags });
  let before = Number.NaN;
  return new Promise((resolve, reject) => {
    child.on('message', (message: 'warm' | { cycles: number; seconds: number }) => {
      if (message === 'warm') return void (before = cpuSeconds());
      const microseconds = ((cpuSeconds() - before) / message.cycles) * 1e6;
      resolve({ perSecond: message.cycles / message.seconds, microseconds });
    });
    child.once('exit', (code) => reject(new Error(`the load generator ended with ${code}`)));
  });
}
