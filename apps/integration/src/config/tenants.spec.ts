import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigurationError } from './configuration.errors';
import { loadEnvironment } from './environment';
import { defaultTokenCodes } from './hat-settings';
import { tenantDefinitions } from './tenant-definitions';
import { TenantRegistry } from './tenant-registry';
import { tenantsDocument } from './tenants-document';

const secrets = { API_KEY: 'k'.repeat(32), SECRETS_KEY: '0'.repeat(64) };
const hat = { HAT_BASE_URL: 'https://hat.example/api/healthcare/hat/v1/', HAT_ID_TENANT: '5', HAT_TENANT_NAME: 'operadora' };

describe('the operators of a hub', () => {
  let folder: string;
  beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'ponte-tenants-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  const definitions = (content: unknown, more: Record<string, string> = {}) => {
    const path = join(folder, 'tenants.json');
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
    return tenantDefinitions(loadEnvironment({ ...secrets, ...more, TENANTS_FILE: path }));
  };
  const faultsOf = (action: () => unknown): string => {
    try {
      action();
    } catch (error) {
      if (error instanceof ConfigurationError) return error.message;
    }
    return '';
  };

  it('are one, called default, without a file', () => {
    const [only, ...others] = tenantDefinitions(loadEnvironment({ ...secrets, ...hat, HAT_MASTER_TOKEN: 'm' }));
    expect(others).toEqual([]);
    expect(only).toMatchObject({ name: 'default', bootstrapKey: secrets.API_KEY });
    expect(only?.hat).toMatchObject({
      enabled: true,
      baseUrl: 'https://hat.example/api/healthcare/hat/v1',
      masterToken: 'm',
      idTenant: 5,
      maxAttempts: 20,
    });
    expect(only?.hat.codes).toEqual(defaultTokenCodes);
  });

  it('have no HAT without its address', () => {
    expect(tenantDefinitions(loadEnvironment(secrets))[0]?.hat.enabled).toBe(false);
  });

  it('come from a file that names the variables of their secrets, the environment giving defaults', () => {
    const [a, b] = definitions(
      {
        tenants: [
          {
            name: 'a',
            apiKeyVariable: 'KEY_A',
            hat: { masterTokenVariable: 'TOKEN_A', idTenant: 7, batchSize: 50, codes: { '7': 'failed' }, dateFormat: 'iso' },
          },
          { name: 'b', hat: { enabled: false } },
        ],
      },
      { ...hat, KEY_A: 'a'.repeat(40), TOKEN_A: 'token-a', HAT_MASTER_TOKEN: 'common' },
    );
    expect(a).toMatchObject({
      bootstrapKey: 'a'.repeat(40),
      hat: { masterToken: 'token-a', idTenant: 7, batchSize: 50, tenantName: 'operadora', dateFormat: 'iso' },
    });
    expect(a?.hat.codes).toEqual({ ...defaultTokenCodes, '7': 'failed' });
    expect(b).toMatchObject({ hat: { enabled: false, dateFormat: 'aaaammdd', concurrency: 8 } });
    expect(b?.bootstrapKey).toBeUndefined();
  });

  it('are refused with every fault by place, never by value', () => {
    const shape = faultsOf(() => definitions({ tenants: [{ name: 'Segredo', hat: { batchSize: 0, masterToken: 'segredo' } }] }));
    expect(shape).toContain('tenants[0].name');
    expect(shape).toContain('tenants[0].hat.batchSize');
    expect(shape).toContain('tenants[0].hat');
    expect(shape.toLowerCase()).not.toContain('segredo');
    const meaning = faultsOf(() =>
      definitions({
        tenants: [{ name: 'a', apiKeyVariable: 'NOBODY', hat: { baseUrl: 'http://hat.example/v1', masterTokenVariable: 'NOTHING' } }],
      }),
    );
    for (const part of ['NOBODY', 'NOTHING', 'hat.idTenant', 'hat.tenantName', 'hat.baseUrl']) expect(meaning).toContain(part);
  });

  it.each([
    ['{', 'not valid JSON'],
    [{ tenants: [{ name: 'a' }, { name: 'a' }] }, 'repeats the name'],
    [{ tenants: [] }, 'tenants'],
    [
      {
        tenants: [
          { name: 'a', apiKeyVariable: 'API_KEY' },
          { name: 'b', apiKeyVariable: 'API_KEY' },
        ],
      },
      'different key for each tenant',
    ],
  ])('are refused when the file makes no sense (%#)', (content, text) => expect(faultsOf(() => definitions(content))).toContain(text));

  it.each([{ reconcileAt: '24:00' }, { timeZone: 'America/Atlantis' }, { timeZone: '-03:00' }])(
    'know when the night of an operator is (%j)',
    (authorizations) => {
      const content = { tenants: [{ name: 'a', apiKeyVariable: 'API_KEY', hat: { authorizations } }] };
      expect(faultsOf(() => definitions(content))).toContain(`hat.authorizations.${Object.keys(authorizations)[0]}`);
    },
  );

  it.each([{ pollIntervalMs: 3_600_001 }, { backoffBaseMs: 86_400_001 }, { backoffMaxMs: 86_400_001 }, { eventTypeCoding: 'words' }])(
    'take no pause that a timer or the database could not hold, and no setting of old (%j)',
    (setting) => {
      const [name = ''] = Object.keys(setting);
      const content = { tenants: [{ name: 'a', apiKeyVariable: 'API_KEY', hat: setting }] };
      expect(faultsOf(() => definitions(content))).toContain(name);
    },
  );

  it('may be reached by plain http only where that is allowed', () => {
    const plain = { ...secrets, ...hat, HAT_BASE_URL: 'http://hat.example/v1' };
    expect(faultsOf(() => tenantDefinitions(loadEnvironment(plain)))).toContain('hat.baseUrl must start with https://');
    expect(tenantDefinitions(loadEnvironment({ ...plain, ALLOW_HTTP_VENDORS: 'true' }))).toHaveLength(1);
  });

  it('get their ids from the database, and are unknown before', () => {
    const registry = new TenantRegistry(tenantDefinitions(loadEnvironment(secrets)));
    expect(() => registry.all()).toThrow('no ids yet');
    expect(() => registry.assignIds(new Map())).toThrow('default');
    registry.assignIds(new Map([['default', 3]]));
    expect(registry.findById(3)?.name).toBe('default');
    expect(registry.findById(4)).toBeUndefined();
  });
});

describe('docs/tenants.md', () => {
  const page = join(__dirname, '../../../../docs/tenants.md');

  it('says what the schema says, and its example can be used', () => {
    const missing = !existsSync(page);
    if (missing) writeFileSync(page, tenantsDocument());
    expect(missing).toBe(false);
    expect(readFileSync(page, 'utf8')).toBe(tenantsDocument());
  });
});
