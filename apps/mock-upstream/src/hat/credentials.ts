import { timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { compareSecrets, sha256 } from '@ponte/common';
import type { HatTenant } from './hat.settings';

/** The tokens HAT accepts: the configured one and those made by POST masterToken, which are kept as digests only. */
export class Credentials {
  #digests = new Map<string, Buffer>();

  /** Which header is missing or wrong; undefined when the call may pass. A `Bearer` prefix is tolerated. */
  refusal({ authorization, idtenant, tenantname }: IncomingHttpHeaders, tenant: HatTenant): string | undefined {
    if (!authorization) return 'Authorization is missing';
    if (!this.#accepts(authorization.replace(/^bearer /i, ''), tenant.token)) return 'Authorization is not a known token';
    if (idtenant !== tenant.idTenant) return 'idTenant is missing or wrong';
    return tenantname === tenant.tenantName ? undefined : 'tenantName is missing or wrong';
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

  #accepts(token: string, configured: string): boolean {
    if (compareSecrets(token, configured)) return true;
    if (this.#digests.size === 0) return false;
    const given = Buffer.from(sha256(token), 'hex');
    return [...this.#digests.values()].some((digest) => timingSafeEqual(digest, given));
  }
}
