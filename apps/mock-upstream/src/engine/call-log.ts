/** One call that came in. Keys of items, never bodies, never tokens. `sequence` counts the calls of the same operation from 1. */
export interface MockCall {
  vendor: 'hat';
  operation: string;
  method: string;
  sequence: number;
  status?: number;
  keys?: readonly string[];
}

/** The last calls of one world, in order of arrival; older ones are dropped. */
export class CallLog {
  #calls: MockCall[] = [];
  #sequences = new Map<string, number>();

  /** @param keep how many calls are kept */
  constructor(private readonly keep = 10_000) {}

  begin(vendor: MockCall['vendor'], operation: string, method: string): MockCall {
    const sequence = (this.#sequences.get(operation) ?? 0) + 1;
    this.#sequences.set(operation, sequence);
    const call: MockCall = { vendor, operation, method, sequence };
    this.#calls.push(call);
    if (this.#calls.length >= this.keep * 2) this.#calls = this.#calls.slice(-this.keep);
    return call;
  }

  list(): readonly MockCall[] {
    return this.#calls.slice(-this.keep);
  }

  clear(): void {
    this.#calls = [];
    this.#sequences.clear();
  }
}
