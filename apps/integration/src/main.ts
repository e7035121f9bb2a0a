import { Logger } from 'nestjs-pino';
import { ConfigurationError } from './config/configuration.errors';
import { loadEnvironment } from './config/environment';
import { processEnvironment } from './config/process-environment';
import { createHub } from './create-hub';

async function main(): Promise<void> {
  const hub = await createHub(loadEnvironment(processEnvironment()));
  hub.app.get(Logger).log(`Listening on ${hub.url}, documentation at ${hub.url}/docs`);
  // Started by another program that has gone: nobody will ask for anything any more. Nest handles the signals.
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
}

main().catch((error: unknown) => {
  const told =
    error instanceof ConfigurationError ? error.message : error instanceof Error ? (error.stack ?? error.message) : 'unknown error';
  process.stderr.write(`${told}\n`);
  process.exitCode = 1;
});
