import { hatResources, integrationCodes, masterTokenRequestValidator, type HatResource } from '@ponte/hat/contract';
import type { Fault, ItemFault } from '../engine/fault';
import { reasonHeader } from '../engine/mock-headers';
import { struckKeys } from '../engine/struck-keys';
import type { Answer, VendorCall, VendorOperation } from '../engine/vendor';
import { answerGuideCall, guideOperations } from './authorizations/guide-operations';
import type { BatchEffect } from './batch-outcome';
import { errorAnswer, integrationAnswer, queuedAnswer } from './hat-answers';
import type { HatState } from './hat.state';
import { isItem } from './item-check';
import { readRegistrationBody } from './registration-body';

const consumes = ['application/json'];
/** Milliseconds after which a stuck batch is done: a hundred years. */
const never = 100 * 366 * 86_400_000;

/** The operations of mocks/hat/openapi.yaml. A registration goes by the name of its resource. */
export const hatOperations: readonly VendorOperation[] = [
  ...hatResources.map((name) => ({ name, method: 'POST' as const, path: `/${name}`, consumes })),
  { name: 'integration', method: 'GET', path: '/integration/{tokenId}' },
  { name: 'masterToken', method: 'POST', path: '/masterToken', consumes },
  { name: 'healthcheck', method: 'GET', path: '/healthcheck' },
  ...guideOperations,
];

/** What HAT answers to a call. */
export function answerHatCall(state: HatState, call: VendorCall): Answer {
  const refusal = state.credentials.refusal(call.headers, state.settings, state.now());
  if (refusal !== undefined) {
    return errorAnswer(401, 'Nao autorizado', 'Token de autorizacao ou tenant ausente ou invalido', refusal);
  }
  switch (call.operation) {
    case 'healthcheck':
      return { status: 200, body: '{"REST":"OK","REDIS":"OK","BANCO":"OK"}' };
    case 'integration':
      return integration(state, call.params.tokenId ?? '');
    case 'masterToken':
      return masterToken(state, call);
    default:
      return answerGuideCall(state, call) ?? register(state, call.operation as HatResource, call);
  }
}

function register(state: HatState, resource: HatResource, call: VendorCall): Answer {
  const { settings } = state;
  const { fault } = call;
  const body = readRegistrationBody(resource, call.text, settings.insurers, settings, (reason) => call.breaks(reason));
  if ('reason' in body) return errorAnswer(400, 'Requisicao invalida', body.detailedMessage, body.reason);
  const { faults, ...read } = body;
  call.about(read.keys);
  const token = state.newToken();
  const { partial, unnamedLines } = settings;
  const { itemFaults = [] } = call;
  for (const refusal of refusedItems(itemFaults, read.keys)) read.refusals.push(refusal);
  const lost = fault && lostWork(fault);
  if (lost?.applied !== false) {
    const effect = batchEffect(fault, itemFaults, read.keys);
    state.accept(
      token,
      { resource, ...read, partial, unnamedLines, effect },
      lost?.lateMs,
      lost !== undefined && fault?.kind !== 'stuckToken',
    );
  }
  const answer = queuedAnswer(fault?.kind === 'noToken' ? undefined : token, settings.processingMs, fault?.kind !== 'falsyService');
  if (faults.length > 0) answer.headers = reasonHeader(`${faults.length} items break the contract; first ${faults[0]}`);
  return answer;
}

function integration(state: HatState, tokenId: string): Answer {
  const { idTenant } = state.settings;
  const progress = state.progress(tokenId);
  switch (progress.phase) {
    case 'unknown':
      return integrationAnswer(idTenant, integrationCodes.unknownToken);
    case 'final':
      return integrationAnswer(idTenant, progress.outcome.code, progress.outcome.lines, progress.outcome.message);
    case 'waiting':
      return integrationAnswer(idTenant, integrationCodes.waitingValidation);
    case 'processing': {
      const { refusals } = progress.work;
      return integrationAnswer(idTenant, refusals.length > 0 ? integrationCodes.partlyInvalid : integrationCodes.waitingProcessing);
    }
  }
}

function masterToken(state: HatState, call: VendorCall): Answer {
  const body = parseObject(call.text);
  const refused = (reason: string) => errorAnswer(400, 'Requisicao invalida', 'Dados do token invalidos', reason);
  if (!body) return refused('the body is not a JSON object');
  const validate = masterTokenRequestValidator.masterToken;
  if (!validate(body)) {
    const error = validate.errors?.[0];
    const reason = `${error?.instancePath.slice(1) || 'body'} ${error?.message ?? 'is invalid'}`;
    if (call.breaks(reason)) return refused(reason);
  }
  const { name, idTenant, userId } = body;
  if (String(idTenant) !== state.settings.idTenant) {
    return errorAnswer(400, 'Requisicao invalida', 'Tenant nao encontrado', 'idTenant of the body is not the tenant of the call');
  }
  return { status: 201, body: JSON.stringify({ name, idTenant, userId, token: state.newCredential() }) };
}

/** Items that faults refuse by name, by position. */
function refusedItems(faults: readonly ItemFault[], keys: readonly string[]): [position: number, reason: string][] {
  return faults.flatMap((fault) => {
    if (fault.kind !== 'refusedItems') return [];
    const struck = new Set(struckKeys(fault, keys) ?? keys);
    return keys.flatMap((key, position): [number, string][] => (struck.has(key) ? [[position, fault.reason ?? 'recusado']] : []));
  });
}

function batchEffect(fault: Fault | undefined, itemFaults: readonly ItemFault[], keys: readonly string[]): BatchEffect | undefined {
  if (fault?.kind === 'outcome') {
    return { forced: { code: fault.code, message: fault.message, lines: fault.lines ?? [], applied: fault.applied ?? false } };
  }
  const unnamed = itemFaults.find((one) => one.kind === 'unnamedFailure');
  return unnamed && { unnamed: { code: unnamed.code ?? integrationCodes.partial, keys: struckKeys(unnamed, keys) } };
}

/** What becomes of a batch whose token its sender never learns; undefined when the sender learns it. */
function lostWork(fault: Fault): { applied?: boolean; lateMs?: number } | undefined {
  const { kind } = fault;
  if (kind === 'late') return { lateMs: fault.lateMs };
  if (kind === 'stuckToken') return { lateMs: fault.lateMs ?? never };
  return kind === 'resetAfter' || kind === 'lostToken' || kind === 'noToken' || kind === 'falsyService' ? fault : undefined;
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isItem(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
