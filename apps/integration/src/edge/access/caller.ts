import type { Tenant } from '../../config/tenant';
import type { Role } from './role';

/** Who is calling: the operator a key belongs to, the key, and what it may do. */
export interface Caller {
  readonly tenant: Tenant;
  /** Id of the key, or `bootstrap`. Not secret. */
  readonly keyId: string;
  readonly role: Role;
}

/** Where the guard leaves the caller for the handlers. */
export interface RequestWithCaller {
  caller?: Caller;
}
