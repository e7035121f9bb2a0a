import { Injectable } from '@nestjs/common';
import { DataSource, IsNull } from 'typeorm';
import { ApiKeyEntity } from '@ponte/persistence/edge';
import type { OrderBy } from '@ponte/common';

export const apiKeyOrders = ['createdAt', 'name'] as const;
export type ApiKeyOrder = (typeof apiKeyOrders)[number];

/** What the guard needs of a key. */
export interface StoredKey {
  tenantId: number;
  role: ApiKeyEntity['role'];
  secretHash: string;
  /** Its last use was noted more than a minute ago, or never. */
  useToBeNoted: boolean;
}

@Injectable()
export class ApiKeyRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** One primary-key lookup per call of the API: a revocation holds at once on every replica. */
  async findActive(id: string): Promise<StoredKey | undefined> {
    const [row] = await this.dataSource.query<StoredKey[]>(
      /* sql */ `
      SELECT tenant_id AS "tenantId", role, secret_hash AS "secretHash",
             last_used_at IS NULL OR last_used_at < now() - interval '1 minute' AS "useToBeNoted"
        FROM api_key WHERE id = $1 AND revoked_at IS NULL`,
      [id],
    );
    return row;
  }

  /** The condition stands in the statement too, so that many calls at once write one row version, not many. */
  async noteUse(id: string): Promise<void> {
    await this.dataSource.query(
      /* sql */ `
      UPDATE api_key SET last_used_at = now()
       WHERE id = $1 AND (last_used_at IS NULL OR last_used_at < now() - interval '1 minute')`,
      [id],
    );
  }

  async insert(key: Pick<ApiKeyEntity, 'id' | 'tenantId' | 'name' | 'role' | 'secretHash' | 'createdBy'>): Promise<ApiKeyEntity> {
    const repository = this.dataSource.getRepository(ApiKeyEntity);
    await repository.insert(key);
    return repository.findOneByOrFail({ id: key.id });
  }

  /** Up to `limit` keys of one tenant, revoked ones too. */
  list(tenantId: number, order: readonly OrderBy<ApiKeyOrder>[], skip: number, limit: number): Promise<ApiKeyEntity[]> {
    const sorting = order.length > 0 ? order : [{ field: 'createdAt' as const, descending: true }];
    return this.dataSource.getRepository(ApiKeyEntity).find({
      where: { tenantId },
      order: { ...Object.fromEntries(sorting.map(({ field, descending }) => [field, descending ? 'DESC' : 'ASC'])), id: 'ASC' },
      skip,
      take: limit,
    });
  }

  /** @returns false when the tenant has no such key; a key already revoked keeps its first date */
  async revoke(tenantId: number, id: string): Promise<boolean> {
    const repository = this.dataSource.getRepository(ApiKeyEntity);
    const { affected } = await repository.update({ tenantId, id, revokedAt: IsNull() }, { revokedAt: () => 'now()' });
    return (affected ?? 0) > 0 || (await repository.existsBy({ tenantId, id }));
  }
}
