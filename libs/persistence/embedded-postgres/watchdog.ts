import { ChildProcess, spawn } from 'node:child_process';
import { parse } from 'node:path';
import { Binaries } from './binaries';

/**
 * Outlives its owner by the time it takes to stop the server. It reads the server's process id (the last one counts) and waits for the pipe to close,
 * which the kernel does for us however the owner ends, `kill -9` included. "done" means: the server is already gone.
 * Kept as text and run with `node -e`, so that it needs no file of its own in any build.
 */
const script = `
const [pgCtl, cluster] = process.argv.slice(1);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {});
let text = '';
process.stdin.setEncoding('utf8').on('data', (part) => (text += part)).on('error', () => {}).on('close', () => {
  const word = text.trim().split('\\n').pop();
  const pid = Number(word);
  if (!pid) return;
  if (process.platform === 'win32') require('node:child_process').spawnSync(pgCtl, ['stop', '-D', cluster, '-m', 'fast']);
  else try { process.kill(pid, 'SIGINT'); } catch {}
});
`;

export interface Watchdog {
  /** From now on the server with this process id is stopped when we die. */
  guard(pid: number): void;
  /** The server is gone; nothing is left to guard. */
  release(): void;
}

/** Started before the server, so that there is no moment in which the server runs unguarded. */
export function startWatchdog(binaries: Binaries, cluster: string): Watchdog {
  const child: ChildProcess = spawn(process.execPath, ['--max-old-space-size=16', '-e', script, binaries.pgCtl, cluster], {
    detached: true, // its own session: Ctrl-C and the end of the terminal do not reach it
    stdio: ['pipe', 'ignore', 'ignore'],
    cwd: parse(cluster).root,
    env: {},
    windowsHide: true,
  });
  // A watchdog that cannot start or was killed costs the guard, not the server: the next start ends a leftover itself.
  child.on('error', () => undefined);
  child.stdin?.on('error', () => undefined);
  child.unref();
  (child.stdin as unknown as { unref?: () => void }).unref?.();
  return {
    guard: (pid) => void child.stdin?.write(`${pid}\n`),
    release: () => void child.stdin?.end('done\n'),
  };
}
