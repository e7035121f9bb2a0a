import { Injectable } from '@nestjs/common';
import { pageOf, parseFields, parseOrder, PonteError, project, type Page } from '@ponte/common';
import type { ApiKeyEntity } from '@ponte/persistence/edge';
import type { Caller } from '../access/caller';
import type { PageQuery } from '../page-query.dto';
import type { ApiKeyResponse, CreateApiKeyRequest, CreatedApiKeyResponse } from './api-key.dto';
import { formatApiKey, newApiKey } from './api-key.format';
import { apiKeyOrders, ApiKeyRepository } from './api-key.repository';

const fields = ['id', 'name', 'role', 'createdAt', 'createdBy', 'revokedAt', 'lastUsedAt'] as const;

/** Keys of one operator, made and revoked by its own admins. */
@Injectable()
export class ApiKeyService {
  constructor(private readonly keys: ApiKeyRepository) {}

  async create(caller: Caller, { name, role }: CreateApiKeyRequest): Promise<CreatedApiKeyResponse> {
    const { id, secret, secretHash } = newApiKey();
    const stored = await this.keys.insert({ id, tenantId: caller.tenant.id, name, role, secretHash, createdBy: caller.keyId });
    return { ...responseOf(stored), key: formatApiKey({ id, secret }) };
  }

  async list(caller: Caller, query: PageQuery): Promise<Page<Partial<ApiKeyResponse>>> {
    const wanted = parseFields(query.fields, fields);
    const order = parseOrder(query.order, apiKeyOrders);
    const rows = await this.keys.list(caller.tenant.id, order, (query.page - 1) * query.pageSize, query.pageSize + 1);
    return pageOf(
      rows.map((row) => project(responseOf(row), wanted)),
      query.pageSize,
    );
  }

  /** @throws PonteError NOT_FOUND for a key of nobody or of another operator */
  async revoke(caller: Caller, id: string): Promise<void> {
    if (!(await this.keys.revoke(caller.tenant.id, id))) throw new PonteError('NOT_FOUND');
  }
}

function responseOf({ id, name, role, createdAt, createdBy, revokedAt, lastUsedAt }: ApiKeyEntity): ApiKeyResponse {
  return { id, name, role, createdAt, createdBy, revokedAt, lastUsedAt };
}
