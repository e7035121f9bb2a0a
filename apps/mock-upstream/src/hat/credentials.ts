import type { IncomingHttpHeaders } from 'node:http';
import { sha256 } from '@ponte/common';
import type { HatMockSettings } from './hat.settings';

/** A token as it is written down. `expiresAt`: milliseconds of the world's clock. */
export interface CredentialEntry {
  type: 'credential';
  digest: string;
  expiresAt?: number;
}

type Accepted = Pick<HatMockSettings, 'token' | 'idTenant' | 'tenantName' | 'credentialTtlMs'>;

/**
 * The tokens HAT accepts: the configured one and those made by POST masterToken, which are kept as digests only. While they expire the
 * life of the configured one begins at its first use.
 */
export class Credentials {
  /** When each ends, by the digest of the token. */
  #known = new Map<string, number>();

  constructor(private readonly remember: (entry: CredentialEntry) => void = () => undefined) {}

  /** Which header is missing or wrong; undefined when the call may pass. A `Bearer` prefix is tolerated. */
  refusal({ authorization, idtenant, tenantname }: IncomingHttpHeaders, tenant: Accepted, now: number): string | undefined {
    if (!authorization) return 'Authorization is missing';
    const refused = this.#refusedToken(authorization.replace(/^bearer /i, ''), tenant, now);
    if (refused !== undefined) return refused;
    if (idtenant !== tenant.idTenant) return 'idTenant is missing or wrong';
    return tenantname === tenant.tenantName ? undefined : 'tenantName is missing or wrong';
  }

  /** A token that is accepted from now on, for `ttlMs` or, with 0, without end. */
  add(token: string, ttlMs: number, now: number): void {
    const entry: CredentialEntry = { type: 'credential', digest: sha256(token), ...(ttlMs > 0 ? { expiresAt: now + ttlMs } : {}) };
    this.restore(entry);
    this.remember(entry);
  }

  restore({ digest, expiresAt = Infinity }: CredentialEntry): void {
    this.#known.set(digest, expiresAt);
  }

  *snapshot(): Generator<CredentialEntry> {
    for (const [digest, expiresAt] of this.#known) {
      yield { type: 'credential', digest, ...(expiresAt === Infinity ? {} : { expiresAt }) };
    }
  }

  clear(): void {
    this.#known.clear();
  }

  // The token of an emulator is no secret: nothing is lost by comparing it in plain.
  #refusedToken(token: string, { token: configured, credentialTtlMs }: Accepted, now: number): string | undefined {
    if (token === configured && credentialTtlMs === 0) return undefined;
    const digest = sha256(token);
    if (token === configured && !this.#known.has(digest)) this.add(token, credentialTtlMs, now);
    const expiresAt = this.#known.get(digest);
    if (expiresAt === undefined) return 'Authorization is not a known token';
    return credentialTtlMs > 0 && expiresAt <= now ? 'Authorization has expired' : undefined;
  }
}
