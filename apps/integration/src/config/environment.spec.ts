import { loadEnvironment } from './environment';
import { ConfigurationError } from './configuration.errors';

const complete = { API_KEY: 'k'.repeat(32), SECRETS_KEY: '0'.repeat(64) };

const faultsOf = (source: Record<string, string | undefined>): string[] => {
  try {
    loadEnvironment(source);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.faults.map(({ name }) => name).sort();
  }
  return [];
};

describe('the environment', () => {
  it('needs two secrets and has a default for everything else', () => {
    const environment = loadEnvironment(complete);
    expect(environment).toMatchObject({
      HOST: '127.0.0.1',
      PORT: 3000,
      DATA_DIR: '.data',
      HAT_BATCH_SIZE: 100,
      HAT_CONCURRENCY: 8,
      RETENTION_DAYS: 30,
      AUTHORIZATIONS_RETENTION_DAYS: 730,
    });
    expect(environment).toMatchObject({
      HAT_TOKEN_DEADLINE_MS: 1_800_000,
      HAT_GIVE_UP_MS: 604_800_000,
      ALLOW_HTTP_VENDORS: false,
      LOG_LEVEL: 'info',
    });
    expect(environment.HAT_INSURERS).toEqual([{ healthInsurerId: '0001', ansRegistry: '417505' }]);
    expect(environment.DATABASE_URL).toBeUndefined();
  });

  it('does not start without its secrets', () => expect(faultsOf({})).toEqual(['API_KEY', 'SECRETS_KEY']));

  it('counts an empty value as absent', () => {
    expect(loadEnvironment({ ...complete, DATABASE_URL: '', PORT: ' ' })).toMatchObject({ PORT: 3000 });
    expect(faultsOf({ ...complete, API_KEY: '' })).toEqual(['API_KEY']);
  });

  it('lists every fault at once, by name', () => {
    expect(
      faultsOf({
        API_KEY: 'short',
        SECRETS_KEY: 'short',
        PORT: '70000',
        HAT_INSURERS: '1:2',
        ALLOW_HTTP_VENDORS: 'maybe',
        LOG_LEVEL: 'loud',
        HAT_BASE_URL: 'hat',
      }),
    ).toEqual([
      'ALLOW_HTTP_VENDORS',
      'API_KEY',
      'HAT_BASE_URL',
      'HAT_ID_TENANT',
      'HAT_INSURERS',
      'HAT_TENANT_NAME',
      'LOG_LEVEL',
      'PORT',
      'SECRETS_KEY',
    ]);
  });

  it('never tells a value', () => {
    const source = {
      API_KEY: 'segredo1',
      SECRETS_KEY: 'segredo2',
      PORT: 'segredo3',
      HAT_BASE_URL: 'segredo4',
      DATABASE_URL: 'segredo5',
      LOG_LEVEL: 'segredo6',
    };
    expect(() => loadEnvironment(source)).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('segredo') as string }) as Error,
    );
  });

  it('reads several insurers and both words for yes', () => {
    const environment = loadEnvironment({ ...complete, HAT_INSURERS: '0001:417505,0002:123456', ALLOW_HTTP_VENDORS: '1' });
    expect(environment.HAT_INSURERS).toHaveLength(2);
    expect(environment.ALLOW_HTTP_VENDORS).toBe(true);
  });
});
