import type { HatSettings } from './hat-settings';
import type { MedseniorSettings } from './medsenior-settings';
import type { ProtheusSettings } from './protheus-settings';

/** What the configuration says about one operator, before the database has given it its id. */
export interface TenantDefinition {
  readonly name: string;
  readonly hat: HatSettings;
  readonly protheus: ProtheusSettings;
  readonly medsenior: MedseniorSettings;
  /** Admin key that works without a row in the database, so that the first keys can be made. */
  readonly bootstrapKey?: string;
}

/** One operator (operadora). Everything stored belongs to exactly one. */
export interface Tenant extends TenantDefinition {
  /** Key of table `tenant`. */
  readonly id: number;
}
