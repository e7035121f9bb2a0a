import type { JournalEntry } from '../journal-entry';
import { maskedBody } from '../masking/masked-body';
import { headerOf, maskedCall, type Showing } from '../masking/masked-call';
import { maskedJson } from '../masking/masked-json';
import { maskedPath } from '../masking/masked-path';
import { TextMasker } from '../masking/text-masker';
import type { BodyMatch } from './body-match';
import type { Check } from './check';
import type { NearestMiss } from './nearest-miss';
import type { RequestMatcher } from './request-matcher';
import { shownText } from './value-match';

/** A condition of the nearest miss, as shown. */
export interface ConditionView {
  condition: string;
  ok: boolean;
  expected: string;
  actual: string;
  note?: string;
}

export interface NearestMissView {
  sequence: number;
  conditions: ConditionView[];
  /** The same in lines of text. */
  text: string;
}

const shownCharacters = 300;

/** `#12 POST /v1/persons 202, 2026-01-01T00:00:00.000Z`. */
export function callLine(entry: JournalEntry, showing: Showing): string {
  const { path, query } = maskedCall(entry, showing);
  const end = entry.status === undefined ? (entry.outcome ?? 'open') : String(entry.status);
  const target = query === undefined ? path : `${path}?${query}`;
  return `#${entry.sequence} ${entry.method} ${shortened(target)} ${end}, ${new Date(entry.worldTime).toISOString()}`;
}

/** The conditions of a matcher, one per line. */
export function expectedText(request: RequestMatcher, { mask, unmasked, kindOf }: Showing): string[] {
  const masker = new TextMasker({ mask, reveal: unmasked, fields: kindOf });
  const lines = Object.entries(request)
    .filter(([, value]) => value !== undefined)
    .flatMap(([name, value]) => matcherLines(name, value, masker));
  return lines.length === 0 ? ['any call'] : lines;
}

function matcherLines(name: string, value: unknown, masker: TextMasker): string[] {
  if (name === 'body') return bodyLines(value as BodyMatch, masker);
  if (name === 'query' || name === 'headers') return [`${name} ${shortened(shownJson(value, masker))}`];
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value);
  if (name === 'path' && typeof value === 'string') return [`path ${maskedPath(value, value, masker)}`];
  return [`${name} ${masker.text(text)}`];
}

function bodyLines({ equals, contains, matches, ...rest }: BodyMatch, masker: TextMasker): string[] {
  const lines = Object.entries({ equals, contains, matches })
    .filter(([, value]) => value !== undefined)
    .map(([verb, value]) => `body ${verb} ${shortened(maskedBody(shownText(value), '', 'caller', masker))}`);
  return Object.keys(rest).length === 0 ? lines : [...lines, `body ${shortened(shownJson(rest, masker))}`];
}

/** Paths such as `items[0].name` are keys here: their values are masked by the last name in them. */
function shownJson(value: unknown, masker: TextMasker): string {
  const byLastName = (name: string): ReturnType<TextMasker['kindOf']> =>
    masker.kindOf(
      name
        .split(/[.[\]'"]+/)
        .filter((part) => part !== '' && !/^[\d*]+$/.test(part))
        .at(-1) ?? name,
    );
  return maskedJson(JSON.stringify(value), masker.withKinds(byLastName));
}

export function missView({ entry, checks }: NearestMiss, showing: Showing): NearestMissView {
  const { masker } = maskedCall(entry, showing);
  const conditions = checks.map((check) => conditionView(check, entry, masker));
  const width = Math.max(...conditions.map(({ condition }) => condition.length), 0);
  const lines = conditions.map(({ condition, ok, expected, actual, note }) => {
    const name = condition.padEnd(width);
    const tail = note === undefined ? '' : ` (${note})`;
    return ok ? `  = ${name}  ${actual}` : `  x ${name}  expected ${expected}\n    ${' '.repeat(width)}  received ${actual}${tail}`;
  });
  const unmet = conditions.filter(({ ok }) => !ok).length;
  const head = `Nearest miss, ${unmet} of ${conditions.length} conditions unmet: ${callLine(entry, showing)}`;
  return { sequence: entry.sequence, conditions, text: [head, ...lines].join('\n') };
}

function conditionView(
  { condition, ok, verb, expected, actual, note, field, form }: Check,
  entry: JournalEntry,
  masker: TextMasker,
): ConditionView {
  const show = (text: string): string => {
    if (form === 'path' && verb === 'equals') return shortened(maskedPath(text, entry.call.template, masker));
    if (form === 'plain') return shortened(text);
    if (form === 'path') return shortened(masker.text(text));
    const isJson = /^\s*[[{]/.test(text);
    if (form === 'json') return shortened(maskedBody(text, headerOf(entry.call.headers, 'content-type'), 'caller', masker));
    const kind = field === undefined ? undefined : masker.kindOf(field);
    return shortened(isJson && kind === undefined ? maskedJson(text, masker) : masker.value(kind, text));
  };
  const wanted = verb === 'absent' || verb === 'present' ? verb : verb === 'equals' ? show(expected) : `${verb} ${show(expected)}`;
  const shownActual = actual === undefined ? 'nothing' : show(actual);
  return { condition: masker.text(condition), ok, expected: wanted, actual: shownActual, ...(note === undefined ? {} : { note }) };
}

function shortened(text: string): string {
  const line = text.replace(/\s*[\r\n]+\s*/g, ' ');
  return line.length <= shownCharacters ? line : `${line.slice(0, shownCharacters)}... (${line.length} characters)`;
}
