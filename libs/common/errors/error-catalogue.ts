import type { ErrorEntry } from './error-entry';
import { fieldErrors } from './field-errors';
import { prescriptionErrors } from './prescription-errors';
import { protheusErrors } from './protheus-errors';
import { requestErrors } from './request-errors';
import { vendorErrors } from './vendor-errors';

const entries = { ...requestErrors, ...fieldErrors, ...vendorErrors, ...protheusErrors, ...prescriptionErrors };

/** Codes are part of the public contract: they are added, never renamed and never translated. */
export type ErrorCode = keyof typeof entries;

/** Every code the hub can answer with; `docs/errors.md` lists them and a test keeps the two alike. */
export const errorCatalogue: Readonly<Record<ErrorCode, ErrorEntry>> = entries;

export const errorCodes = Object.keys(entries) as ErrorCode[];
