import type { HttpAnswer } from '@ponte/common';
import { factsOf, isSuccess, type HatCall, type HatCalls } from './hat-calls';
import type { HatReadTrouble, HatRefusal } from './hat-authorization-outcome';
import { readErrorText, storable } from './read-answer';

/** Refusals that concern the connection or the moment, not what was asked. */
const notAboutTheCall = new Set([401, 403, 405, 408, 429]);

/**
 * What an answer about guides means when it is no success. HAT answers errors with their status, and with HTTP 200 and a `code` other
 * than 200 in the body; both are looked up in the same error table.
 * @returns undefined for a success
 */
export function judgeAnswer(
  calls: HatCalls,
  call: HatCall,
  answer: HttpAnswer,
  content: Record<string, unknown> | undefined,
): HatRefusal | HatReadTrouble | undefined {
  const code = codeIn(content);
  const meant = isSuccess(answer) ? code : String(answer.status);
  if (meant === undefined || (isSuccess(answer) && /^2\d\d$/.test(meant))) return undefined;
  const facts = factsOf(call, answer);
  const status = /^[1-5]\d\d$/.test(meant) ? Number(meant) : 400;
  const trouble = calls.troubleOf({ ...answer, status }, content, facts);
  // A 404 of HAT carries its error body or nothing; anything else is another server that answers under this address.
  const strange = status === 404 && content === undefined && answer.body.trim() !== '';
  if (status < 400 || status >= 500 || notAboutTheCall.has(status) || strange) {
    const { action, reason, message, retryAfterMs } = trouble;
    return {
      kind: 'trouble',
      action: action === 'split' ? 'hold' : action,
      reason,
      facts,
      ...(message ? { message } : {}),
      ...(retryAfterMs ? { retryAfterMs } : {}),
    };
  }
  const message = readErrorText(content);
  return {
    kind: 'refused',
    reason: status === 404 ? 'GUIDE_UNKNOWN' : status === 413 ? 'TOO_LARGE' : 'REFUSED',
    ...(code === undefined ? {} : { code }),
    ...(message ? { message } : {}),
    facts,
  };
}

function codeIn(content: Record<string, unknown> | undefined): string | undefined {
  const code = content?.code;
  return (typeof code === 'string' && code !== '') || typeof code === 'number' ? storable(String(code)) : undefined;
}
