import { HttpFailure, sha256, type Clock, type HttpAnswer, type HttpSender } from '@ponte/common';
import type { ProtheusCallOptions, ProtheusConnection } from './protheus-connection';
import { networkRow } from './protheus-error.table';
import type { ProtheusTrouble } from './protheus-outcome';
import { ProtheusSession, type IssuedTokens } from './protheus-session';
import { isSuccess, readInteger, readObject, readProperty } from './read-answer';
import { readFault } from './read-fault';
import { credentialsFitPlacement, tokenRequest } from './token-request';
import { waitFor } from './wait-for';

/** How long after a refused password the next call may try it again. */
const refusalPauseMs = 30_000;
/** How long a living token serves after a renewal that failed, before the next attempt. */
const renewalPauseMs = 15_000;

/** Tokens as Protheus issues them are JWTs; whatever else comes must at least fit a header. */
const fitsHeader = /^[\x21-\x7e]{1,16384}$/;

/**
 * Access tokens of this process, one session per tenant, base URL and user; nothing is written anywhere. However many calls need a
 * token, one call fetches it; whoever gives up waiting leaves that call to the others. Refreshed before the password is sent again.
 */
export class ProtheusTokens {
  private readonly sessions = new Map<string, ProtheusSession>();

  constructor(
    private readonly sender: HttpSender,
    private readonly clock: Clock,
  ) {}

  /** A token to call with, renewed first when its end is near. */
  async current(connection: ProtheusConnection, options: ProtheusCallOptions): Promise<string | ProtheusTrouble> {
    const session = this.sessionOf(connection);
    if (session.access !== undefined && session.isFresh(this.now())) return session.access;
    return this.fetched(connection, session, options);
  }

  /** Another token after a 401: one that came meanwhile, or a new one. */
  async instead(connection: ProtheusConnection, refused: string, options: ProtheusCallOptions): Promise<string | ProtheusTrouble> {
    const session = this.sessionOf(connection);
    if (session.access !== undefined && session.access !== refused && session.isAlive(this.now())) return session.access;
    session.access = undefined;
    return this.fetched(connection, session, options);
  }

  /** A token fresh from Protheus was refused all the same: the next call begins with the password. */
  discard(connection: ProtheusConnection, refused: string): void {
    const session = this.sessionOf(connection);
    if (session.access === refused) session.forget();
  }

  private async fetched(connection: ProtheusConnection, session: ProtheusSession, options: ProtheusCallOptions) {
    const share = () => (session.flight ??= this.fetch(connection, session).finally(() => (session.flight = undefined)));
    const result = await waitFor(share, options, this.clock);
    if (result !== 'ABORTED' && result !== 'DEADLINE') return result;
    return failed(new HttpFailure(result, false));
  }

  private async fetch(connection: ProtheusConnection, session: ProtheusSession): Promise<string | ProtheusTrouble> {
    const { refusal } = session;
    const result = refusal && this.now() < refusal.until ? refusal.trouble : await this.renew(connection, session);
    if (typeof result === 'string' || !session.isAlive(this.now()) || session.access === undefined) return result;
    session.postponeRenewal(this.now() + renewalPauseMs);
    return session.access;
  }

  private async renew(connection: ProtheusConnection, session: ProtheusSession): Promise<string | ProtheusTrouble> {
    if (session.refresh !== undefined && session.canRefresh(this.now())) {
      const refreshed = await this.ask(connection, session, { grant: 'refresh_token', refreshToken: session.refresh });
      // Without an answer the password would not fare better; any answer but a token means that this refresh token is spent.
      if (typeof refreshed === 'string' || refreshed.facts.status === undefined) return refreshed;
      session.refresh = undefined;
    }
    if (!credentialsFitPlacement(connection)) return unfit;
    const issued = await this.ask(connection, session, { grant: 'password' });
    if (typeof issued !== 'string' && issued.action === 'reauthenticate') {
      session.refusal = { trouble: issued, until: this.now() + refusalPauseMs };
    }
    return issued;
  }

  private async ask(
    connection: ProtheusConnection,
    session: ProtheusSession,
    grant: Parameters<typeof tokenRequest>[1],
  ): Promise<string | ProtheusTrouble> {
    const askedAt = this.now();
    let answer: HttpAnswer;
    try {
      answer = await this.sender.send(tokenRequest(connection, grant));
    } catch (error) {
      if (!(error instanceof HttpFailure)) throw error;
      return failed(error);
    }
    const issued = readTokens(answer);
    // No text is kept of it: what could not be read may hold tokens all the same.
    if (issued === undefined) return { ...readFault('token', answer, this.clock.now()), delivery: 'notSent', vendorText: undefined };
    session.take(issued, askedAt);
    return issued.access;
  }

  private sessionOf(connection: ProtheusConnection): ProtheusSession {
    const { tenant, baseUrl, username, password, credentialsIn } = connection;
    const key = JSON.stringify([tenant, baseUrl, username]);
    const digest = sha256(JSON.stringify([password, credentialsIn]));
    let session = this.sessions.get(key);
    // A changed password begins anew: what the old one opened is not for whoever has the new one.
    if (session?.credentialsDigest !== digest) this.sessions.set(key, (session = new ProtheusSession(digest)));
    return session;
  }

  private now(): number {
    return this.clock.now().getTime();
  }
}

/** Any 2xx counts as success [client: 201]. */
function readTokens(answer: HttpAnswer): IssuedTokens | undefined {
  const content = isSuccess(answer) ? readObject(answer) : undefined;
  const access = content && readProperty(content, 'access_token');
  if (!content || typeof access !== 'string' || !fitsHeader.test(access)) return undefined;
  const refresh = readProperty(content, 'refresh_token');
  const expiresInSeconds = readInteger(readProperty(content, 'expires_in'));
  return {
    access,
    ...(typeof refresh === 'string' && refresh !== '' ? { refresh } : {}),
    ...(expiresInSeconds === undefined ? {} : { expiresInSeconds }),
  };
}

/** The call that needed the token was not sent, whatever became of the call for the token. */
function failed({ code, bytesWritten, durationMs }: HttpFailure): ProtheusTrouble {
  const { action, error } = networkRow(bytesWritten);
  return {
    kind: 'trouble',
    delivery: 'notSent',
    action,
    error: { code: error, params: { failure: code } },
    facts: { operation: 'token', failure: code, durationMs },
  };
}

const unfit: ProtheusTrouble = {
  kind: 'trouble',
  delivery: 'notSent',
  action: 'reauthenticate',
  error: { code: 'PROTHEUS_CREDENTIALS_UNFIT' },
  facts: { operation: 'token', durationMs: 0 },
};
