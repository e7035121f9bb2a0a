import { sha256 } from '@ponte/common';

/** A token that was given out; only its digest is kept. */
export interface AccessToken {
  digest: string;
  clientId: string;
  /** Milliseconds since 1970 by the world's clock. */
  expiresAt: number;
}

/** The tokens that may still be in use. Several of one client live side by side. */
export class AccessTokens {
  readonly #tokens = new Map<string, AccessToken>();

  add(token: AccessToken, now: number): void {
    for (const [digest, { expiresAt }] of this.#tokens) if (expiresAt <= now) this.#tokens.delete(digest);
    this.#tokens.set(token.digest, token);
  }

  /** Whose token it is; undefined when nobody got it or its time is over. */
  clientOf(token: string, now: number): string | undefined {
    const known = this.#tokens.get(sha256(token));
    return known && known.expiresAt > now ? known.clientId : undefined;
  }

  all(): Iterable<AccessToken> {
    return this.#tokens.values();
  }

  clear(): void {
    this.#tokens.clear();
  }
}
