import { integrationCodes, type HatErrorModel, type IntegrationAnswer, type TokenProcessResponse } from '@ponte/hat/contract';
import { reasonHeader } from '../engine/mock-headers';
import type { Answer, Problem } from '../engine/vendor';

const messages: Readonly<Record<number, string>> = {
  [integrationCodes.waitingValidation]: 'Aguardando validacao e processamento',
  [integrationCodes.waitingProcessing]: 'Validacao concluida, aguardando processamento',
  [integrationCodes.partlyInvalid]: 'Alguns itens nao passaram na validacao, os demais aguardam processamento',
  [integrationCodes.allInvalid]: 'Nenhum item passou na validacao',
  [integrationCodes.done]: 'Processamento concluido com sucesso',
  [integrationCodes.partial]: 'Processamento concluido com erros em alguns itens',
  [integrationCodes.failed]: 'Erro no processamento',
  [integrationCodes.unknownToken]: 'Token nao encontrado',
};

/** GET integration: always HTTP 200, the code stands in the body. */
export function integrationAnswer(idTenant: string, code: number, lines: readonly string[] = [], message = messages[code] ?? ''): Answer {
  const body: IntegrationAnswer = {
    idTenant: /^\d{1,15}$/.test(idTenant) ? Number(idTenant) : idTenant,
    code,
    message,
    detailedMessage: [...lines],
  };
  return { status: 200, body: JSON.stringify(body) };
}

/** 202 of a queued batch. Without a token when it is left out; `taken` is serviceResponse. */
export function queuedAnswer(token: string | undefined, processingMs: number, taken = true): Answer {
  const body: TokenProcessResponse = {
    ...(token === undefined ? {} : { tokenId: token, tokenProcess: token }),
    serviceResponse: taken,
    detailedMessage: taken ? 'Requisicao adicionada a fila' : 'Requisicao nao adicionada a fila',
    timeout: '30',
    averageTime: Math.ceil(processingMs / 1_000),
  };
  return { status: 202, body: JSON.stringify(body) };
}

/** An error in HAT's model. `reason` is for the developer at the other end and goes into `X-Mock-Reason`. */
export function errorAnswer(status: number, message: string, detailedMessage: string, reason: string): Answer {
  const body: HatErrorModel = { code: String(status), message, detailedMessage };
  return { status, body: JSON.stringify(body), headers: reasonHeader(reason) };
}

const titles: Readonly<Record<number, string>> = {
  400: 'Requisicao invalida',
  404: 'Recurso nao encontrado',
  413: 'Corpo da requisicao acima do permitido',
  415: 'Tipo de conteudo nao suportado',
};

/** What the engine refuses, as HAT would say it. */
export function problemAnswer({ status, reason, message, detail }: Problem): Answer {
  const title = message ?? titles[status] ?? 'Falha no processamento';
  return errorAnswer(status, title, detail ?? title, reason);
}
