import type { Journal } from './journal/journal';
import type { JournalEntry } from './journal/journal-entry';

/** One call that came in, in short. Keys of items, never bodies, never tokens. `sequence` counts the calls of the same operation from 1. */
export interface MockCall {
  vendor: string;
  operation: string;
  method: string;
  sequence: number;
  status?: number;
  keys?: readonly string[];
  /** Text of `X-Mock-Reason`. */
  reason?: string;
  /** What a strict world would have refused. */
  warnings?: readonly string[];
}

/** A call of the journal as hooks and `calls()` see it, as of now. */
export function mockCallOf({ vendor, operation, method, ordinal, status, keys, reason, warnings }: JournalEntry): MockCall {
  return {
    vendor,
    operation,
    method,
    sequence: ordinal,
    ...(status === undefined ? {} : { status }),
    ...(keys === undefined ? {} : { keys }),
    ...(reason === undefined ? {} : { reason }),
    ...(warnings === undefined ? {} : { warnings }),
  };
}

/** The calls that a journal still has, in order of arrival. */
export class MockCalls {
  constructor(private readonly journal: Journal) {}

  list(vendor?: string): MockCall[] {
    const entries = this.journal.entries();
    return (vendor === undefined ? entries : entries.filter((entry) => entry.vendor === vendor)).map(mockCallOf);
  }
}
