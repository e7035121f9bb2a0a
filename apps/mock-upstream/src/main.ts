import 'reflect-metadata';
import { Logger } from '@nestjs/common';
import { ConfigurationError, loadMockEnvironment } from './config/environment';
import { createMock } from './create-mock';
import { vendors } from './vendors';

async function main(): Promise<void> {
  const environment = loadMockEnvironment();
  const mock = await createMock({
    port: environment.MOCK_PORT,
    host: environment.MOCK_HOST,
    dataDir: environment.MOCK_DATA_DIR,
    processingMs: environment.MOCK_PROCESSING_MS,
    batchCap: environment.MOCK_BATCH_CAP,
    adminToken: environment.MOCK_ADMIN_TOKEN,
    tenant: {
      token: environment.MOCK_HAT_TOKEN,
      idTenant: environment.MOCK_HAT_ID_TENANT,
      tenantName: environment.MOCK_HAT_TENANT_NAME,
      insurers: environment.MOCK_HAT_INSURERS,
    },
    logLevel: environment.MOCK_LOG_LEVEL,
  });
  const logger = new Logger('mock-upstream');
  for (const { name, title } of vendors) logger.log(`emulator of ${title} at ${mock[name].url}`);
  logger.log(`admin at ${mock.url}/__admin/docs`);

  let ending = false;
  const end = (reason: string): void => {
    if (ending) return;
    ending = true;
    logger.log(`closing: ${reason}`);
    mock.close().then(
      () => process.exit(0),
      (error: unknown) => fail(error),
    );
  };
  process.on('SIGTERM', () => end('SIGTERM'));
  process.on('SIGINT', () => end('SIGINT'));
  // Started by another program: without it there is nobody to close us.
  process.on('disconnect', () => end('parent gone'));
  process.send?.({ type: 'ready', url: mock.url, hatUrl: mock.hat.url });
}

function fail(error: unknown): void {
  process.stderr.write(`${error instanceof ConfigurationError ? error.message : String(error instanceof Error ? error.stack : error)}\n`);
  process.exit(1);
}

main().catch(fail);
