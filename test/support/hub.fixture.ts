import { createHub } from '../../apps/integration/src/create-hub';
import { loadEnvironment } from '../../apps/integration/src/config/environment';
import type { HubProcessOptions } from './hub-process';

/** A hub in a process of its own, to be killed at will. Its options are the first argument; its address goes out by IPC. */
async function main(): Promise<void> {
  const { variables, tuning } = JSON.parse(process.argv[2] ?? '{}') as HubProcessOptions;
  const hub = await createHub(loadEnvironment(variables), { tuning });
  process.send?.(hub.url);
  process.once('disconnect', () => process.exit());
}

main().catch((error: Error) => {
  process.stderr.write(`${error.stack ?? error.message}\n`);
  process.exit(1);
});
