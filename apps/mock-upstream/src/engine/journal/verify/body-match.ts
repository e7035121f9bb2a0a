import { parseJsonLossless } from '@ponte/common';
import { decoded } from '../masking/masked-form';
import type { Check } from './check';
import { leafChecks, sameJson } from './json-differences';
import { shownText, valueChecks, type ValueMatch } from './value-match';
import { pathSteps, valuesAt } from './values-at';

/** What a request body must be. All that is given must hold. A form is read as an object of its fields. */
export interface BodyMatch {
  /** A text: the body is exactly this. Any other JSON: the body is this value, the order of fields aside. */
  equals?: unknown;
  contains?: string;
  /** A regular expression on the whole text. */
  matches?: string;
  /** True: there is no body. False: there is one. */
  absent?: boolean;
  /** JSON that the body must contain; see `leafChecks`. */
  json?: unknown;
  /** Values by their place, see `pathSteps`. */
  paths?: Readonly<Record<string, ValueMatch>>;
}

/** @param loss why the body is not there as a whole, though it was received; then nothing can be said of what is missing */
export function bodyChecks(match: BodyMatch, body: string | undefined, contentType: string, loss?: string): Check[] {
  const values = body === undefined || body === '' ? [] : [body];
  const { equals, json, paths, ...textual } = match;
  const checks: Check[] = [];
  if (Object.keys(textual).length > 0) checks.push(...valueChecks(textual, values, { condition: 'body', form: 'json' }, false));
  if (typeof equals === 'string') checks.push(...valueChecks({ equals }, values, { condition: 'body', form: 'json' }, false));
  const needsJson = (equals !== undefined && typeof equals !== 'string') || json !== undefined || paths !== undefined;
  if (needsJson) checks.push(...parsedChecks(match, body ?? '', contentType));
  if (loss === undefined) return checks;
  return checks.map((check) => {
    const ok = body === undefined ? check.verb === 'present' : check.ok;
    return ok ? { ...check, ok } : { ...check, ok, note: loss };
  });
}

function parsedChecks({ equals, json, paths }: BodyMatch, body: string, contentType: string): Check[] {
  const parsed = parsedBody(body, contentType);
  if (parsed === undefined) {
    const note = body === '' ? 'no body' : 'the body is not JSON';
    const expected = shownText(json ?? (typeof equals === 'string' ? undefined : equals) ?? paths);
    return [{ condition: 'body', verb: 'is like', expected, ok: false, actual: body === '' ? undefined : body, note, form: 'json' }];
  }
  const checks: Check[] = [];
  if (equals !== undefined && typeof equals !== 'string') {
    const ok = sameJson(equals, parsed.value);
    checks.push({ condition: 'body', verb: 'equals', expected: shownText(equals), ok, actual: shownText(parsed.value), form: 'json' });
  }
  if (json !== undefined) {
    for (const { path, ok, expected, actual } of leafChecks(json, parsed.value)) {
      const [wanted, found] = [expected, actual].map((value) => (value === undefined ? undefined : shownText(value)));
      checks.push({ ...placed(path), verb: 'equals', expected: wanted ?? '', ok, actual: found });
    }
  }
  for (const [path, match] of Object.entries(paths ?? {})) {
    checks.push(...valueChecks(match, valuesAt(parsed.value, pathSteps(path)), placed(path), false));
  }
  return checks;
}

function placed(path: string): Pick<Check, 'condition' | 'field' | 'form'> {
  const names = pathNames(path);
  return { condition: path === '' ? 'body' : `body ${path}`, field: names.at(-1), form: names.length === 0 ? 'json' : 'value' };
}

function pathNames(path: string): string[] {
  return pathSteps(path).filter((step): step is string => typeof step === 'string' && step !== '*' && !/^\d+$/.test(step));
}

function parsedBody(body: string, contentType: string): { value: unknown } | undefined {
  if (body === '') return undefined;
  if (/urlencoded/i.test(contentType)) return { value: formFields(body) };
  try {
    return { value: parseJsonLossless(body.replace(/^\ufeff/, '')) };
  } catch {
    return undefined;
  }
}

function formFields(body: string): Record<string, string | string[]> {
  const fields = new Map<string, string[]>();
  for (const pair of body.split('&')) {
    const [name = '', ...value] = pair.split('=');
    fields.set(decoded(name), [...(fields.get(decoded(name)) ?? []), decoded(value.join('='))]);
  }
  return Object.fromEntries([...fields].map(([name, values]) => [name, values.length === 1 ? (values[0] ?? '') : values]));
}
