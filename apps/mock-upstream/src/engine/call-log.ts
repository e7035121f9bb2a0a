/** One call that came in. Keys of items, never bodies, never tokens. `sequence` counts the calls of the same operation from 1. */
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

/** The last calls of one world, in order of arrival; older ones are dropped. */
export class CallLog {
  #calls: MockCall[] = [];
  #sequences = new Map<string, number>();

  /** @param keep how many calls are kept */
  constructor(private readonly keep = 10_000) {}

  begin(vendor: string, operation: string, method: string): MockCall {
    const counter = `${vendor} ${operation}`;
    const sequence = (this.#sequences.get(counter) ?? 0) + 1;
    this.#sequences.set(counter, sequence);
    const call: MockCall = { vendor, operation, method, sequence };
    this.#calls.push(call);
    if (this.#calls.length >= this.keep * 2) this.#calls = this.#calls.slice(-this.keep);
    return call;
  }

  list(vendor?: string): readonly MockCall[] {
    const calls = vendor === undefined ? this.#calls : this.#calls.filter((call) => call.vendor === vendor);
    return calls.slice(-this.keep);
  }

  /** Forgets the calls, those of one vendor or all. */
  clear(vendor?: string): void {
    this.#calls = vendor === undefined ? [] : this.#calls.filter((call) => call.vendor !== vendor);
    for (const counter of [...this.#sequences.keys()]) {
      if (vendor === undefined || counter.startsWith(`${vendor} `)) this.#sequences.delete(counter);
    }
  }
}
