import type { Tenant, TenantDefinition } from './tenant';

/**
 * The operators this hub serves. The configuration names them, the database numbers them: ids are assigned once at boot, after the
 * migrations, and asking earlier is a fault of the wiring.
 */
export class TenantRegistry {
  private tenants: readonly Tenant[] | undefined;

  constructor(readonly definitions: readonly TenantDefinition[]) {}

  /** @param ids key of table `tenant` by name; must know every configured name */
  assignIds(ids: ReadonlyMap<string, number>): void {
    this.tenants = this.definitions.map((definition) => {
      const id = ids.get(definition.name);
      if (id === undefined) throw new Error(`Tenant ${definition.name} has no row in table tenant`);
      return { ...definition, id };
    });
  }

  all(): readonly Tenant[] {
    if (this.tenants === undefined) throw new Error('Tenants have no ids yet: assignIds() runs when the database is ready');
    return this.tenants;
  }

  /** @returns undefined for a row of an operator that was taken out of the configuration */
  findById(id: number): Tenant | undefined {
    return this.all().find((tenant) => tenant.id === id);
  }
}
