import { Injectable } from '@nestjs/common';
import { PonteError } from '@ponte/common';
import { HatClient } from '@ponte/hat/client';
import type { Caller } from '../../edge/access/caller';
import { HatConnections } from '../connection/hat-connections.service';
import type { CreateMasterTokenRequest, MasterTokenResponse } from './master-token.dto';
import { MasterTokenRepository } from './master-token.repository';

/** Has HAT make a master token and keeps it sealed (engine rule H6). */
@Injectable()
export class MasterTokenService {
  constructor(
    private readonly client: HatClient,
    private readonly connections: HatConnections,
    private readonly masterTokens: MasterTokenRepository,
  ) {}

  async create({ tenant, keyId }: Caller, request: CreateMasterTokenRequest): Promise<MasterTokenResponse> {
    const replace = request.replace === true;
    if (!tenant.hat.enabled) throw new PonteError('VENDOR_DISABLED', { params: { vendor: 'HAT' } });
    if (!replace && (await this.masterTokens.sealedOf(tenant.id)) !== undefined) throw new PonteError('MASTER_TOKEN_EXISTS');
    const connection =
      request.authorization === undefined ? await this.connections.of(tenant) : this.connections.with(tenant, request.authorization);
    if (!connection) throw new PonteError('MASTER_TOKEN_MISSING');
    const outcome = await this.client.createMasterToken(connection, request.name, request.userId);
    if (outcome.kind === 'trouble') {
      const { status } = outcome.facts;
      if (status === undefined || status >= 500) throw new PonteError('VENDOR_UNAVAILABLE', { params: { vendor: 'HAT' } });
      if (status < 300) throw new PonteError('VENDOR_ANSWER_UNKNOWN', { params: { vendor: 'HAT' } });
      throw new PonteError('VENDOR_REFUSED', { params: { vendor: 'HAT', status } });
    }
    const sealed = this.connections.seal(tenant.id, outcome.token);
    const stored = await this.masterTokens.store({ tenantId: tenant.id, sealed, name: request.name, storedBy: keyId }, replace);
    if (!stored) throw new PonteError('MASTER_TOKEN_EXISTS');
    this.connections.forget(tenant.id);
    return { stored: true, name: request.name };
  }
}
