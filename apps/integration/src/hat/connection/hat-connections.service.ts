import { Inject, Injectable } from '@nestjs/common';
import { parseSecretKey, SecretBox, SecretBoxError } from '@ponte/common';
import type { HatConnection } from '@ponte/hat/client';
import { ENVIRONMENT } from '../../config/config.module';
import type { Environment } from '../../config/environment';
import type { Tenant } from '../../config/tenant';
import { MasterTokenRepository } from '../master-token/master-token.repository';

/** How long a token read from the database is used before it is read again: a replacement on another replica takes hold by then. */
const freshMs = 5_000;

/** No token is stored or configured, or SECRETS_KEY does not open the stored one. */
export type ConnectionFault = 'NO_MASTER_TOKEN' | 'MASTER_TOKEN_UNREADABLE';

/** How to reach each tenant's HAT. The stored master token wins over the configured one (engine rule H6). */
@Injectable()
export class HatConnections {
  private readonly box: SecretBox;
  private readonly cache = new Map<number, { readAt: number; token: string | undefined }>();

  constructor(
    private readonly masterTokens: MasterTokenRepository,
    @Inject(ENVIRONMENT) environment: Environment,
  ) {
    this.box = new SecretBox(keyOf(environment.SECRETS_KEY));
  }

  /** @returns undefined while the integration is off or there is no token: work waits */
  async of(tenant: Tenant): Promise<HatConnection | undefined> {
    if (!tenant.hat.enabled) return undefined;
    const token = (await this.storedToken(tenant.id)) ?? tenant.hat.masterToken;
    return token === undefined ? undefined : this.with(tenant, token);
  }

  /** Why nothing can be sent although the integration is on; undefined when it can, or when it is off. */
  async faultOf(tenant: Tenant): Promise<ConnectionFault | undefined> {
    try {
      return tenant.hat.enabled && (await this.of(tenant)) === undefined ? 'NO_MASTER_TOKEN' : undefined;
    } catch (error) {
      if (error instanceof SecretBoxError) return 'MASTER_TOKEN_UNREADABLE';
      throw error;
    }
  }

  with(tenant: Tenant, masterToken: string): HatConnection {
    const { baseUrl, idTenant, tenantName, tokenPrefix, timeoutMs } = tenant.hat;
    return { baseUrl, idTenant, tenantName, tokenPrefix, timeoutMs, masterToken };
  }

  seal(tenantId: number, token: string): string {
    return this.box.seal(token, `hat-master-token:${tenantId}`);
  }

  forget(tenantId: number): void {
    this.cache.delete(tenantId);
  }

  private async storedToken(tenantId: number): Promise<string | undefined> {
    const cached = this.cache.get(tenantId);
    if (cached && performance.now() - cached.readAt < freshMs) return cached.token;
    const readAt = performance.now();
    const sealed = await this.masterTokens.sealedOf(tenantId);
    const token = sealed === undefined ? undefined : this.box.open(sealed, `hat-master-token:${tenantId}`);
    this.cache.set(tenantId, { readAt, token });
    return token;
  }
}

function keyOf(text: string): Buffer {
  const key = parseSecretKey(text);
  if (!key) throw new Error('SECRETS_KEY was checked at start and cannot be read now');
  return key;
}
