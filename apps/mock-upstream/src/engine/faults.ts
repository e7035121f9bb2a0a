/**
 * Which calls a fault hits: of one vendor (absent: of any) and one operation (`*` for all), after skipping `after`, every `every`th, the
 * `first` so many, else all.
 */
export interface FaultScope {
  vendor?: string;
  operation: string;
  after?: number;
  every?: number;
  first?: number;
}

/** What happens to the work when the caller does not learn its token: done (`applied`, the default), done `lateMs` later, or not done. */
export interface LostWork {
  applied?: boolean;
  lateMs?: number;
}

/**
 * - `status`: this answer instead of the work · `delay`: real milliseconds before the work
 * - `resetBefore`, `resetAfter`: the connection is reset before or after the work
 * - `late`: reset, and the work is done only `lateMs` after its time
 * - `lostToken`: a token that later reads as unknown · `noToken`: an answer without one · `falsyService`: serviceResponse false
 * - `unnamedFailure`: the items with these keys (without `keys`, the first item) fail and the outcome does not name them
 * - `outcome`: this final code and these lines, whatever the items are
 */
export type FaultKind =
  | { kind: 'status'; status: number; body?: unknown; headers?: Record<string, string> }
  | { kind: 'delay'; ms: number }
  | { kind: 'resetBefore' }
  | ({ kind: 'resetAfter' } & LostWork)
  | { kind: 'late'; lateMs: number }
  | ({ kind: 'lostToken' } & LostWork)
  | ({ kind: 'noToken' } & LostWork)
  | ({ kind: 'falsyService' } & LostWork)
  | { kind: 'unnamedFailure'; code?: number; keys?: readonly string[] }
  | { kind: 'outcome'; code: number; message?: string; lines?: readonly string[]; applied?: boolean };

export type Fault = FaultScope & FaultKind;

export const faultKinds = [
  'status',
  'delay',
  'resetBefore',
  'resetAfter',
  'late',
  'lostToken',
  'noToken',
  'falsyService',
  'unnamedFailure',
  'outcome',
] as const satisfies readonly FaultKind['kind'][];

/** The faults that strike one call: all delays added up, and the first other fault. */
export interface StruckFaults {
  delayMs: number;
  fault?: Fault;
}

const none: StruckFaults = { delayMs: 0 };

/** The fault switches of one world. Each fault counts the calls of its own scope from when it was added. */
export class Faults {
  #entries: { fault: Fault; seen: number; struck: number }[] = [];

  add(fault: Fault): void {
    this.#entries.push({ fault, seen: 0, struck: 0 });
  }

  /** Removes the switches of one vendor, or all. */
  clear(vendor?: string): void {
    this.#entries = vendor === undefined ? [] : this.#entries.filter(({ fault }) => fault.vendor !== vendor);
  }

  /** Takes over the switches of another world, as far as they have come. */
  copyFrom(other: Faults): void {
    this.#entries = structuredClone(other.#entries);
  }

  list(): readonly { fault: Fault; seen: number; struck: number }[] {
    return this.#entries;
  }

  /** Counts the call and says what strikes it. */
  strike(operation: string, vendor?: string): StruckFaults {
    if (this.#entries.length === 0) return none;
    const struck: StruckFaults = { delayMs: 0 };
    for (const entry of this.#entries) {
      const { fault } = entry;
      if (fault.operation !== '*' && fault.operation !== operation) continue;
      if (fault.vendor !== undefined && fault.vendor !== vendor) continue;
      entry.seen++;
      if (!isDue(fault, entry.seen, entry.struck)) continue;
      if (fault.kind === 'delay') struck.delayMs += fault.ms;
      else if (struck.fault) continue;
      else struck.fault = fault;
      entry.struck++;
    }
    return struck;
  }
}

function isDue(scope: FaultScope, seen: number, struck: number): boolean {
  const counted = seen - (scope.after ?? 0);
  if (counted <= 0) return false;
  if (scope.every !== undefined && counted % scope.every !== 0) return false;
  return scope.first === undefined || struck < scope.first;
}
