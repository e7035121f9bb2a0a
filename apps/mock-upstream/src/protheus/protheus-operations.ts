import { medicationsPath, refundsPath, tokenPath } from '@ponte/protheus-refund/contract';
import type { Answer, VendorCall, VendorOperation } from '../engine/vendor';
import { createPrescription } from './create-prescription';
import { listMedications, listRefunds } from './list-operations';
import { problemAnswer, statusOf } from './protheus-answers';
import type { ProtheusState } from './protheus.state';
import { accessRefusal, issueToken } from './token-operation';

/** The operations of mocks/protheus-refund/openapi.yaml, by the names they have in the contract library. */
export const protheusOperations: readonly VendorOperation[] = [
  { name: 'token', method: 'POST', path: tokenPath, consumes: ['application/x-www-form-urlencoded'] },
  { name: 'createPrescription', method: 'POST', path: medicationsPath, consumes: ['application/json'] },
  { name: 'listMedications', method: 'GET', path: medicationsPath },
  { name: 'listRefunds', method: 'GET', path: refundsPath },
];

/** What Protheus answers to a call. */
export function answerProtheusCall(state: ProtheusState, call: VendorCall): Answer {
  if (call.operation === 'token') return issueToken(state, call);
  const refused = accessRefusal(state, call.headers.authorization);
  if (refused !== undefined) return problemAnswer({ status: statusOf(state.settings, 'unauthorized'), reason: refused });
  switch (call.operation) {
    case 'listMedications':
      return listMedications(state, call);
    case 'listRefunds':
      return listRefunds(state, call);
    default:
      return createPrescription(state, call);
  }
}
