import type { MockWorld } from '../../apps/mock-upstream/src/create-mock';

/** Variables of a hub whose tenants speak to the Protheus of an emulator, as far as TENANTS_FILE does not tell otherwise. */
export function protheusEnvironment({ protheus }: Pick<MockWorld, 'protheus'>): Record<string, string> {
  return {
    PROTHEUS_BASE_URL: protheus.url,
    PROTHEUS_USERNAME: 'integracao',
    PROTHEUS_PASSWORD: 'mock-password',
    PROTHEUS_TIMEOUT_MS: '10000',
    PROTHEUS_SETTLE_MS: '20000',
    PROTHEUS_RATE_PER_SECOND: '0',
    PROTHEUS_POLL_INTERVAL_MS: '50',
    PROTHEUS_ATTACHMENT_HOSTS: 'www.totvs.com',
  };
}

/** Pauses of the tenant after a failure, for TENANTS_FILE alone: so short that no test waits for them. */
export const shortProtheusPauses = { backoffBaseMs: 10, backoffMaxMs: 40 };
