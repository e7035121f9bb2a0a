import { integrationCodes, masterTokenRequestValidator, type HatResource } from '@ponte/hat/contract';
import type { MockCall } from '../engine/call-log';
import type { Fault } from '../engine/faults';
import { performOperation, type Answer, type MockHooks, type Outcome } from '../engine/operation';
import type { Pauses } from '../engine/pauses';
import type { Randomness } from '../engine/randomness';
import type { World } from '../engine/world';
import type { BatchEffect, HatBatch } from './batch-outcome';
import type { HatHeaders } from './credentials';
import { errorAnswer, integrationAnswer, queuedAnswer, reasonHeader } from './hat-answers';
import type { HatState } from './hat.state';
import type { HatStates } from './hat.states';
import { isItem } from './item-check';
import { readRegistrationBody } from './registration-body';

/** One call to HAT, free of any web framework. `text` is the body as received. */
export type HatRequest = { headers: HatHeaders } & (
  | { operation: HatResource; text: string }
  | { operation: 'masterToken'; text: string }
  | { operation: 'integration'; tokenId: string }
  | { operation: 'healthcheck' }
);

/** HAT's operations over the state of a world. */
export class HatService {
  constructor(
    private readonly states: HatStates,
    private readonly hooks: MockHooks,
    private readonly pauses: Pauses,
    private readonly randomness: Randomness,
  ) {}

  handle(world: World, request: HatRequest): Promise<Outcome> {
    const stage = { world, hooks: this.hooks, wait: (milliseconds: number) => this.pauses.wait(milliseconds) };
    const { operation } = request;
    const method = operation === 'integration' || operation === 'healthcheck' ? 'GET' : 'POST';
    return performOperation(stage, { vendor: 'hat', operation, method }, (call, fault) =>
      this.answer(this.states.of(world), request, call, fault),
    );
  }

  private answer(state: HatState, request: HatRequest, call: MockCall, fault?: Fault): Answer {
    const refusal = state.credentials.refusal(request.headers);
    if (refusal !== undefined) {
      return errorAnswer(401, 'Nao autorizado', 'Token de autorizacao ou tenant ausente ou invalido', refusal);
    }
    if (request.operation === 'healthcheck') return { status: 200, body: '{"REST":"OK","REDIS":"OK","BANCO":"OK"}' };
    if (request.operation === 'integration') return this.integration(state, request.tokenId);
    if (request.operation === 'masterToken') return this.masterToken(state, request.text);
    return this.register(state, request.operation, request.text, call, fault);
  }

  private register(state: HatState, resource: HatResource, text: string, call: MockCall, fault?: Fault): Answer {
    const { settings, tenant } = state;
    const body = readRegistrationBody(resource, text, tenant.insurers, settings);
    if ('reason' in body) return errorAnswer(400, 'Requisicao invalida', body.detailedMessage, body.reason);
    const { faults, ...read } = body;
    call.keys = read.keys;
    const token = this.randomness.uuid();
    const batch: HatBatch = {
      resource,
      ...read,
      partial: settings.partial,
      unnamedLines: settings.unnamedLines,
      effect: fault && batchEffect(fault),
    };
    const lost = fault && lostWork(fault);
    if (lost?.applied !== false) state.accept(token, batch, lost?.lateMs, lost !== undefined);
    const answer = queuedAnswer(fault?.kind === 'noToken' ? undefined : token, settings.processingMs, fault?.kind !== 'falsyService');
    if (faults.length > 0) answer.headers = reasonHeader(`${faults.length} items break the contract; first ${faults[0]}`);
    return answer;
  }

  private integration(state: HatState, tokenId: string): Answer {
    const { idTenant } = state.tenant;
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

  private masterToken(state: HatState, text: string): Answer {
    const body = parseObject(text);
    const validate = masterTokenRequestValidator.masterToken;
    if (!body || !validate(body)) {
      const error = validate.errors?.[0];
      const reason = body && error ? `${error.instancePath.slice(1) || 'body'} ${error.message}` : 'the body is not a JSON object';
      return errorAnswer(400, 'Requisicao invalida', 'Dados do token invalidos', reason);
    }
    if (String(body.idTenant) !== state.tenant.idTenant) {
      return errorAnswer(400, 'Requisicao invalida', 'Tenant nao encontrado', 'idTenant of the body is not the tenant of the call');
    }
    const token = this.randomness.hex(32);
    state.addCredential(token);
    return { status: 201, body: JSON.stringify({ name: body.name, idTenant: body.idTenant, userId: body.userId, token }) };
  }
}

function batchEffect(fault: Fault): BatchEffect | undefined {
  if (fault.kind === 'unnamedFailure') return { unnamed: { code: fault.code ?? integrationCodes.partial, keys: fault.keys } };
  if (fault.kind !== 'outcome') return undefined;
  return { forced: { code: fault.code, message: fault.message, lines: fault.lines ?? [], applied: fault.applied ?? false } };
}

/** What becomes of a batch whose token its sender never learns; undefined when the sender learns it. */
function lostWork(fault: Fault): { applied?: boolean; lateMs?: number } | undefined {
  const { kind } = fault;
  if (kind === 'late') return { lateMs: fault.lateMs };
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
