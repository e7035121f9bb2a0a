import { Injectable, Logger } from '@nestjs/common';
import { compareSecrets, PonteError, sha256 } from '@ponte/common';
import type { Tenant } from '../../config/tenant';
import { TenantRegistry } from '../../config/tenant-registry';
import type { Caller } from '../access/caller';
import { errorForLog } from '../logging/error-for-log';
import { parseApiKey } from './api-key.format';
import { ApiKeyRepository } from './api-key.repository';

/** Compared against when no such key exists, so that unknown ids take as long as wrong secrets. */
const nobodysHash = '0'.repeat(64);

/** Finds out who a key belongs to. */
@Injectable()
export class Authenticator {
  private readonly logger = new Logger(Authenticator.name);

  constructor(
    private readonly keys: ApiKeyRepository,
    private readonly tenants: TenantRegistry,
  ) {}

  /** @throws PonteError UNAUTHENTICATED, the same for every reason */
  async callerOf(key: string): Promise<Caller> {
    const owner = this.bootstrapOwner(key);
    if (owner !== undefined) return { tenant: owner, keyId: 'bootstrap', role: 'admin' };
    const parts = parseApiKey(key);
    if (parts === undefined) throw new PonteError('UNAUTHENTICATED');
    const stored = await this.keys.findActive(parts.id);
    const matches = compareSecrets(sha256(parts.secret), stored?.secretHash ?? nobodysHash);
    // An operator taken out of the configuration keeps its rows, but nobody calls in its name.
    const tenant = stored === undefined ? undefined : this.tenants.findById(stored.tenantId);
    if (!matches || stored === undefined || tenant === undefined) throw new PonteError('UNAUTHENTICATED');
    if (stored.useToBeNoted) this.noteUse(parts.id);
    return { tenant, keyId: parts.id, role: stored.role };
  }

  /** Looks at every tenant's key whatever matched, so that time tells nothing. */
  private bootstrapOwner(key: string): Tenant | undefined {
    let owner: Tenant | undefined;
    for (const tenant of this.tenants.all())
      if (tenant.bootstrapKey !== undefined && compareSecrets(key, tenant.bootstrapKey)) owner = tenant;
    return owner;
  }

  /** Nobody waits for it, and a call must not fail for it. */
  private noteUse(id: string): void {
    this.keys.noteUse(id).catch((error: unknown) => this.logger.debug({ err: errorForLog(error) }, 'Last use of a key not noted'));
  }
}
