import { randomBytes } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createMock, type MockUpstream } from '../../apps/mock-upstream/src/create-mock';
import { type Bridge, type BridgeOptions, startBridge } from './bridge';
import { HubApi } from './hub-api';
import { protheusEnvironment, shortProtheusPauses } from './protheus-environment';
import { temporaryDirectory } from './temporary-directory';

/** One hub, two operators, each with a HAT and a Protheus of its own. */
export interface TwoOperators {
  bridge: Bridge;
  north: HubApi;
  south: HubApi;
  northMock: MockUpstream;
  southMock: MockUpstream;
  close(): Promise<void>;
}

export const southMasterToken = 'south-master-token-0123456789';
const southPassword = 'south-password';

/** Both use insurer 0001: what tells them apart is the tenant alone. */
export async function startTwoOperators(options: Omit<BridgeOptions, 'environment'> = {}): Promise<TwoOperators> {
  const folder = await temporaryDirectory('tenants');
  const southMock = await createMock({
    tenant: { token: southMasterToken, idTenant: '8', tenantName: 'operadora-sul' },
    settings: { protheus: { users: [{ username: 'integracao', password: southPassword }] } },
  });
  const file = join(folder, 'tenants.json');
  const tenants = [
    { name: 'north', apiKeyVariable: 'KEY_OF_NORTH', protheus: shortProtheusPauses },
    {
      name: 'south',
      apiKeyVariable: 'KEY_OF_SOUTH',
      hat: { baseUrl: southMock.hat.url, masterTokenVariable: 'TOKEN_OF_SOUTH', idTenant: 8, tenantName: 'operadora-sul' },
      protheus: { ...shortProtheusPauses, baseUrl: southMock.protheus.url, passwordVariable: 'PASSWORD_OF_SOUTH' },
    },
  ];
  await writeFile(file, JSON.stringify({ tenants }));
  const keys = { north: randomBytes(24).toString('base64url'), south: randomBytes(24).toString('base64url') };
  const bridge = await startBridge({
    ...options,
    environment: (northMock) => ({
      ...protheusEnvironment(northMock),
      TENANTS_FILE: file,
      KEY_OF_NORTH: keys.north,
      KEY_OF_SOUTH: keys.south,
      TOKEN_OF_SOUTH: southMasterToken,
      PASSWORD_OF_SOUTH: southPassword,
    }),
  });
  return {
    bridge,
    north: bridge.api.as(keys.north),
    south: bridge.api.as(keys.south),
    northMock: bridge.mock,
    southMock,
    close: async () => {
      await bridge.close();
      await southMock.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
