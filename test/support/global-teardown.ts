import { rm } from 'node:fs/promises';

export default async function globalTeardown(): Promise<void> {
  const server = globalThis.ponteTestServer;
  if (!server) return;
  globalThis.ponteTestServer = undefined;
  await server.postgres.stop();
  await rm(server.directory, { recursive: true, force: true });
}
