import { isValidCnpj, isValidCns, isValidCpf, type ErrorCode } from '@ponte/common';
import type { FieldKind } from '@ponte/hat/contract';

/** A value in our canonical form, or the fault it has. */
export type Canonical = { value: unknown } | { fault: ErrorCode };

type Kind = Exclude<FieldKind, 'list'>;

const numericKinds: ReadonlySet<Kind> = new Set<Kind>(['code', 'digits', 'cpf', 'cns', 'document', 'flag', 'gender', 'date']);

/**
 * One value as the ledger compares it: trimmed, ISO dates, M/F, Bloqueio/Desbloqueio. Identifiers that came as JSON numbers become
 * text (the longest arrive as text already: the parser keeps every digit). `""` means "clear" and stays; what a field may hold
 * beyond its kind (length, pattern) is the contract's business.
 */
export function canonicalValue(kind: Kind, raw: unknown): Canonical {
  if (kind === 'integer') return integer(raw);
  let text: string;
  if (typeof raw === 'string') text = raw.trim();
  else if (typeof raw === 'number' && numericKinds.has(kind) && Number.isSafeInteger(raw) && raw >= 0) text = String(raw);
  else return { fault: 'FIELD_TYPE' };
  if (text === '') return { value: '' };
  switch (kind) {
    case 'date':
      return date(text);
    case 'gender':
      return gender(text);
    case 'eventType':
      return eventType(text);
    case 'cpf':
      return isValidCpf(text) ? { value: text } : { fault: 'CPF_INVALID' };
    case 'cns':
      return isValidCns(text) ? { value: text } : { fault: 'CNS_INVALID' };
    case 'document':
      return isValidCpf(text) || isValidCnpj(text) ? { value: text } : { fault: 'DOCUMENT_INVALID' };
    case 'text':
    case 'code':
    case 'digits':
    case 'hour':
    case 'email':
    case 'flag':
      return { value: text };
  }
}

const daysInMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** `aaaammdd` or `yyyy-MM-dd`, a day of the calendar. Never an instant: no time zone may move a birthday. */
function date(text: string): Canonical {
  const iso = text.length === 10 && text[4] === '-' && text[7] === '-';
  if (!iso && text.length !== 8) return { fault: 'DATE_INVALID' };
  const year = digits(text, 0, 4);
  const month = iso ? digits(text, 5, 2) : digits(text, 4, 2);
  const day = iso ? digits(text, 8, 2) : digits(text, 6, 2);
  if (year < 1 || month < 1 || month > 12 || day < 1) return { fault: 'DATE_INVALID' };
  const leapDay = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 1 : 0;
  if (day > (daysInMonth[month - 1] ?? 0) + leapDay) return { fault: 'DATE_INVALID' };
  return { value: iso ? text : `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}` };
}

/** @returns the number, or -1 when a character is not a digit */
function digits(text: string, from: number, count: number): number {
  let value = 0;
  for (let at = from; at < from + count; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (!(digit >= 0 && digit <= 9)) return -1;
    value = value * 10 + digit;
  }
  return value;
}

function gender(text: string): Canonical {
  if (text === 'M' || text === '1' || text === 'm') return { value: 'M' };
  if (text === 'F' || text === '2' || text === 'f') return { value: 'F' };
  return { fault: 'FIELD_ENUM' };
}

function eventType(text: string): Canonical {
  const lower = text.toLowerCase();
  if (lower === 'bloqueio') return { value: 'Bloqueio' };
  if (lower === 'desbloqueio') return { value: 'Desbloqueio' };
  return { fault: 'FIELD_ENUM' };
}

function integer(raw: unknown): Canonical {
  const value = typeof raw === 'string' && /^\d{1,15}$/.test(raw.trim()) ? Number(raw) : raw;
  return typeof value === 'number' && Number.isSafeInteger(value) ? { value } : { fault: 'FIELD_TYPE' };
}
