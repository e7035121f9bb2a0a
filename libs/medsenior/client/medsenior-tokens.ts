import { sha256, type Clock } from '@ponte/common';
import { authPath } from '@ponte/medsenior/contract';
import { factsOf, type MedseniorCalls } from './medsenior-calls';
import type { MedseniorConnection } from './medsenior-connection';
import { medseniorErrorRow } from './medsenior-error.table';
import type { MedseniorTokenOutcome } from './medsenior-outcome';
import { readCount, readObject } from './read-answer';

/** A token is renewed when this part of its life is over. */
const renewedAfter = 0.8;

/** A client that is refused is a matter of our credentials, whichever of these MedSenior answers. */
const refusals = new Set([400, 401, 403]);

interface Login {
  /** The call on the wire, shared by everybody who needs a token meanwhile. */
  readonly outcome: Promise<MedseniorTokenOutcome>;
  /** Known once answered: ms since the epoch. */
  renewAt?: number;
}

/**
 * Tokens per address and client, in this process only: losing them costs one login. At most one login per client is on the wire; a
 * failed one is not kept. There is no refresh token: a new token is asked for at 80 % of `expires_in` [page autenticacao].
 */
export class MedseniorTokens {
  private readonly logins = new Map<string, Login>();

  constructor(
    private readonly calls: MedseniorCalls,
    private readonly clock: Clock,
  ) {}

  /** The token to use now. A login is never given up for the sake of one caller: others may wait for it. */
  token(connection: MedseniorConnection): Promise<MedseniorTokenOutcome> {
    const key = keyOf(connection);
    const current = this.logins.get(key);
    if (current && (current.renewAt === undefined || this.clock.now().getTime() < current.renewAt)) return current.outcome;
    const started = this.clock.now().getTime();
    const login: Login = { outcome: this.login(connection, (seconds) => (login.renewAt = started + seconds * 1000 * renewedAfter)) };
    this.logins.set(key, login);
    void login.outcome.then(
      ({ kind }) => kind === 'trouble' && this.forget(key, login),
      () => this.forget(key, login),
    );
    return login.outcome;
  }

  /** Forgets a token that MedSenior refused; a newer one stays. */
  async refuse(connection: MedseniorConnection, token: string): Promise<void> {
    const key = keyOf(connection);
    const login = this.logins.get(key);
    if (!login) return;
    const outcome = await login.outcome;
    if (outcome.kind === 'token' && outcome.token === token) this.forget(key, login);
  }

  private forget(key: string, login: Login): void {
    if (this.logins.get(key) === login) this.logins.delete(key);
  }

  private async login(connection: MedseniorConnection, livesFor: (seconds: number) => void): Promise<MedseniorTokenOutcome> {
    const form = { grant_type: 'client_credentials', client_id: connection.clientId, client_secret: connection.clientSecret };
    const answer = await this.calls.send(connection, {
      operation: 'auth',
      method: 'POST',
      path: authPath,
      routeTemplate: authPath,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(form).toString(),
    });
    if ('kind' in answer) return answer;
    if (refusals.has(answer.status)) {
      return this.calls.troubleOf('auth', answer, { ...medseniorErrorRow(401), kind: 'CREDENTIALS_REFUSED' });
    }
    if (answer.status < 200 || answer.status >= 300) return this.calls.troubleOf('auth', answer);
    const content = readObject(answer.body);
    const token = content?.access_token;
    // Anything else cannot stand in a header.
    if (typeof token !== 'string' || !/^[\x21-\x7e]+$/.test(token)) {
      return { kind: 'trouble', action: 'retry', reason: 'ANSWER_UNKNOWN', error: 'VENDOR_ANSWER_UNKNOWN', facts: factsOf('auth', answer) };
    }
    // Without a life the token serves those who are waiting for it, and nobody after them.
    livesFor(readCount(content?.expires_in) ?? 0);
    return { kind: 'token', token };
  }
}

function keyOf({ baseUrl, clientId, clientSecret }: MedseniorConnection): string {
  return JSON.stringify([baseUrl, clientId, sha256(clientSecret)]);
}
