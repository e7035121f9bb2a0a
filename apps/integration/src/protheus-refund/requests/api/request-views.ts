import { errorParts, type Language } from '@ponte/common';
import type { TranslatedError } from '@ponte/protheus-refund/client';
import type { ProtheusRequestEntity } from '@ponte/persistence/protheus-refund';
import { prescriptionStatusView } from '../../status.dto';
import type { PrescriptionContent } from '../prescription-content';
import type { PrescriptionView, RequestErrorView, RequestView, TranslatedErrorView } from './request.dto';

export function prescriptionView({ status, ...content }: PrescriptionContent): PrescriptionView {
  return { ...content, status: status === null ? null : prescriptionStatusView(status) };
}

/** The error of a request in the caller's language, the vendor's own code beside ours. */
export function requestErrorView(error: TranslatedError, language: Language): RequestErrorView {
  return { ...translated(error, language), details: (error.details ?? []).map((detail) => translated(detail, language)) };
}

/** @param withVendorText the caller may read the vendor's words: they quote the request */
export function requestView(row: ProtheusRequestEntity, language: Language, withVendorText: boolean): RequestView {
  return {
    requestId: row.id,
    state: row.state,
    subscriberId: row.subscriberId,
    prescriptionCode: row.prescriptionCode,
    ...(row.prescription === null ? {} : { prescription: prescriptionView(row.prescription as PrescriptionContent) }),
    ...(row.error === null ? {} : { error: requestErrorView(row.error as TranslatedError, language) }),
    ...(withVendorText && row.vendorText !== null ? { vendorText: row.vendorText } : {}),
    posts: row.posts,
    resolvedBy: row.resolvedBy,
    acceptedAt: row.acceptedAt,
    changedAt: row.changedAt,
    nextStepAt: row.nextStepAt,
  };
}

function translated({ code, params, field, vendorCode }: TranslatedError, language: Language): TranslatedErrorView {
  return {
    code,
    ...errorParts(code, language, params),
    ...(field === undefined ? {} : { field }),
    ...(vendorCode === undefined ? {} : { vendorCode }),
  };
}
