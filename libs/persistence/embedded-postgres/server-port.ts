import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';

/** The port of the last time when it is free (so that a restarted server is found again), else any free one. */
export async function choosePort(dataDir: string): Promise<number> {
  const file = join(dataDir, 'port');
  const last = Number(await readFile(file, 'utf8').catch(() => '0'));
  const port = (last > 0 && (await tryPort(last))) || (await tryPort(0));
  if (!port) throw new Error('No free TCP port on 127.0.0.1');
  await writeFile(file, String(port));
  return port;
}

/** Forgets the port: somebody took it between the choice and the start of the server. */
export async function forgetPort(dataDir: string): Promise<void> {
  await writeFile(join(dataDir, 'port'), '0');
}

function tryPort(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen({ port, host: '127.0.0.1' }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : undefined));
    });
  });
}
