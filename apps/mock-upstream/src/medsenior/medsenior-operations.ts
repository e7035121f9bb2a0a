import { compareSecrets } from '@ponte/common';
import { authPath, authorizationsPath } from '@ponte/medsenior/contract';
import type { Answer, VendorCall, VendorOperation } from '../engine/vendor';
import { authError, pageAnswer, searchError, tokenAnswer } from './medsenior-answers';
import type { MedseniorState } from './medsenior.state';
import { readSearchQuery } from './search-query';

export const medseniorOperations: readonly VendorOperation[] = [
  { name: 'auth', method: 'POST', path: authPath, consumes: ['application/x-www-form-urlencoded'] },
  { name: 'autorizacoes', method: 'GET', path: authorizationsPath },
];

const readers = ['Administrador', 'Leitor'];

/** What MedSenior answers to a call. */
export function answerMedseniorCall(state: MedseniorState, call: VendorCall): Answer {
  return call.operation === 'auth' ? giveToken(state, call) : search(state, call);
}

function giveToken(state: MedseniorState, call: VendorCall): Answer {
  const { authBodies, clients, tokenSeconds } = state.settings;
  const form = new URLSearchParams(call.text);
  const [grantType, clientId, clientSecret] = ['grant_type', 'client_id', 'client_secret'].map((name) => form.get(name) ?? '');
  if (!clientId || !clientSecret || grantType !== 'client_credentials') {
    return authError(authBodies, 400, 'the form needs grant_type=client_credentials, client_id and client_secret');
  }
  call.about([clientId]);
  const account = clients.find((one) => one.clientId === clientId);
  if (!account || !compareSecrets(clientSecret, account.clientSecret)) {
    return authError(authBodies, 401, 'there is no such client, or its secret is another');
  }
  return tokenAnswer(state.giveToken(clientId), tokenSeconds);
}

function search(state: MedseniorState, call: VendorCall): Answer {
  const { settings } = state;
  const { accessBodies } = settings;
  const token = /^bearer +(\S+)$/i.exec(call.headers.authorization ?? '')?.[1];
  const clientId = token === undefined ? undefined : state.clientOf(token);
  const account = settings.clients.find((one) => one.clientId === clientId);
  if (!account) {
    const reason = token === undefined ? 'Authorization: Bearer is missing' : 'the token is unknown or its time is over';
    const answer = searchError(accessBodies, 401, 'Token ausente ou inválido.', reason);
    return { ...answer, headers: { ...answer.headers, 'www-authenticate': 'Bearer' } };
  }
  if (!account.roles.some((role) => readers.includes(role))) {
    return searchError(
      accessBodies,
      403,
      'Usuário sem as roles Administrador ou Leitor.',
      'the client has neither Administrador nor Leitor',
    );
  }
  const query = readSearchQuery(call, settings);
  if ('body' in query) return query;
  const { page, pageSize, ...wanted } = query;
  const found = state.search(wanted);
  if (settings.order === 'descending') found.reverse();
  const data = found.slice((page - 1) * pageSize, page * pageSize);
  call.about(data.map(({ guia }) => guia));
  const totalRecords = found.length;
  return pageAnswer({ totalRecords, totalPages: Math.ceil(totalRecords / pageSize), page, pageSize, data }, settings.messages);
}
