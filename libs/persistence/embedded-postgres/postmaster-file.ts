import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

const path = (cluster: string): string => join(cluster, 'postmaster.pid');

/** What a running server says about itself: line 1 is its process id, line 8 its status. */
export async function readPostmasterFile(cluster: string): Promise<{ pid: number; ready: boolean } | undefined> {
  const lines = (await readFile(path(cluster), 'utf8').catch(() => '')).split('\n');
  const pid = Number(lines[0]);
  return Number.isInteger(pid) && pid > 0 ? { pid, ready: lines[7]?.trim() === 'ready' } : undefined;
}

export async function removePostmasterFile(cluster: string): Promise<void> {
  await rm(path(cluster), { force: true });
}
