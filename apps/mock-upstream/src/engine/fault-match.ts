import type { FaultMatch } from './fault';
import { FieldError } from './field-error';
import type { JournalEntry } from './journal/journal-entry';
import { objectAt, patternAt } from './journal/requests/field-reader';
import { parsedMatcher } from './journal/requests/parsed-verify-spec';
import { compiledMatcher, matches, usesPattern } from './journal/verify/request-matcher';

const fields = ['keys', 'keysLike', 'path', 'query', 'headers', 'body'];
const words = /"([\w:.-]{1,40})"/g;

/** A test of calls that have just arrived. */
export interface FaultMatcher {
  matches(entry: JournalEntry): boolean;
  /** It holds regular expressions of a caller's. */
  usesPattern: boolean;
}

/** @throws FieldError naming what is wrong with the match */
export function faultMatcher({ keys, keysLike, ...request }: FaultMatch): FaultMatcher {
  objectAt({ keys, keysLike, ...request }, 'match', fields);
  const parsed = parsedMatcher(request, 'match');
  const said = compiledMatcher(parsed);
  const wanted = keys && keySet(keys);
  const pattern = patternAt(keysLike, 'match.keysLike');
  const like = pattern === undefined ? undefined : new RegExp(pattern, 'u');
  const isMeant = (entry: JournalEntry): boolean => {
    if (!matches(said, entry)) return false;
    if (!wanted && !like) return true;
    for (const word of wordsOf(entry)) if ((wanted?.has(word) ?? true) && (like?.test(word) ?? true)) return true;
    return false;
  };
  return { matches: isMeant, usesPattern: like !== undefined || usesPattern(parsed) };
}

function keySet(keys: unknown): ReadonlySet<string> {
  if (Array.isArray(keys) && keys.every((key): key is string => typeof key === 'string')) return new Set(keys);
  throw new FieldError('match.keys', 'must be a list of texts');
}

/** Texts that may be keys: those of the body, the parts of the path, the values of the query. */
function* wordsOf({ call, requestBody = '' }: JournalEntry): Generator<string> {
  const [path = '', query = ''] = call.path.split('?', 2);
  yield* path.split('/').map(decoded);
  yield* query.split('&').map((pair) => decoded(pair.slice(pair.indexOf('=') + 1)));
  for (const [, word = ''] of requestBody.matchAll(words)) yield word;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
