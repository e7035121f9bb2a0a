import type { ItemFault, WorkFault } from './fault';
import type { JournalEntry } from './journal/journal-entry';
import { printable } from './mock-headers';
import type { Strictness } from './strictness';
import type { VendorCall } from './vendor';

/** What came over the wire for a vendor. */
export interface Arrival extends Omit<VendorCall, 'operation' | 'fault' | 'itemFaults' | 'about' | 'breaks'> {
  /** Id of the request, given by the caller or by the server. */
  readonly id?: string;
  readonly remoteHost?: string;
  readonly remotePort?: number;
}

const mostWarnings = 100;

/** A call as its vendor sees it. */
export class ReceivedCall implements VendorCall {
  readonly method: string;
  readonly params: VendorCall['params'];
  readonly query: VendorCall['query'];
  readonly path: string;
  readonly headers: VendorCall['headers'];
  readonly text: string;

  constructor(
    readonly operation: string,
    arrival: Arrival,
    private readonly record: JournalEntry,
    private readonly strictness: Strictness,
    readonly fault: WorkFault | undefined,
    readonly itemFaults: readonly ItemFault[],
  ) {
    this.method = arrival.method;
    this.params = arrival.params;
    this.query = arrival.query;
    this.path = arrival.path;
    this.headers = arrival.headers;
    this.text = arrival.text;
  }

  about(keys: readonly string[]): void {
    this.record.keys = keys;
  }

  breaks(reason: string): boolean {
    if (this.strictness === 'strict') return true;
    const { warnings = [] } = this.record;
    if (this.strictness === 'warn' && warnings.length < mostWarnings) this.record.warnings = [...warnings, printable(reason)];
    return false;
  }

  /** Whether the body is of one of these types, parameters aside; of any when none is given. */
  isOfMediaType(accepted?: readonly string[]): boolean {
    if (!accepted) return true;
    const [type = ''] = (this.headers['content-type'] ?? '').split(';');
    return accepted.includes(type.trim().toLowerCase());
  }
}
