import type { ProtheusTrouble } from './protheus-outcome';

/** Lifetimes in ms where Protheus does not tell: one hour and a day [tdn]. */
const accessLifetime = 3_600_000;
const refreshLifetime = 86_400_000;

/** A token is renewed when a twelfth of its life is left, at most five minutes: an hour's token after 55 minutes. */
const renewalShare = 1 / 12;
const longestMargin = 300_000;

/** What Protheus issued. */
export interface IssuedTokens {
  readonly access: string;
  readonly refresh?: string;
  readonly expiresInSeconds?: number;
}

/** The tokens of one tenant's user, and who is fetching new ones right now. Moments in ms since the epoch. */
export class ProtheusSession {
  access?: string;
  refresh?: string;
  /** The one call for a token under way; everybody waits for it. */
  flight?: Promise<string | ProtheusTrouble>;
  /** A refused password is not tried again before this moment: accounts are locked after some wrong attempts. */
  refusal?: { readonly trouble: ProtheusTrouble; readonly until: number };
  private renewAt = 0;
  private expiresAt = 0;
  private refreshUntil = 0;

  constructor(readonly credentialsDigest: string) {}

  isFresh(now: number): boolean {
    return this.access !== undefined && now < this.renewAt;
  }

  isAlive(now: number): boolean {
    return this.access !== undefined && now < this.expiresAt;
  }

  canRefresh(now: number): boolean {
    return this.refresh !== undefined && now < this.refreshUntil;
  }

  /** @param askedAt the moment the call was made: lifetimes count from before Protheus began to count */
  take({ access, refresh, expiresInSeconds = 0 }: IssuedTokens, askedAt: number): void {
    const lifetime = expiresInSeconds > 0 ? expiresInSeconds * 1000 : accessLifetime;
    this.access = access;
    this.refresh = refresh;
    this.expiresAt = askedAt + lifetime;
    this.renewAt = this.expiresAt - Math.min(longestMargin, lifetime * renewalShare);
    this.refreshUntil = askedAt + refreshLifetime;
    this.refusal = undefined;
  }

  /** The token lives on, yet no new one could be had: it serves, and the next attempt waits a little. */
  postponeRenewal(until: number): void {
    this.renewAt = Math.min(until, this.expiresAt);
  }

  forget(): void {
    this.access = undefined;
    this.refresh = undefined;
  }
}
