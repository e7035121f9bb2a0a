import { timingSafeEqual } from 'node:crypto';
import { compareSecrets, sha256 } from '@ponte/common';
import type { HatTenant } from './hat.settings';

/** The three headers of every call, as received. */
export interface HatHeaders {
  authorization?: string;
  idTenant?: string;
  tenantName?: string;
}

/** The tokens HAT accepts: the configured one and those made by POST masterToken, which are kept as digests only. */
export class Credentials {
  #digests = new Map<string, Buffer>();

  constructor(private readonly tenant: HatTenant) {}

  /** Which header is missing or wrong; undefined when the call may pass. A `Bearer` prefix is tolerated. */
  refusal({ authorization, idTenant, tenantName }: HatHeaders): string | undefined {
    if (!authorization) return 'Authorization is missing';
    if (!this.#accepts(authorization.replace(/^bearer /i, ''))) return 'Authorization is not a known token';
    if (idTenant !== this.tenant.idTenant) return 'idTenant is missing or wrong';
    return tenantName === this.tenant.tenantName ? undefined : 'tenantName is missing or wrong';
  }

  /** @returns the digest, which may be written down */
  add(token: string): string {
    const digest = sha256(token);
    this.addDigest(digest);
    return digest;
  }

  addDigest(digest: string): void {
    this.#digests.set(digest, Buffer.from(digest, 'hex'));
  }

  created(): Iterable<string> {
    return this.#digests.keys();
  }

  clear(): void {
    this.#digests.clear();
  }

  #accepts(token: string): boolean {
    if (compareSecrets(token, this.tenant.token)) return true;
    if (this.#digests.size === 0) return false;
    const given = Buffer.from(sha256(token), 'hex');
    return [...this.#digests.values()].some((digest) => timingSafeEqual(digest, given));
  }
}
