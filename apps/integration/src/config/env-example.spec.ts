import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { environmentSchema, loadEnvironment } from './environment';
import { tenantDefinitions } from './tenant-definitions';

const root = join(__dirname, '../../../..');

describe('.env.example', () => {
  const example = parseEnv(readFileSync(join(root, '.env.example'), 'utf8')) as Record<string, string>;
  const names = Object.keys(example);

  it('lists every variable of the hub, and none that the hub does not know', () => {
    expect(names.filter((name) => !name.startsWith('MOCK_')).sort()).toEqual(Object.keys(environmentSchema.shape).sort());
  });

  it('works as it stands', () => {
    const [tenant] = tenantDefinitions(loadEnvironment(example));
    expect(tenant).toMatchObject({
      name: 'default',
      hat: { enabled: true, idTenant: 5, tenantName: 'operadora-exemplo', masterToken: 'mock-master-token' },
    });
  });

  it('shows the defaults, except where an example is needed', () => {
    const defaults = loadEnvironment({ API_KEY: example.API_KEY, SECRETS_KEY: example.SECRETS_KEY });
    const shown = loadEnvironment(example);
    const own = new Set(['HAT_BASE_URL', 'HAT_MASTER_TOKEN', 'HAT_ID_TENANT', 'HAT_TENANT_NAME']);
    for (const name of ['BASE_URL', 'USERNAME', 'PASSWORD', 'ATTACHMENT_HOSTS']) own.add(`PROTHEUS_${name}`);
    for (const name of ['BASE_URL', 'CLIENT_ID', 'CLIENT_SECRET']) own.add(`MEDSENIOR_${name}`);
    for (const name of Object.keys(environmentSchema.shape) as (keyof typeof environmentSchema.shape)[])
      if (!own.has(name)) expect([name, shown[name]]).toEqual([name, defaults[name]]);
  });

  it('points the hub at the emulator it describes', () => {
    for (const address of [example.HAT_BASE_URL, example.PROTHEUS_BASE_URL, example.MEDSENIOR_BASE_URL])
      expect(address).toContain(`http://${example.MOCK_HOST}:${example.MOCK_PORT}/`);
    expect([example.HAT_MASTER_TOKEN, example.HAT_ID_TENANT, example.HAT_TENANT_NAME, example.HAT_INSURERS]).toEqual([
      example.MOCK_HAT_TOKEN,
      example.MOCK_HAT_ID_TENANT,
      example.MOCK_HAT_TENANT_NAME,
      example.MOCK_HAT_INSURERS,
    ]);
  });

  it('lists every variable of the emulator, and none that the emulator does not know', () => {
    const folder = join(root, 'apps/mock-upstream/src/config');
    const source = existsSync(join(folder, 'environment.ts')) ? readFileSync(join(folder, 'environment.ts'), 'utf8') : '';
    const known = new Set(source.match(/\bMOCK_[A-Z_]+\b/g));
    expect(names.filter((name) => name.startsWith('MOCK_')).sort()).toEqual([...known].sort());
  });
});
