import { readdirSync, readFileSync } from 'node:fs';

/** Processor time of a process so far (Linux; elsewhere not a number). */
export function cpuSeconds(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ');
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return Number.NaN;
  }
}

/** Processor time of a server's processes, those that have ended included. */
export function childrenSeconds(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ');
    const ended = (Number(fields[13]) + Number(fields[14])) / 100;
    const living = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && parentOf(name) === pid);
    return cpuSeconds(pid) + ended + living.reduce((total, child) => total + (cpuSeconds(Number(child)) || 0), 0);
  } catch {
    return Number.NaN;
  }
}

function parentOf(pid: string): number {
  try {
    return Number(
      readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /, '')
        .split(' ')[1],
    );
  } catch {
    return Number.NaN;
  }
}
