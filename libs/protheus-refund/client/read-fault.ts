import { readRetryAfter, type HttpAnswer } from '@ponte/common';
import type { ProtheusOperation } from '@ponte/protheus-refund/contract';
import { protheusDetailRow } from './protheus-detail.table';
import { protheusErrorRow } from './protheus-error.table';
import type { ProtheusTrouble, TranslatedError } from './protheus-outcome';
import { isObject, readObject, readProperty, readText, type JsonObject } from './read-answer';
import { printableCode, VendorText } from './vendor-text';

/** Entries of `details` that are translated, nested ones included; the record keeps all of them. */
const mostDetails = 200;

/** An answer that is not the success it should be, in our words. */
export function readFault(operation: ProtheusOperation, answer: HttpAnswer, now: Date): ProtheusTrouble {
  const content = readObject(answer);
  const { status, durationMs } = answer;
  const code = content && vendorCodeOf(content, status);
  const details = content ? detailsOf(content) : [];
  const message = content ? plain(textsOf(content)) : '';
  const row = protheusErrorRow({ operation, status, code, hasDetails: details.length > 0, message });
  const vendorCode = printableCode(code);
  const retryAfterMs = readRetryAfter(answer, now);
  return {
    kind: 'trouble',
    delivery: row.delivery,
    action: row.action,
    error: {
      code: row.error,
      params: { status, vendorCode: vendorCode ?? `HTTP ${status}` },
      ...(row.field === undefined ? {} : { field: row.field }),
      ...(vendorCode === undefined ? {} : { vendorCode }),
      ...(details.length === 0 ? {} : { details: details.map(translateDetail) }),
    },
    ...(answer.body === '' ? {} : { vendorText: new VendorText(answer.body, content) }),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    facts: { operation, status, durationMs },
  };
}

function translateDetail(detail: JsonObject): TranslatedError {
  const code = readText(readProperty(detail, 'code')) ?? '';
  const text = textsOf(detail);
  const row = protheusDetailRow({ code, text, plain: plain(text) });
  const vendorCode = printableCode(code);
  const { field, params } = row.read?.({ code, text, plain: plain(text) }) ?? {};
  return {
    code: row.error,
    params: { vendorCode: vendorCode ?? '?', ...params },
    ...(field === undefined ? {} : { field }),
    ...(vendorCode === undefined ? {} : { vendorCode }),
  };
}

/** `code` [doc], `errorCode` elsewhere in Protheus. A code that repeats the HTTP status is the server's word, not the interface's. */
function vendorCodeOf(content: JsonObject, status: number): string | undefined {
  const code = readText(readProperty(content, 'code') ?? readProperty(content, 'errorCode'));
  return code === undefined || code === '' || code === String(status) ? undefined : code;
}

/** `details` is recursive [doc]: flattened, parents before their own. */
function detailsOf(content: JsonObject): JsonObject[] {
  const found: JsonObject[] = [];
  const visit = (parent: JsonObject): void => {
    const details = readProperty(parent, 'details');
    for (const detail of Array.isArray(details) ? (details as unknown[]) : [details]) {
      if (!isObject(detail) || found.length >= mostDetails) continue;
      found.push(detail);
      visit(detail);
    }
  };
  visit(content);
  return found;
}

function textsOf(part: JsonObject): string {
  const texts = ['message', 'errorMessage', 'detailedMessage'].map((name) => readText(readProperty(part, name)));
  return texts.filter((text) => text !== undefined).join('\n');
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
}
