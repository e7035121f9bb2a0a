import { createServer } from 'node:net';

/**
 * The port to listen on: the one the environment names, else the usual one, else any free one.
 * @throws Error when the named one is taken: whoever named it wants that one
 */
export async function choosePort(name: string, usual: number): Promise<number> {
  const named = process.env[name];
  if (named) {
    const port = Number(named);
    if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`${name} must be a port number`);
    if ((await listenOnce(port)) === undefined) throw new Error(`${name}=${port} is in use by another program`);
    return port || ((await listenOnce(0)) ?? 0);
  }
  if ((await listenOnce(usual)) !== undefined) return usual;
  const free = (await listenOnce(0)) ?? 0;
  console.log(`Port ${usual} is in use; taking ${free} instead (set ${name} to choose one).`);
  return free;
}

function listenOnce(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen({ port, host: '127.0.0.1' }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : undefined));
    });
  });
}
