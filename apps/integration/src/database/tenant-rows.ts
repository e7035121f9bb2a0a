import { TenantEntity } from '@ponte/persistence';
import type { DataSource } from 'typeorm';

/** Gives every configured tenant its row, and returns the ids by name. A tenant taken out of the configuration keeps its row and its history. */
export async function upsertTenants(dataSource: DataSource, names: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const repository = dataSource.getRepository(TenantEntity);
  await repository
    .createQueryBuilder()
    .insert()
    .values(names.map((name) => ({ name })))
    .orIgnore()
    .execute();
  return new Map((await repository.find()).map((tenant) => [tenant.name, Number(tenant.id)]));
}
