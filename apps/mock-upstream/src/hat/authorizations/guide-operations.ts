import { trackingStatusRequestValidator, trackingStatuses, type TrackingStatus } from '@ponte/hat/contract';
import type { Answer, VendorCall, VendorOperation } from '../../engine/vendor';
import { errorAnswer } from '../hat-answers';
import type { HatState } from '../hat.state';
import { readGuideQuery, readGuideScope, RefusedQuery } from './guide-query';
import { guideView } from './guide-view';

export const guideOperations = [
  { name: 'authorizations', method: 'GET', path: '/authorizations' },
  { name: 'authorization', method: 'GET', path: '/authorizations/{guideNumber}' },
  { name: 'markAuthorization', method: 'PUT', path: '/authorizations/{guideNumber}', consumes: ['application/json'] },
] as const satisfies readonly VendorOperation[];

type GuideOperation = (typeof guideOperations)[number]['name'];

const answers: Readonly<Record<GuideOperation, (state: HatState, call: VendorCall) => Answer>> = {
  authorizations: page,
  authorization: one,
  markAuthorization: mark,
};

/** What HAT answers to a call about guides; undefined when the call is about something else. */
export function answerGuideCall(state: HatState, call: VendorCall): Answer | undefined {
  if (!Object.hasOwn(answers, call.operation)) return undefined;
  try {
    return answers[call.operation as GuideOperation](state, call);
  } catch (error) {
    if (error instanceof RefusedQuery) return failure(state, 400, 'Requisicao invalida', 'Parametros da consulta invalidos', error.message);
    throw error;
  }
}

function page(state: HatState, call: VendorCall): Answer {
  const { settings } = state;
  const { page: number, pageSize, descending, filter, ...scope } = readGuideQuery(call);
  const size = Math.min(pageSize, settings.mostGuidesPerPage);
  const found = [...state.guides.select({ filter, descending, skip: (number - 1) * size, count: size + 1 })];
  if (found.length === 0 && settings.emptyGuides === 'not-found')
    return unknownGuide(state, 'no guide passes the filters, or the page lies behind the last');
  const items = found.slice(0, size).map(({ guide }) => guideView(guide, scope));
  return { status: 200, body: written(state, { items, hasNext: found.length > size }) };
}

function one(state: HatState, call: VendorCall): Answer {
  const { guideNumber = '' } = call.params;
  call.about([guideNumber]);
  const scope = readGuideScope(call);
  const stored = state.guides.find(guideNumber);
  if (!stored) return unknownGuide(state, 'no guide has this idOnHealthInsurer');
  return { status: 200, body: written(state, guideView(stored.guide, scope)) };
}

function mark(state: HatState, call: VendorCall): Answer {
  const { guideNumber = '' } = call.params;
  call.about([guideNumber]);
  const refused = (reason: string) => failure(state, 400, 'Requisicao invalida', 'Situacao de importacao invalida', reason);
  const body = parsed(call.text);
  const validate = trackingStatusRequestValidator.trackingStatus;
  if (!validate(body)) {
    const error = validate.errors?.[0];
    const reason = `${error?.instancePath.slice(1) || 'body'} ${error?.message ?? 'is invalid'}`;
    if (call.breaks(reason)) return refused(reason);
  }
  const trackingStatus = readTrackingStatus(body);
  if (trackingStatus === undefined) return refused('trackingStatus must be one of 0, 1, 2, 3, 4');
  const stored = state.guides.findByProviderNumber(guideNumber);
  if (!stored) return unknownGuide(state, 'no guide has this idOnHealthProvider');
  state.guides.mark(stored, trackingStatus);
  return { status: 200, body: JSON.stringify({ idOnHealthProvider: guideNumber, trackingStatus }) };
}

function unknownGuide(state: HatState, reason: string): Answer {
  return failure(state, 404, 'Nao encontrado', 'Nenhuma guia encontrada', reason);
}

/** By status, or with HTTP 200 and the code inside: the Protheus client looks at both. */
function failure({ settings }: HatState, status: number, message: string, detail: string, reason: string): Answer {
  const answer = errorAnswer(status, message, detail, reason);
  return settings.guideErrors === 'code' ? { ...answer, status: 200 } : answer;
}

const dashedDate = /^\d{4}-\d\d-\d\d$/;

function written({ settings }: HatState, value: unknown): string {
  if (settings.guideDates === 'dashed') return JSON.stringify(value);
  return JSON.stringify(value, (_name, one: unknown) => (typeof one === 'string' && dashedDate.test(one) ? one.replaceAll('-', '') : one));
}

function readTrackingStatus(body: unknown): TrackingStatus | undefined {
  const value = (body as { trackingStatus?: unknown } | undefined | null)?.trackingStatus;
  return Object.values(trackingStatuses).find((one) => one === String(value));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
