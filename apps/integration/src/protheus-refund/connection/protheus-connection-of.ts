import type { ProtheusConnection } from '@ponte/protheus-refund/client';
import type { Tenant } from '../../config/tenant';

/** How to reach a tenant's Protheus. */
export function protheusConnectionOf({ name, protheus }: Tenant): ProtheusConnection {
  const { baseUrl, username, password, credentialsIn, tenantId, timeoutMs } = protheus;
  return { tenant: name, baseUrl, username, password, credentialsIn, tenantId, timeoutMs };
}
