import { errorCatalogue, PonteError, renderError, type Language } from '@ponte/common';
import type { TranslatedError } from '@ponte/protheus-refund/client';
import type { ProtheusRequestEntity } from '@ponte/persistence/protheus-refund';
import { apiPrefix } from '../../../edge/api-prefix';
import type { Answer } from '../../../edge/idempotency/idempotent-transaction.store';
import type { PrescriptionContent } from '../prescription-content';
import { prescriptionView, requestErrorView } from '../api/request-views';
import type { CreatedPrescriptionResponse } from '../api/request.dto';
import type { AcceptedPrescriptionResponse } from './prescription.dto';

/** The answer of a request that was stored and has not ended. */
export function acceptedAnswer(id: string, state: AcceptedPrescriptionResponse['state']): Answer {
  return { status: 202, body: JSON.stringify({ requestId: id, state } satisfies AcceptedPrescriptionResponse), location: locationOf(id) };
}

/** The answer of a request by the state it has reached; 202 while it may still be created. */
export function answerOf(row: ProtheusRequestEntity, language: Language): Answer {
  const { id, state, prescription, error } = row;
  if (state === 'created' && prescription) {
    const content: CreatedPrescriptionResponse = { requestId: id, ...prescriptionView(prescription as PrescriptionContent) };
    return { status: 201, body: JSON.stringify(content), location: locationOf(id) };
  }
  if ((state === 'rejected' || state === 'failed') && error) return refusedAnswer(id, error as TranslatedError, language);
  return acceptedAnswer(id, state === 'received' ? 'received' : 'sending');
}

/** The error model of every route; beside it what to do, the field and the vendor's own code. */
function refusedAnswer(id: string, error: TranslatedError, language: Language): Answer {
  const details = (error.details ?? []).map(({ code, params, field }) => ({ code, params, path: field }));
  const rendered = renderError(new PonteError(error.code, { params: error.params, details }), language);
  const { details: own, ...view } = requestErrorView(error, language);
  const body = {
    ...view,
    ...rendered,
    requestId: id,
    details: rendered.details.map((detail, at) => ({ ...own[at], ...detail })),
  };
  return { status: errorCatalogue[error.code].status, body: JSON.stringify(body), location: locationOf(id) };
}

function locationOf(id: string): string {
  return `/${apiPrefix}/protheus/requests/${id}`;
}
