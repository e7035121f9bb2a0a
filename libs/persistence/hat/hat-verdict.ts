/** What one call told about one batch, ready to be stored. Units: milliseconds. */
export interface BatchVerdict {
  batchId: string;
  leaseId: string;
  /** awaiting: token kept, poll again; settled: a final answer; returned: known not sent; unknown: nobody knows. */
  state: 'awaiting' | 'settled' | 'returned' | 'unknown';
  token?: string;
  nextPollMs?: number;
  deadlineMs?: number;
  code?: string;
  message?: string;
  details?: readonly string[];
  polls?: number;
  settle: readonly Settlement[];
  requeue: readonly Requeue[];
  exchange?: { operation: string; status?: number; failure?: string; durationMs: number };
}

/** Items that reach their end. */
export interface Settlement {
  changeIds: readonly string[];
  state: 'confirmed' | 'rejected' | 'failed';
  code?: string;
  vendorMessage?: string;
  charged: 0 | 1;
}

/** Items that go back to their place in the queue. */
export interface Requeue {
  changeIds: readonly string[];
  /** Largest batch they may travel in from now on. */
  batchLimit?: number;
  charged: 0 | 1;
  delayMs?: number;
  /**
   * not-applied: the ledger gets back what it knew; maybe-applied: HAT is done with it, how is not known; unknown: the outcome was
   * never learned, the key is uncertain until it was posted once more.
   */
  outcome: 'not-applied' | 'maybe-applied' | 'unknown';
  /** HAT refused it for want of a parent that was accepted later: it waits for every open parent now. */
  awaitsAllParents?: boolean;
}
