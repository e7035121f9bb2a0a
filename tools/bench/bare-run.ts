import { spawn } from 'node:child_process';
import { scriptArguments } from './bench-process';

/** Runs a yardstick in a process of its own. @returns the line of JSON that it prints @throws Error when it fails */
export async function bareRun<Result>(script: string, args: readonly string[]): Promise<Result> {
  const child = spawn(process.execPath, [...scriptArguments(script), ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.on('data', (data: Buffer) => (output += data.toString()));
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`${script} ended with ${String(code)}`);
  return JSON.parse(output) as Result;
}
