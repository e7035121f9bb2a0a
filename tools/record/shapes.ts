import { isValidCnpj, isValidCns, isValidCpf } from '@ponte/common';
import type { FieldKind } from '../../apps/mock-upstream/src/engine/journal/masking/field-kind';

export interface FoundShape {
  kind: FieldKind;
  /** As written. */
  text: string;
}

const numbers = /(?<![\dA-Za-z])\d(?:[\d.\-/ ]{0,30}\d)?(?![\dA-Za-z])/g;
const alphanumericCnpj = /(?<![\dA-Za-z])[0-9A-Z]{2}\.?[0-9A-Z]{3}\.?[0-9A-Z]{3}\/?[0-9A-Z]{4}-?\d{2}(?![\dA-Za-z])/g;
const emails = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
const written = [/\d+/g, /\d{3}\.\d{3}\.\d{3}-\d{2}/g, /\d{2}\.\d{3}\.\d{3}\/\d{4}-\d{2}/g, /\d{3} \d{4} \d{4} \d{4}/g, /[\d.-]+/g];

/** What has the shape of a person's or a company's number, wherever it stands: check digits decide, not the name of a field. */
export function identifierShapes(text: string): FoundShape[] {
  const found = new Map<string, FieldKind>();
  for (const [run] of text.matchAll(numbers)) {
    for (const spelling of written) {
      for (const [part] of run.matchAll(spelling)) {
        const kind = numberKind(part.replace(/\D/g, ''));
        if (kind !== undefined) found.set(part, kind);
      }
    }
  }
  for (const [part] of text.matchAll(alphanumericCnpj))
    if (/[A-Z]/.test(part) && isValidCnpj(part.replace(/\W/g, ''))) found.set(part, 'document');
  for (const [part] of text.matchAll(emails)) found.set(part, 'email');
  return [...found].map(([part, kind]) => ({ kind, text: part }));
}

function numberKind(digits: string): FieldKind | undefined {
  if (isValidCpf(digits)) return 'cpf';
  if (isValidCns(digits)) return 'cns';
  if (isValidCnpj(digits)) return 'document';
  return digits.length === 17 ? 'card' : undefined;
}
