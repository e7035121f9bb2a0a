import type { Contract } from '../contract';
import type { BehaviourResult } from '../run-suite';
import { codes, sharedOperations, type TtalkDifference } from './contract-differences';
import type { TtalkDocuments, TtalkSchema } from './ttalk-documents';

/** Where the emulator's answers are not as TOTVS' files have them: fields, types, lengths, listed values, statuses. */
export function answerDifferences(ttalk: TtalkDocuments, contract: Contract, results: readonly BehaviourResult[]): TtalkDifference[] {
  const found = new Map<string, TtalkDifference>();
  const tell = (difference: TtalkDifference) => found.set(`${difference.at} ${difference.theirs} ${difference.here}`, difference);
  for (const [theirs, { id }] of sharedOperations(ttalk, contract)) {
    for (const { operation, answer } of results.flatMap(({ exchanges }) => exchanges)) {
      if (operation.id !== id) continue;
      const at = `emulator ${theirs.method} ${theirs.path} answer ${answer.status}`;
      if (!(answer.status in theirs.answers)) tell({ at, theirs: 'absent', here: 'answered' });
      else valueDifferences(ttalk, at, theirs.answers[answer.status], answer.json, tell);
    }
  }
  return [...found.values()];
}

function valueDifferences(
  ttalk: TtalkDocuments,
  at: string,
  schema: TtalkSchema | undefined,
  value: unknown,
  tell: (difference: TtalkDifference) => void,
): void {
  if (!schema) return tell({ at, theirs: 'no body', here: 'a body' });
  const theirs = ttalk.resolved(schema);
  const kind = kindOf(value);
  const allowed = theirs.type === 'number' ? ['number', 'integer'] : [theirs.type ?? kind];
  if (!allowed.includes(kind)) tell({ at: `${at} type`, theirs: theirs.type ?? 'open', here: kind });
  if (Array.isArray(value)) {
    // What is declared as a lone object is compared entry by entry.
    for (const entry of value) valueDifferences(ttalk, `${at}[]`, theirs.items ?? { ...theirs, type: undefined }, entry, tell);
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, inner] of Object.entries(value)) {
      const field = theirs.properties?.[name];
      if (field) valueDifferences(ttalk, `${at} ${name}`, field, inner, tell);
      else tell({ at: `${at} ${name}`, theirs: 'absent', here: 'answered' });
    }
  } else if (typeof value === 'string') {
    const length = theirs.maxLength ?? Number(theirs['x-totvs']?.[0]?.length || Infinity);
    if (theirs.type === 'string' && value.length > length) tell({ at: `${at} length`, theirs: String(length), here: 'longer' });
    if (theirs.enum && !codes(theirs.enum).split(' ').includes(value))
      tell({ at: `${at} values`, theirs: codes(theirs.enum), here: 'another' });
  }
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value === 'number' && Number.isInteger(value) ? 'integer' : typeof value;
}
