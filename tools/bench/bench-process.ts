import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

/** Of the sources, or of the build when the bench itself runs from there. */
const root = join(__dirname, '..', '..');
const projectRoot = extname(__filename) === '.ts' ? root : join(root, '..');

const { scripts } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
/** The hub runs as `npm run start:integration` runs it. */
const hubFlags = (scripts['start:integration'] ?? '').split(' ').filter((word) => word.startsWith('--'));

/** BENCH_NODE_FLAGS="--cpu-prof --cpu-prof-dir=…" profiles what is started. */
export const nodeFlags = (process.env.BENCH_NODE_FLAGS ?? '').split(' ').filter(Boolean);

/** What node needs to run a file of the sources. */
export const compilerFlags = extname(__filename) === '.ts' ? ['-r', join(root, 'test/support/run-typescript.cjs')] : [];

/** A file of this project, named without its ending, where the bench itself runs: among the sources or in the build. */
export function scriptFile(script: string): string {
  return join(root, `${script}${extname(__filename)}`);
}

/** What node is given to run a file of this project, named without its ending. */
export function scriptArguments(script: string): string[] {
  return [...nodeFlags, ...compilerFlags, ...(script.includes('integration') ? hubFlags : []), scriptFile(script)];
}

export interface BenchProcess {
  child: ChildProcess;
  /** The first group of the pattern, once the process has printed it. */
  saying(pattern: RegExp): Promise<string>;
  /** Ends it as an operator does, and waits. */
  stop(): Promise<void>;
}

/** Starts an app in a process of its own; it ends with this one. */
export function startBenchProcess(script: string, environment: Record<string, string>, cwd: string): BenchProcess {
  const child = spawn(process.execPath, scriptArguments(script), {
    cwd,
    env: { PATH: process.env.PATH, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const end = () => void child.kill('SIGKILL');
  process.once('exit', end);
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let output = '';
  child.stdout.on('data', (data: Buffer) => (output = (output + data.toString()).slice(-20_000)));
  const saying = (pattern: RegExp) =>
    new Promise<string>((resolve, reject) => {
      const look = () => {
        const found = pattern.exec(output)?.[1];
        if (found === undefined) return;
        child.stdout.off('data', look);
        resolve(found);
      };
      child.stdout.on('data', look);
      child.once('exit', () => reject(new Error(`${script} ended:\n${output}`)));
      look();
    });
  const stop = async () => {
    child.kill('SIGTERM');
    await gone;
    process.off('exit', end);
  };
  return { child, saying, stop };
}
