import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * What tells a living process from a later one that got the same number: its start time.
 * Undefined when the process is gone. A zombie counts as gone: in a container without an init nobody may ever reap it.
 */
export function processIdentity(pid: number): string | undefined {
  if (process.platform === 'linux') return linuxIdentity(pid);
  if (!answersSignals(pid)) return undefined;
  if (process.platform === 'win32') return String(pid);
  const [state = 'Z', ...start] = ps(pid, 'stat=,lstart=').split(/\s+/);
  return state.startsWith('Z') ? undefined : start.join(' ');
}

/** The command line of a process, empty when it cannot be known. */
export function processCommand(pid: number): string {
  if (process.platform === 'linux') return readText(`/proc/${pid}/cmdline`).replaceAll('\0', ' ');
  return process.platform === 'win32' ? '' : ps(pid, 'command=');
}

function linuxIdentity(pid: number): string | undefined {
  const stat = readText(`/proc/${pid}/stat`);
  // The second field is the command in parentheses and may itself hold spaces and parentheses: count from the last one.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state, startTime] = [fields[0], fields[19]];
  return stat === '' || state === 'Z' || state === 'X' ? undefined : startTime;
}

function answersSignals(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function ps(pid: number, columns: string): string {
  try {
    return execFileSync('ps', ['-o', columns, '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return '';
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
