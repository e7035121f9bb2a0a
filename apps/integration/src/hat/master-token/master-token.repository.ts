import { Injectable } from '@nestjs/common';
import { HatMasterTokenEntity } from '@ponte/persistence';
import { DataSource } from 'typeorm';

/** The sealed master tokens, one a tenant. */
@Injectable()
export class MasterTokenRepository {
  constructor(private readonly dataSource: DataSource) {}

  async sealedOf(tenantId: number): Promise<string | undefined> {
    const row = await this.dataSource.getRepository(HatMasterTokenEntity).findOneBy({ tenantId });
    return row?.sealed;
  }

  /** @returns false when one is stored and may not be replaced */
  async store(token: { tenantId: number; sealed: string; name: string; storedBy: string }, replace: boolean): Promise<boolean> {
    const insert = this.dataSource
      .createQueryBuilder()
      .insert()
      .into(HatMasterTokenEntity)
      .values({ ...token, storedAt: () => 'now()' });
    const result = await (replace ? insert.orUpdate(['sealed', 'name', 'stored_at', 'stored_by'], ['tenant_id']) : insert.orIgnore())
      .returning('tenant_id')
      .execute();
    return (result.raw as unknown[]).length === 1;
  }
}
