import { maskedForm } from './masked-form';
import { maskedJson } from './masked-json';
import type { TextMasker } from './text-masker';

/**
 * Masks a body by what it is. Text of a caller that is neither JSON nor a form is masked as broken, since nothing tells what it is;
 * a plain text of a vendor is read as a sentence.
 */
export function maskedBody(body: string, contentType: string, from: 'caller' | 'vendor', masker: TextMasker): string {
  if (/urlencoded/i.test(contentType)) return maskedForm(body, masker);
  if (/^\ufeff?\s*[[{"]/.test(body) || (from === 'caller' && /json/i.test(contentType))) return maskedJson(body, masker);
  if (/^[\w.%+[\]-]+=[^\s]*$/.test(body)) return maskedForm(body, masker);
  return from === 'caller' ? masker.broken(body) : masker.text(body);
}
