import { sha256 } from '@ponte/common';
import type { Randomness } from '../engine/randomness';

export type TokenKind = 'access' | 'refresh';

/** A token as it is kept: by its digest alone. `expiresAt` is milliseconds of the world's clock. */
export interface KeptToken {
  digest: string;
  kind: TokenKind;
  username: string;
  expiresAt: number;
}

/** The tokens in force. One whose time has passed counts as unknown. */
export class Tokens {
  #kept = new Map<string, KeptToken>();

  add(token: KeptToken): void {
    this.#kept.set(token.digest, token);
  }

  find(text: string, kind: TokenKind, now: number): KeptToken | undefined {
    const token = this.#kept.get(sha256(text));
    return token?.kind === kind && token.expiresAt > now ? token : undefined;
  }

  remove(digest: string): void {
    this.#kept.delete(digest);
  }

  /** Forgets what can never be used again, unless the clock is set back. */
  forgetExpired(now: number): void {
    for (const { digest, expiresAt } of this.#kept.values()) if (expiresAt <= now) this.#kept.delete(digest);
  }

  get size(): number {
    return this.#kept.size;
  }

  all(): IterableIterator<KeptToken> {
    return this.#kept.values();
  }

  clear(): void {
    this.#kept.clear();
  }
}

/** A text in the form of a JWT, as Protheus gives them. Its signature is chance: nobody can verify it, and nobody is meant to. */
export function jwtText(claims: Readonly<Record<string, unknown>>, random: Randomness): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signature = Buffer.from(random.hex(32), 'hex').toString('base64url');
  return [part({ typ: 'JWT', alg: 'RS256' }), part({ ...claims, jti: random.uuid() }), signature].join('.');
}
