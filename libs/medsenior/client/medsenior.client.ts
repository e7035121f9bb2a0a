import type { Clock, HttpSender } from '@ponte/common';
import { authorizationsPath } from '@ponte/medsenior/contract';
import { authorizationsAddress, type MedseniorQuery } from './authorizations-query';
import { factsOf, MedseniorCalls } from './medsenior-calls';
import type { MedseniorConnection } from './medsenior-connection';
import type { MedseniorPageOutcome, MedseniorTokenOutcome, MedseniorTrouble } from './medsenior-outcome';
import { MedseniorTokens } from './medsenior-tokens';
import { readPage } from './read-page';

/**
 * MedSenior's authorizations. Nothing that MedSenior or the network may do is thrown: the outcome says it. Only a 401 is answered in
 * here, with a new token and one replay. One client serves any number of connections.
 */
export class MedseniorClient {
  private readonly calls: MedseniorCalls;
  private readonly tokens: MedseniorTokens;

  constructor(sender: HttpSender, clock: Clock) {
    this.calls = new MedseniorCalls(sender, clock);
    this.tokens = new MedseniorTokens(this.calls, clock);
  }

  /**
   * GET /api/v1/beneficiario/autorizacoes [page buscar-autorizacoes-beneficiario]: one page of one status.
   * @param signal gives the search up at once; a login that others may wait for goes on
   */
  async authorizations(connection: MedseniorConnection, query: MedseniorQuery, signal?: AbortSignal): Promise<MedseniorPageOutcome> {
    const first = await this.search(connection, query, signal);
    if (first.outcome.kind === 'page' || first.refusedToken === undefined) return first.outcome;
    await this.tokens.refuse(connection, first.refusedToken);
    return (await this.search(connection, query, signal)).outcome;
  }

  private async search(
    connection: MedseniorConnection,
    query: MedseniorQuery,
    signal?: AbortSignal,
  ): Promise<{ outcome: MedseniorPageOutcome; refusedToken?: string }> {
    const login = await unlessAborted(() => this.tokens.token(connection), signal);
    if (login.kind === 'trouble') return { outcome: login };
    const answer = await this.calls.send(
      connection,
      {
        operation: 'autorizacoes',
        method: 'GET',
        path: authorizationsAddress(query),
        routeTemplate: authorizationsPath,
        headers: { authorization: `Bearer ${login.token}`, 'content-type': 'application/json' },
      },
      signal,
    );
    if ('kind' in answer) return { outcome: answer };
    if (answer.status < 200 || answer.status >= 300) {
      return { outcome: this.calls.troubleOf('autorizacoes', answer), ...(answer.status === 401 ? { refusedToken: login.token } : {}) };
    }
    const page = readPage(answer, { page: query.page ?? 1, pageSize: query.pageSize ?? 25 });
    if (page) return { outcome: page };
    const facts = factsOf('autorizacoes', answer);
    return { outcome: { kind: 'trouble', action: 'retry', reason: 'ANSWER_UNKNOWN', error: 'VENDOR_ANSWER_UNKNOWN', facts } };
  }
}

const aborted: MedseniorTrouble = {
  kind: 'trouble',
  action: 'retry',
  reason: 'NO_ANSWER',
  error: 'VENDOR_UNAVAILABLE',
  facts: { operation: 'auth', failure: 'ABORTED', durationMs: 0 },
};

/** Waits for a token no longer than the caller does; the login itself goes on for whoever else waits. */
async function unlessAborted(token: () => Promise<MedseniorTokenOutcome>, signal?: AbortSignal): Promise<MedseniorTokenOutcome> {
  if (!signal) return token();
  if (signal.aborted) return aborted;
  let stop = () => {};
  const given = new Promise<MedseniorTokenOutcome>((resolve) => {
    stop = () => resolve(aborted);
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([token(), given]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
