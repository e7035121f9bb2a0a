import { join } from 'node:path';
import { authorizationShowEnvironment } from './authorization-show';
import type { Secrets } from './data-folder';
import { attachmentHost, protheusShowEnvironment } from './prescription-show';

/** The fictional operator that both sides are told about. */
const operator = { idTenant: '5', tenantName: 'operadora-exemplo', masterToken: 'mock-master-token', insurers: '0001:417505' };
const hatPath = '/hat/api/healthcare/hat/v1';
/** Accounts that the emulator knows by default. */
const protheusAccount = { PROTHEUS_USERNAME: 'integracao', PROTHEUS_PASSWORD: 'mock-password' };
const medseniorAccount = { MEDSENIOR_CLIENT_ID: 'ponte', MEDSENIOR_CLIENT_SECRET: 'segredo-de-exemplo' };

/** What the caller set stays, except what has to fit together. */
export function emulatorEnvironment(emulatorUrl: string, dataDir: string): NodeJS.ProcessEnv {
  return {
    MOCK_PROCESSING_MS: '400',
    ...process.env,
    MOCK_HOST: '127.0.0.1',
    MOCK_PORT: new URL(emulatorUrl).port,
    MOCK_DATA_DIR: join(dataDir, 'mock'),
    MOCK_HAT_TOKEN: operator.masterToken,
    MOCK_HAT_ID_TENANT: operator.idTenant,
    MOCK_HAT_TENANT_NAME: operator.tenantName,
    MOCK_HAT_INSURERS: operator.insurers,
  };
}

export function hubEnvironment(hubUrl: string, emulatorUrl: string, dataDir: string, secrets: Secrets): NodeJS.ProcessEnv {
  return {
    ...protheusShowEnvironment,
    ...authorizationShowEnvironment,
    ...process.env,
    HOST: '127.0.0.1',
    PORT: new URL(hubUrl).port,
    DATABASE_URL: '',
    TENANTS_FILE: '',
    DATA_DIR: dataDir,
    ...secrets,
    HAT_BASE_URL: `${emulatorUrl}${hatPath}`,
    HAT_MASTER_TOKEN: operator.masterToken,
    HAT_ID_TENANT: operator.idTenant,
    HAT_TENANT_NAME: operator.tenantName,
    HAT_INSURERS: operator.insurers,
    PROTHEUS_BASE_URL: `${emulatorUrl}/protheus/rest`,
    PROTHEUS_ATTACHMENT_HOSTS: attachmentHost,
    ...protheusAccount,
    MEDSENIOR_BASE_URL: `${emulatorUrl}/medsenior`,
    ...medseniorAccount,
  };
}
