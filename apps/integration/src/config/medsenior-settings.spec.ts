import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigurationError } from './configuration.errors';
import { loadEnvironment } from './environment';
import { tenantDefinitions } from './tenant-definitions';

const secrets = { API_KEY: 'k'.repeat(32), SECRETS_KEY: '0'.repeat(64) };
const medsenior = {
  MEDSENIOR_BASE_URL: 'https://integracao.medsenior.example/',
  MEDSENIOR_CLIENT_ID: 'ponte',
  MEDSENIOR_CLIENT_SECRET: 'segredo',
};
const settingsOf = (more: Record<string, string>) =>
  tenantDefinitions(loadEnvironment({ ...secrets, ...more })).map((one) => one.medsenior);
const faultsOf = (more: Record<string, string>) => {
  try {
    settingsOf(more);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.faults.map(({ name }) => name);
    throw error;
  }
  return [];
};

describe('the settings of MedSenior', () => {
  let folder: string;
  beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'ponte-medsenior-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  const file = (settings: object) => {
    const path = join(folder, 'tenants.json');
    writeFileSync(path, JSON.stringify({ tenants: [{ name: 'a', apiKeyVariable: 'API_KEY', medsenior: settings }] }));
    return { TENANTS_FILE: path };
  };

  it('come from the environment, and switch it on by its address', () => {
    expect(settingsOf(medsenior)).toEqual([
      expect.objectContaining({
        enabled: true,
        baseUrl: 'https://integracao.medsenior.example',
        clientId: 'ponte',
        clientSecret: 'segredo',
        ratePerSecond: 10,
        pollIntervalMs: 300_000,
        sortDirection: 'ascending',
      }),
    ]);
    expect(settingsOf({})[0]).toMatchObject({ enabled: false, baseUrl: '' });
    expect(settingsOf({ ...medsenior, MEDSENIOR_RATE_PER_SECOND: '0', MEDSENIOR_POLL_INTERVAL_MS: '1000' })[0]).toMatchObject({
      ratePerSecond: 0,
      pollIntervalMs: 1_000,
    });
  });

  it('are refused by name where something is missing or makes no sense', () => {
    const { MEDSENIOR_BASE_URL } = medsenior;
    expect(faultsOf({ MEDSENIOR_BASE_URL })).toEqual(['MEDSENIOR_CLIENT_ID', 'MEDSENIOR_CLIENT_SECRET']);
    expect(faultsOf({ ...medsenior, MEDSENIOR_BASE_URL: 'ftp://x' })).toEqual(['MEDSENIOR_BASE_URL']);
    expect(faultsOf({ ...medsenior, MEDSENIOR_BASE_URL: 'http://medsenior.example' })).toEqual(['tenant default: medsenior.baseUrl']);
    expect(faultsOf({ ...medsenior, MEDSENIOR_RATE_PER_SECOND: '-1' })).toEqual(['MEDSENIOR_RATE_PER_SECOND']);
    expect(faultsOf({ ...medsenior, MEDSENIOR_POLL_INTERVAL_MS: '9' })).toEqual(['MEDSENIOR_POLL_INTERVAL_MS']);
  });

  it('come from the tenants file before the environment, which holds the secret that the file names', () => {
    const given = file({ clientId: 'norte', clientSecretVariable: 'SECRET_N', ratePerSecond: 3, sortDirection: 'descending' });
    expect(settingsOf({ ...medsenior, ...given, SECRET_N: 'do norte' })[0]).toMatchObject({
      baseUrl: 'https://integracao.medsenior.example',
      clientId: 'norte',
      clientSecret: 'do norte',
      ratePerSecond: 3,
      sortDirection: 'descending',
    });
    expect(faultsOf({ ...medsenior, ...given })).toEqual(['tenant a: SECRET_N']);
    expect(faultsOf({ ...file({ enabled: true }) })).toEqual([
      'tenant a: medsenior.clientId',
      'tenant a: medsenior.clientSecretVariable',
      'tenant a: medsenior.baseUrl',
    ]);
    expect(faultsOf({ ...file({ secret: 'x' }) })[0]).toContain('TENANTS_FILE tenants[0].medsenior');
  });
});
