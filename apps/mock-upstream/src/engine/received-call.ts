import type { MockCall } from './call-log';
import type { Fault } from './faults';
import { printable } from './mock-headers';
import type { Strictness } from './strictness';
import type { VendorCall } from './vendor';

/** What came over the wire for a vendor. */
export type Arrival = Omit<VendorCall, 'operation' | 'fault' | 'about' | 'breaks'>;

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
    private readonly record: MockCall,
    private readonly strictness: Strictness,
    readonly fault: Fault | undefined,
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
