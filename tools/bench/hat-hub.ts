import { randomBytes } from 'node:crypto';
import type { BenchProcess } from './bench-process';
import type { BenchScene } from './bench-scene';
import { hatPath } from './mock/vendor-calls';

export interface HatHub {
  process: BenchProcess;
  url: string;
  key: string;
}

/** A hub on a database of its own that calls HAT with so many calls at a time and without a rate. @param more variables of the hub */
export async function startHatHub(
  { mock, start }: BenchScene,
  database: string,
  concurrency: number,
  more: Record<string, string>,
): Promise<HatHub> {
  const key = randomBytes(24).toString('base64url');
  const hub = start('apps/integration/src/main', {
    PORT: '0',
    DATABASE_URL: database,
    API_KEY: key,
    SECRETS_KEY: randomBytes(32).toString('base64'),
    HAT_BASE_URL: mock.url + hatPath,
    HAT_MASTER_TOKEN: 'mock-master-token',
    HAT_ID_TENANT: '5',
    HAT_TENANT_NAME: 'operadora-exemplo',
    HAT_CONCURRENCY: String(concurrency),
    HAT_RATE_PER_SECOND: '0',
    LOG_LEVEL: 'info',
    ...more,
  });
  return { process: hub, url: await hub.saying(/Listening on (http:\/\/[\d.]+:\d+)/), key };
}
