import type { OperationCounter } from './call-counters';

/** Headers as Node hands them over: lower-case names. Kept by reference, so nobody may change them afterwards. */
export type HeaderBag = Readonly<Record<string, string | number | readonly string[] | undefined>>;

/** How a call ended: an answer as meant, a reset connection, a body cut short or garbled by a fault, or a caller who left. */
export const callOutcomes = ['answered', 'reset', 'truncated', 'malformed', 'aborted'] as const;
export type CallOutcome = (typeof callOutcomes)[number];

/** What is known of a call when it arrives. */
export interface ArrivedCall {
  vendor: string;
  operation: string;
  method: string;
  /** Path template of the contract, for example `/integration/{tokenId}`; absent for a path that no operation has. */
  template?: string;
  /** Path with its query as received, without the prefix that chose the world. */
  path: string;
  headers: HeaderBag;
  body?: string;
  /** Id of the request, given by the caller or by the server. */
  id?: string;
  remoteHost?: string;
  remotePort?: number;
}

/** How the call ended. `body` is the text that was, or would have been, put on the wire. */
export interface FinishedCall {
  outcome: CallOutcome;
  /** Absent when nothing was answered. */
  status?: number;
  headers?: HeaderBag;
  body?: string;
}

/** The fault that struck a call. */
export interface StruckFault {
  readonly kind: string;
  readonly name?: string;
}

/**
 * One call, held as the texts that were in memory anyway: nothing is parsed, copied or masked before somebody reads.
 * The operation may write `keys`, `fault`, `warnings` and `reason` until the call is finished.
 */
export class JournalEntry {
  status: number | undefined = undefined;
  outcome: CallOutcome | undefined = undefined;
  responseHeaders: HeaderBag | undefined = undefined;
  responseBody: string | undefined = undefined;
  endedAt: number | undefined = undefined;
  /** Keys of the items in the call, as the vendor shows them. */
  keys: readonly string[] | undefined = undefined;
  fault: StruckFault | undefined = undefined;
  /** What a strict world would have refused. */
  warnings: readonly string[] | undefined = undefined;
  /** Text of `X-Mock-Reason`. */
  reason: string | undefined = undefined;
  /** Full length in characters of a body that is kept only in part, or no more. */
  requestLength: number | undefined = undefined;
  responseLength: number | undefined = undefined;
  /** The bodies went to make room for newer calls. */
  bodiesDropped = false;
  /** Bytes counted for the bodies, and for all else. */
  bodyBytes = 0;
  headBytes = 0;

  /** Place among the calls of its operation, from 1. */
  readonly ordinal: number;
  requestBody: string | undefined;

  /**
   * @param sequence place in the world, from 1
   * @param call belongs to the entry from now on; its body moves over, so that nothing else holds it
   * @param worldTime milliseconds since 1970 by the world's clock @param startedAt wall milliseconds, any origin
   */
  constructor(
    readonly sequence: number,
    readonly counter: OperationCounter,
    readonly call: ArrivedCall,
    readonly worldTime: number,
    readonly startedAt: number,
  ) {
    this.ordinal = ++counter.arrived;
    this.requestBody = call.body;
    call.body = undefined;
  }

  get vendor(): string {
    return this.call.vendor;
  }

  get operation(): string {
    return this.call.operation;
  }

  get method(): string {
    return this.call.method;
  }
}
