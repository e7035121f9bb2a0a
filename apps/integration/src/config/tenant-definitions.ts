import { vendorUrlFault } from '@ponte/common';
import { ConfigurationError, type ConfigurationFault } from './configuration.errors';
import type { Environment } from './environment';
import { defaultTokenCodes, hatFileSchema, type HatFileSettings, type HatSettings } from './hat-settings';
import { medseniorFileSchema, type MedseniorFileSettings, type MedseniorSettings } from './medsenior-settings';
import { protheusFileSchema, type ProtheusFileSettings, type ProtheusSettings } from './protheus-settings';
import type { TenantDefinition } from './tenant';
import { readTenantsFile, type TenantsFile } from './tenants-file';

/** Name of the operator that the environment alone describes, when there is no TENANTS_FILE. */
const defaultTenantName = 'default';

/**
 * The operators of this hub: those of TENANTS_FILE, or one called `default`.
 * @throws ConfigurationError listing every fault of every operator
 */
export function tenantDefinitions(environment: Environment): TenantDefinition[] {
  const file: TenantsFile =
    environment.TENANTS_FILE === undefined
      ? {
          tenants: [
            {
              name: defaultTenantName,
              hat: hatFileSchema.parse({}),
              protheus: protheusFileSchema.parse({}),
              medsenior: medseniorFileSchema.parse({}),
            },
          ],
        }
      : readTenantsFile(environment.TENANTS_FILE);
  const faults: ConfigurationFault[] = [];
  const definitions = file.tenants.map((entry): TenantDefinition => {
    const fault = (name: string, message: string) => faults.push({ name: `tenant ${entry.name}: ${name}`, message });
    const hat = hatSettings(entry.hat, environment, fault);
    const protheus = protheusSettings(entry.protheus, environment, fault);
    const medsenior = medseniorSettings(entry.medsenior, environment, fault);
    return { name: entry.name, hat, protheus, medsenior, bootstrapKey: bootstrapKey(entry, environment, fault) };
  });
  const keys = definitions.flatMap((definition) => definition.bootstrapKey ?? []);
  if (new Set(keys).size < keys.length) faults.push({ name: 'apiKeyVariable', message: 'must hold a different key for each tenant' });
  if (faults.length > 0) throw new ConfigurationError(faults);
  return definitions;
}

type FaultReport = (name: string, message: string) => void;

function bootstrapKey(entry: TenantsFile['tenants'][number], environment: Environment, fault: FaultReport): string | undefined {
  if (entry.apiKeyVariable === undefined) return entry.name === defaultTenantName ? environment.API_KEY : undefined;
  const key = environment.variable(entry.apiKeyVariable);
  if (key === undefined || key.length < 32 || key.length > 256) fault(entry.apiKeyVariable, 'must hold a key of 32 to 256 characters');
  return key;
}

function hatSettings(given: HatFileSettings, environment: Environment, fault: FaultReport): HatSettings {
  const { masterTokenVariable, ...settings } = given;
  const baseUrl = (settings.baseUrl ?? environment.HAT_BASE_URL ?? '').replace(/\/+$/, '');
  const enabled = settings.enabled ?? baseUrl !== '';
  const idTenant = settings.idTenant ?? environment.HAT_ID_TENANT;
  const tenantName = settings.tenantName ?? environment.HAT_TENANT_NAME;
  const masterToken = masterTokenVariable === undefined ? environment.HAT_MASTER_TOKEN : environment.variable(masterTokenVariable);
  if (masterTokenVariable !== undefined && masterToken === undefined)
    fault(masterTokenVariable, 'is named by hat.masterTokenVariable but not set');
  if (enabled) {
    if (idTenant === undefined) fault('hat.idTenant', 'is required');
    if (tenantName === undefined) fault('hat.tenantName', 'is required');
    const refusal = baseUrl === '' ? 'is required' : vendorUrlFault(baseUrl, environment.ALLOW_HTTP_VENDORS);
    if (refusal !== undefined) fault('hat.baseUrl', refusal);
  }
  return {
    ...settings,
    enabled,
    baseUrl,
    masterToken,
    idTenant: idTenant ?? 0,
    tenantName: tenantName ?? '',
    insurers: settings.insurers ?? environment.HAT_INSURERS,
    batchSize: settings.batchSize ?? environment.HAT_BATCH_SIZE,
    concurrency: settings.concurrency ?? environment.HAT_CONCURRENCY,
    ratePerSecond: settings.ratePerSecond ?? environment.HAT_RATE_PER_SECOND,
    pollIntervalMs: settings.pollIntervalMs ?? environment.HAT_POLL_INTERVAL_MS,
    tokenDeadlineMs: settings.tokenDeadlineMs ?? environment.HAT_TOKEN_DEADLINE_MS,
    giveUpMs: settings.giveUpMs ?? environment.HAT_GIVE_UP_MS,
    timeoutMs: settings.timeoutMs ?? environment.HAT_TIMEOUT_MS,
    codes: { ...defaultTokenCodes, ...settings.codes },
    authorizations: {
      ...settings.authorizations,
      pollIntervalMs: settings.authorizations.pollIntervalMs ?? environment.HAT_AUTHORIZATIONS_POLL_INTERVAL_MS,
      pageSize: settings.authorizations.pageSize ?? environment.HAT_AUTHORIZATIONS_PAGE_SIZE,
    },
  };
}

function protheusSettings(given: ProtheusFileSettings, environment: Environment, fault: FaultReport): ProtheusSettings {
  const { passwordVariable, ...settings } = given;
  const baseUrl = (settings.baseUrl ?? environment.PROTHEUS_BASE_URL ?? '').replace(/\/+$/, '');
  const enabled = settings.enabled ?? baseUrl !== '';
  const username = settings.username ?? environment.PROTHEUS_USERNAME;
  const password = passwordVariable === undefined ? environment.PROTHEUS_PASSWORD : environment.variable(passwordVariable);
  const timeoutMs = settings.timeoutMs ?? environment.PROTHEUS_TIMEOUT_MS;
  const settleMs = settings.settleMs ?? environment.PROTHEUS_SETTLE_MS;
  if (passwordVariable !== undefined && password === undefined)
    fault(passwordVariable, 'is named by protheus.passwordVariable but not set');
  if (enabled) {
    if (username === undefined) fault('protheus.username', 'is required');
    if (password === undefined && passwordVariable === undefined) fault('protheus.passwordVariable', 'is required');
    const refusal = baseUrl === '' ? 'is required' : vendorUrlFault(baseUrl, environment.ALLOW_HTTP_VENDORS);
    if (refusal !== undefined) fault('protheus.baseUrl', refusal);
    // Protheus may still be fetching attachments when the hub has stopped waiting.
    if (settleMs < 2 * timeoutMs) fault('protheus.settleMs', 'must be at least twice protheus.timeoutMs');
  }
  return {
    ...settings,
    enabled,
    baseUrl,
    username: username ?? '',
    password: password ?? '',
    tenantId: settings.tenantId ?? environment.PROTHEUS_TENANT_ID,
    credentialsIn: settings.credentialsIn ?? environment.PROTHEUS_CREDENTIALS_IN,
    timeoutMs,
    settleMs,
    ratePerSecond: settings.ratePerSecond ?? environment.PROTHEUS_RATE_PER_SECOND,
    pollIntervalMs: settings.pollIntervalMs ?? environment.PROTHEUS_POLL_INTERVAL_MS,
    attachmentHosts: settings.attachmentHosts ?? environment.PROTHEUS_ATTACHMENT_HOSTS,
  };
}

function medseniorSettings(given: MedseniorFileSettings, environment: Environment, fault: FaultReport): MedseniorSettings {
  const { clientSecretVariable, ...settings } = given;
  const baseUrl = (settings.baseUrl ?? environment.MEDSENIOR_BASE_URL ?? '').replace(/\/+$/, '');
  const enabled = settings.enabled ?? baseUrl !== '';
  const clientId = settings.clientId ?? environment.MEDSENIOR_CLIENT_ID;
  const clientSecret =
    clientSecretVariable === undefined ? environment.MEDSENIOR_CLIENT_SECRET : environment.variable(clientSecretVariable);
  if (clientSecretVariable !== undefined && clientSecret === undefined)
    fault(clientSecretVariable, 'is named by medsenior.clientSecretVariable but not set');
  if (enabled) {
    if (clientId === undefined) fault('medsenior.clientId', 'is required');
    if (clientSecret === undefined && clientSecretVariable === undefined) fault('medsenior.clientSecretVariable', 'is required');
    const refusal = baseUrl === '' ? 'is required' : vendorUrlFault(baseUrl, environment.ALLOW_HTTP_VENDORS);
    if (refusal !== undefined) fault('medsenior.baseUrl', refusal);
  }
  return {
    ...settings,
    enabled,
    baseUrl,
    clientId: clientId ?? '',
    clientSecret: clientSecret ?? '',
    ratePerSecond: settings.ratePerSecond ?? environment.MEDSENIOR_RATE_PER_SECOND,
    pollIntervalMs: settings.pollIntervalMs ?? environment.MEDSENIOR_POLL_INTERVAL_MS,
  };
}
