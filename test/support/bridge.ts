import { randomBytes } from 'node:crypto';
import { createHub, type Hub, type HubOptions } from '../../apps/integration/src/create-hub';
import { loadEnvironment } from '../../apps/integration/src/config/environment';
import { createMock, type MockOptions, type MockUpstream } from '../../apps/mock-upstream/src/create-mock';
import { HubApi } from './hub-api';
import { createTestDatabase, type TestDatabase } from './test-database';

export interface BridgeOptions {
  /** Variables of the hub, over the ones the bridge sets; a function where they tell where the emulator is. */
  environment?: Record<string, string> | ((mock: MockUpstream) => Record<string, string>);
  hub?: HubOptions;
  mock?: MockOptions;
  /** Hubs that share the database. */
  replicas?: number;
}

/** Database, emulator and hub, wired together: what a test of the whole system speaks to. */
export interface Bridge {
  database: TestDatabase;
  mock: MockUpstream;
  hubs: Hub[];
  /** The API as the bootstrap administrator of the default tenant. */
  api: HubApi;
  /** Every variable the hubs were started with. */
  variables: Record<string, string>;
  /** One more hub on the same database. */
  addHub(): Promise<Hub>;
  close(): Promise<void>;
}

/** Short measures, so that a test never waits for a time of real life. */
const quick = { leaseMs: 1_500, renewEveryMs: 300, gateFreshMs: 50, upkeepEveryMs: 100 };

export async function startBridge(options: BridgeOptions = {}): Promise<Bridge> {
  const database = await createTestDatabase();
  const mock = await createMock(options.mock);
  const { environment } = options;
  const variables = hubVariables(database.url, mock.hat.url, typeof environment === 'function' ? environment(mock) : environment);
  const hubs: Hub[] = [];
  const addHub = async () => {
    const hub = await createHub(loadEnvironment(variables), { ...options.hub, tuning: { ...quick, ...options.hub?.tuning } });
    hubs.push(hub);
    return hub;
  };
  for (let replica = 0; replica < (options.replicas ?? 1); replica++) await addHub();
  const close = async () => {
    await Promise.all(hubs.map((hub) => hub.close()));
    await mock.close();
    await database.drop();
  };
  return { database, mock, hubs, variables, addHub, close, api: new HubApi(() => hubs[0]?.url ?? '', variables.API_KEY ?? '') };
}

/** The environment of a hub that speaks to an emulator. */
export function hubVariables(databaseUrl: string, hatUrl: string, more: Record<string, string> = {}): Record<string, string> {
  return {
    PORT: '0',
    DATABASE_URL: databaseUrl,
    DATABASE_POOL_SIZE: '10',
    API_KEY: randomBytes(24).toString('base64url'),
    SECRETS_KEY: randomBytes(32).toString('base64'),
    HAT_BASE_URL: hatUrl,
    HAT_MASTER_TOKEN: 'mock-master-token',
    HAT_ID_TENANT: '5',
    HAT_TENANT_NAME: 'operadora-exemplo',
    HAT_RATE_PER_SECOND: '0',
    HAT_POLL_INTERVAL_MS: '20',
    HAT_AUTHORIZATIONS_POLL_INTERVAL_MS: '0',
    LOG_LEVEL: 'silent',
    ...more,
  };
}
