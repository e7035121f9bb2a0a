import type { AuthorizationsPage, MedseniorTokenAnswer } from '@ponte/medsenior/contract';
import { reasonHeader } from '../engine/mock-headers';
import type { Answer, Problem } from '../engine/vendor';
import type { MedseniorSettings } from './medsenior.settings';

/** The vendor's texts, where its pages have one. */
export const texts = {
  badMatricula: 'A matrícula informada é inválida.',
  badParameters: 'Parâmetros inválidos ou ausentes.',
  badClient: 'Falha na autenticação do token.',
} as const;

export function tokenAnswer(access_token: string, expires_in: number): Answer {
  const body: MedseniorTokenAnswer = {
    access_token,
    expires_in,
    refresh_expires_in: 0,
    token_type: 'Bearer',
    'not-before-policy': 0,
    scope: 'email profile',
  };
  return { status: 200, body: JSON.stringify(body) };
}

export function pageAnswer(page: Omit<AuthorizationsPage, 'messages'>, messages: MedseniorSettings['messages']): Answer {
  const body: AuthorizationsPage = messages === 'omitted' ? page : { ...page, messages: messages === 'null' ? null : [] };
  return { status: 200, body: JSON.stringify(body) };
}

/** An error of the search. `reason` is for the developer at the other end. */
export function searchError(form: MedseniorSettings['errorBodies'], status: number, text: string, reason: string): Answer {
  const headers = reasonHeader(reason);
  if (form === 'empty') return { status, body: '', headers: { ...headers, 'content-type': 'text/plain' } };
  if (form === 'messages') return { status, body: JSON.stringify({ messages: [text] }), headers };
  return {
    status,
    body: JSON.stringify({ type: `https://httpstatuses.io/${status}`, title: text, status, errors: {} }),
    headers: { ...headers, 'content-type': 'application/problem+json; charset=utf-8' },
  };
}

/** What the framework refuses before the vendor's own code sees it: a value that is none of the enumeration, or no number. */
export function bindingError(form: MedseniorSettings['errorBodies'], parameter: string, reason: string): Answer {
  const answer = searchError(form, 400, 'One or more validation errors occurred.', reason);
  if (form !== 'problem') return answer;
  const body = JSON.parse(answer.body) as object;
  return { ...answer, body: JSON.stringify({ ...body, errors: { [parameter]: ['The value is not valid.'] } }) };
}

/** An error of `/auth`. */
export function authError(form: MedseniorSettings['authBodies'], status: 400 | 401, reason: string): Answer {
  const text = status === 400 ? texts.badParameters : texts.badClient;
  if (form !== 'oauth') return searchError(form, status, text, reason);
  const body = { error: status === 400 ? 'invalid_request' : 'invalid_client', error_description: text };
  return { status, body: JSON.stringify(body), headers: reasonHeader(reason) };
}

/** What the engine refuses or forces, as MedSenior might say it. */
export function problemAnswer({ status, message, detail, reason }: Problem): Answer {
  return searchError('messages', status, detail ?? message ?? titles[status] ?? 'Erro inesperado.', reason);
}

const titles: Readonly<Record<number, string>> = {
  404: 'Recurso não encontrado.',
  413: 'Requisição acima do tamanho permitido.',
  415: 'Tipo de conteúdo não suportado.',
};
