import type { BodyMatch } from './journal/verify/body-match';
import type { ValueMatch } from './journal/verify/value-match';

/** Which calls are meant, by what they carry. All that is given must hold. */
export interface FaultMatch {
  /** Carries one of these keys: as a text anywhere in its JSON body, a part of its path, or a value of its query. */
  keys?: readonly string[];
  /** As `keys`, by a regular expression. */
  keysLike?: string;
  path?: string | { matches: string };
  query?: Readonly<Record<string, ValueMatch>>;
  headers?: Readonly<Record<string, ValueMatch>>;
  body?: BodyMatch;
}

/**
 * Which calls a fault hits: of one vendor (absent: of any) and one operation (`*` for all), by method and content, within a window of
 * the world's clock. Of those it skips `after`, then takes every `every`th, the `first` so many, else all, each with a `probability`.
 */
export interface FaultScope {
  /** Told by the journal. */
  name?: string;
  vendor?: string;
  operation: string;
  method?: string;
  match?: FaultMatch;
  after?: number;
  every?: number;
  first?: number;
  /** Of a call that is due, 0 to 1, drawn from the seed of the world. */
  probability?: number;
  /** From this moment of the world's clock: ISO 8601, a day, or milliseconds since 1970. */
  from?: number | string;
  /** Before this moment. */
  until?: number | string;
  /** So long from when it was added (or from `from`), as a duration. */
  for?: number | string;
  /** Counts again from the start each so long, as a duration: with `after` a quota. */
  per?: number | string;
}

/** What happens to the work when the caller does not learn its token: done (`applied`, the default), done `lateMs` later, or not done. */
export interface LostWork {
  applied?: boolean;
  lateMs?: number;
}

/** Items by key, as the vendor shows it: these, or those that a regular expression finds. */
export interface FaultyItems {
  keys?: readonly string[];
  keysLike?: string;
}

/** Changes of an answer's JSON by path (`items[0].code`, `items[*].status`): values set, types changed, fields left out. */
export interface Drift {
  set?: Readonly<Record<string, unknown>>;
  retype?: Readonly<Record<string, JsonType>>;
  remove?: readonly string[];
}

export const jsonTypes = ['string', 'number', 'boolean', 'array', 'object', 'null'] as const;
export type JsonType = (typeof jsonTypes)[number];

export const charsets = ['iso-8859-1', 'utf-16le'] as const;

/**
 * What spoils an answer on its way; the work is done.
 * - `truncated`: the connection ends after so many bytes, half of them by default · `malformed`: the last character is missing
 * - `drip`: so many bytes a second · `charset`: encoded so, and declared as `declared` (absent: as before, which is UTF-8)
 * - `drift`: another contract
 */
export type WireFaultKind =
  | { kind: 'truncated'; bytes?: number }
  | { kind: 'malformed' }
  | { kind: 'drip'; bytesPerSecond: number }
  | { kind: 'charset'; charset?: (typeof charsets)[number]; declared?: string }
  | ({ kind: 'drift' } & Drift);

/**
 * What happens to the work.
 * - `status`: this answer instead of the work, or after it
 * - `resetBefore`, `resetAfter`: the connection is reset before or after the work
 * - `late`: reset, and the work is done only `lateMs` after its time
 * - `lostToken`: a token that later reads as unknown · `noToken`: an answer without one · `falsyService`: serviceResponse false
 * - `stuckToken`: a token that stays pending; the work is done only `lateMs` after its time (absent: never)
 * - `outcome`: this final code and these lines, whatever the items are
 */
export type WorkFaultKind =
  | { kind: 'status'; status: number; body?: unknown; headers?: Record<string, string>; afterWork?: boolean }
  | { kind: 'resetBefore' }
  | ({ kind: 'resetAfter' } & LostWork)
  | { kind: 'late'; lateMs: number }
  | ({ kind: 'lostToken' } & LostWork)
  | ({ kind: 'noToken' } & LostWork)
  | ({ kind: 'falsyService' } & LostWork)
  | { kind: 'stuckToken'; lateMs?: number }
  | { kind: 'outcome'; code: number; message?: string; lines?: readonly string[]; applied?: boolean };

/**
 * What happens to items of a call, whatever else strikes it.
 * - `refusedItems`: items (absent: all) are refused by name · `unnamedFailure`: items (absent: the first) fail, and nothing names them
 */
export type ItemFaultKind =
  ({ kind: 'refusedItems'; reason?: string } & FaultyItems) | ({ kind: 'unnamedFailure'; code?: number } & FaultyItems);

/** Waits before or after the work: `ms`, or between `ms` and `toMs`, drawn from the seed. Milliseconds of the world's clock. */
export interface DelayFaultKind {
  kind: 'delay';
  ms: number;
  toMs?: number;
  afterWork?: boolean;
}

export type FaultKind = WorkFaultKind | ItemFaultKind | WireFaultKind | DelayFaultKind;
export type Fault = FaultScope & FaultKind;
export type WireFault = FaultScope & WireFaultKind;
export type WorkFault = FaultScope & WorkFaultKind;
export type ItemFault = FaultScope & ItemFaultKind;

export const wireFaultKinds = ['drift', 'charset', 'malformed', 'truncated', 'drip'] as const satisfies readonly WireFaultKind['kind'][];

export function isItemFault(fault: Fault): fault is ItemFault {
  return fault.kind === 'refusedItems' || fault.kind === 'unnamedFailure';
}

export function isWireFault(fault: Fault): fault is WireFault {
  return (wireFaultKinds as readonly string[]).includes(fault.kind);
}
