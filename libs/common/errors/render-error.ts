import { errorCatalogue, type ErrorCode } from './error-catalogue';
import type { Language } from './error-entry';
import type { ErrorDetail, ErrorParams, PonteError } from './ponte-error';

/** More details than this help nobody and make the answer larger than the request. */
export const maxRenderedDetails = 1_000;

export interface RenderedDetail {
  code: string;
  message: string;
  detailedMessage: string;
  /** Ours, beside the TOTVS model: where the fault is, for programs. */
  path?: string;
}

/** TOTVS error model (`ErrorModel` of totvsApiTypesBase), plus `detailsTotal`. */
export interface RenderedError {
  code: string;
  message: string;
  detailedMessage: string;
  helpUrl?: string;
  details: RenderedDetail[];
  /** Number of faults found; larger than `details.length` when the list was cut. */
  detailsTotal: number;
}

/** The sentence of a code in one language, what to do included, slots filled; an unfilled slot shows as `?`. */
export function errorSentence(code: ErrorCode, language: Language, params: ErrorParams = {}): string {
  const { message, fix } = errorParts(code, language, params);
  return fix === undefined ? message : `${message} ${fix}`;
}

/** What happened and, where the catalogue keeps it apart, what to do about it. */
export function errorParts(code: ErrorCode, language: Language, params: ErrorParams = {}): { message: string; fix?: string } {
  const { [language]: what, fix } = errorCatalogue[code];
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, slot: string) => String(params[slot] ?? '?'));
  return fix === undefined ? { message: fill(what) } : { message: fill(what), fix: fill(fix[language]) };
}

/**
 * Renders an error as the body of an answer.
 * @param requestId shown where the sentence asks for it (INTERNAL) and at the end of `detailedMessage` of server errors
 */
export function renderError(error: PonteError, language: Language, requestId?: string): RenderedError {
  const params = requestId === undefined ? error.params : { requestId, ...error.params };
  const message = errorSentence(error.code, language, params);
  return {
    code: error.code,
    message,
    detailedMessage: error.status >= 500 && requestId !== undefined ? `${message} [${requestId}]` : message,
    details: error.details.slice(0, maxRenderedDetails).map((detail) => renderDetail(detail, language)),
    detailsTotal: Math.max(error.detailsTotal, error.details.length),
  };
}

/** Renders one fault, for `details` and for items refused one by one. */
export function renderDetail(detail: ErrorDetail, language: Language): RenderedDetail {
  const message = errorSentence(detail.code, language, detail.params);
  if (detail.path === undefined) return { code: detail.code, message, detailedMessage: message };
  const path = safePath(detail.path);
  return { code: detail.code, message, detailedMessage: `${path}: ${message}`, path };
}

const plainPart = /^[A-Za-z_][A-Za-z0-9_-]{0,63}(?:\[\d{1,7}\])*$/;
const longDigitRun = /(?<!\[)\d{6,}/;

/** A path may end in a field name the caller invented; one that could carry a document number or markup is masked. */
function safePath(path: string): string {
  const parts = path.length > 512 ? ['***'] : path.split('.');
  return parts.map((part) => (plainPart.test(part) && !longDigitRun.test(part) ? part : '***')).join('.');
}
