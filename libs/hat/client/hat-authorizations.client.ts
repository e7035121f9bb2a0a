import type { Clock, HttpSender } from '@ponte/common';
import { authorizationPath, authorizationsPath, type HatExpansion, type TrackingStatus } from '@ponte/hat/contract';
import { authorizationsQuery, type AuthorizationsQuery } from './authorizations-query';
import type { GuideOutcome, GuidesOutcome, HatReadTrouble, MarkOutcome } from './hat-authorization-outcome';
import { factsOf, HatCalls, type HatCall } from './hat-calls';
import type { HatConnection } from './hat-connection';
import type { CallTrouble } from './hat-outcome';
import { judgeAnswer } from './judge-answer';
import { readGuide, readGuides } from './read-guide';
import { readObject } from './read-answer';

const oneGuide = '/authorizations/{guideNumber}';

/**
 * TOTVS HAT's authorizations. Like the client of the registration: nothing is repeated in here, and nothing that HAT or the network may
 * do is thrown. Every call may be repeated without harm.
 */
export class HatAuthorizationsClient {
  private readonly calls: HatCalls;

  constructor(sender: HttpSender, clock: Clock) {
    this.calls = new HatCalls(sender, clock);
  }

  /** GET authorizations [doc]. No guides is an empty page, whether HAT says so with an empty list or with 404. */
  async list(connection: HatConnection, query: AuthorizationsQuery, signal?: AbortSignal): Promise<GuidesOutcome> {
    const path = `${authorizationsPath}${authorizationsQuery(query)}`;
    const call: HatCall = { operation: 'authorizations', method: 'GET', path, routeTemplate: authorizationsPath };
    const answer = await this.calls.send(connection, call, signal);
    if ('kind' in answer) return unanswered(answer);
    const content = readObject(answer);
    const facts = factsOf(call, answer);
    const failed = judgeAnswer(this.calls, call, answer, content);
    if (failed?.kind === 'refused' && failed.reason === 'GUIDE_UNKNOWN') return { kind: 'page', guides: [], hasNext: false, facts };
    if (failed) return failed;
    const guides = readGuides(answer.body, content);
    if (!guides) return { kind: 'trouble', action: 'hold', reason: 'ANSWER_UNKNOWN', facts };
    return { kind: 'page', guides, hasNext: /^true$/i.test(String(content?.hasNext)), facts };
  }

  /** GET authorizations/{idOnHealthInsurer} [ttalk]. A guide HAT does not know is `refused` with reason GUIDE_UNKNOWN. */
  async read(
    connection: HatConnection,
    idOnHealthInsurer: string,
    expand: readonly HatExpansion[] = [],
    signal?: AbortSignal,
  ): Promise<GuideOutcome> {
    const path = `${authorizationPath(idOnHealthInsurer)}${authorizationsQuery({ expand })}`;
    const call: HatCall = { operation: 'authorization', method: 'GET', path, routeTemplate: oneGuide };
    const answer = await this.calls.send(connection, call, signal);
    if ('kind' in answer) return unanswered(answer);
    const content = readObject(answer);
    const failed = judgeAnswer(this.calls, call, answer, content);
    if (failed) return failed;
    const facts = factsOf(call, answer);
    const guide = readGuide(answer.body.trim(), content);
    return guide.guide ? { kind: 'guide', guide, facts } : { kind: 'trouble', action: 'hold', reason: 'ANSWER_UNKNOWN', facts };
  }

  /**
   * PUT authorizations/{idOnHealthProvider} (Protheus client): says what became of the import. The body of the answer is not published,
   * so any 2xx without an error `code` counts. `refused` concerns this guide alone, `trouble` the connection or the moment.
   */
  async mark(
    connection: HatConnection,
    idOnHealthProvider: string,
    trackingStatus: TrackingStatus,
    signal?: AbortSignal,
  ): Promise<MarkOutcome> {
    const path = authorizationPath(idOnHealthProvider);
    const body = JSON.stringify({ trackingStatus });
    const call: HatCall = { operation: 'markAuthorization', method: 'PUT', path, routeTemplate: oneGuide, body };
    const answer = await this.calls.send(connection, call, signal);
    if ('kind' in answer) return unanswered(answer);
    return judgeAnswer(this.calls, call, answer, readObject(answer)) ?? { kind: 'marked', facts: factsOf(call, answer) };
  }
}

function unanswered({ action, reason, facts }: CallTrouble): HatReadTrouble {
  return { kind: 'trouble', action: action === 'split' ? 'hold' : action, reason, facts };
}
