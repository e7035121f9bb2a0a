import type { ErrorCode, ErrorParams } from '@ponte/common';
import { requestFieldOfColumn, requestFields } from '@ponte/protheus-refund/contract';

/** One entry of `details`: its code, and its two texts joined, as they came and in lower case without accents. */
export interface DetailFeatures {
  readonly code: string;
  readonly text: string;
  readonly plain: string;
}

/** One row; a reader takes field and slots out of the text. Only names and codes of systems may leave it, never a value. */
export interface ProtheusDetailRow {
  readonly code: RegExp;
  readonly text?: RegExp;
  readonly error: ErrorCode;
  readonly read?: (features: DetailFeatures) => { field?: string; params?: ErrorParams };
}

/** First match wins. `E005-1` stands for two errors, told apart by their texts; suffixes that no document shows have rows of their own. */
const protheusDetailTable: readonly ProtheusDetailRow[] = [
  { code: /^E001/, error: 'PROTHEUS_QUERY_KEY_MISSING', read: ({ text }) => ({ field: nameIn(/chave (\w+)/i.exec(text), queryKeys) }) },
  { code: /^E002A/, error: 'PROTHEUS_FIELD_ABSENT', read: fieldNamed },
  {
    code: /^E002D/,
    error: 'PROTHEUS_FIELD_TYPE',
    read: (features) => ({ ...fieldNamed(features), params: { expected: expectedTypes[typeLetter(features.text)] ?? '?' } }),
  },
  { code: /^E002/, error: 'PROTHEUS_FIELD_REFUSED', read: fieldNamed },
  {
    code: /^E005/,
    text: /download|status code:/,
    error: 'PROTHEUS_ATTACHMENT_NOT_DOWNLOADED',
    read: ({ text }) => ({ field: 'attachments.href', params: { status: /status code:\s*(\d{3})\b/i.exec(text)?.[1] ?? '?' } }),
  },
  { code: /^E005/, text: /b7d_cod(med|pad).*regnois/s, error: 'PROTHEUS_MEDICATION_UNKNOWN', read: columnNamed },
  { code: /^E005/, text: /id do erro:/, error: 'PROTHEUS_RULE_REFUSED', read: columnNamed },
  { code: /(?:)/, error: 'PROTHEUS_DETAIL_UNKNOWN' },
];

export function protheusDetailRow(features: DetailFeatures): ProtheusDetailRow {
  const row = protheusDetailTable.find(({ code, text }) => code.test(features.code) && (!text || text.test(features.plain)));
  if (!row) throw new Error('the table of details has no last row');
  return row;
}

const queryKeys = new Set(['subscriberId', 'prescriptionCode']);

/** Letters of ADVPL's types; only C stands in the document, the others are a reading of ours. */
const expectedTypes: Readonly<Record<string, string>> = {
  C: 'string (C)',
  N: 'number (N)',
  D: 'date (D)',
  L: 'boolean (L)',
  A: 'array (A)',
};

function typeLetter(text: string): string {
  return /tipo \((\w)\)/i.exec(text)?.[1]?.toUpperCase() ?? '';
}

/** How Protheus writes the path of a nested field is not documented: indices are dropped, and a lone last name is found in its list. */
function fieldNamed({ text }: DetailFeatures): { field?: string } {
  const written = /campo ([\w.[\]]+)/i.exec(text)?.[1]?.replace(/\[\d*\]|\.$/g, '');
  if (written === undefined) return {};
  const paths = [...requestFields.keys()];
  return { field: paths.find((path) => path === written) ?? paths.find((path) => path.endsWith(`.${written}`)) };
}

function columnNamed({ text }: DetailFeatures): { field?: string; params: ErrorParams } {
  const column = /campo de erro:\s*(\w{1,20})/i.exec(text)?.[1];
  const rule = /id do erro:\s*([A-Za-z]\w{0,19})/i.exec(text)?.[1];
  const shown = column !== undefined && /^[A-Z]\w{2}_\w+$/.test(column) ? column : '?';
  return { field: requestFieldOfColumn(shown), params: { column: shown, rule: rule ?? '?' } };
}

function nameIn(found: RegExpExecArray | null, names: ReadonlySet<string>): string | undefined {
  return found?.[1] !== undefined && names.has(found[1]) ? found[1] : undefined;
}
