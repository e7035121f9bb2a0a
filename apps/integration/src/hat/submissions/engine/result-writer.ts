import type { BatchVerdict, HatResultStore, Settled } from '@ponte/persistence';

interface Waiting {
  verdict: BatchVerdict;
  done: () => void;
}

/**
 * Stores verdicts, all that have gathered while the last ones were being written in one transaction: a quick vendor fills large
 * groups, a slow one has each answer stored at once. While the database is away it keeps trying; if the lease is lost meanwhile the
 * write changes nothing.
 */
export class ResultWriter {
  private waiting: Waiting[] = [];
  private writing?: Promise<void>;

  constructor(
    private readonly store: HatResultStore,
    private readonly tenantId: number,
    private readonly repostAfterMs: number,
    private readonly onStored: (verdicts: readonly BatchVerdict[], settled: Settled) => void,
    /** Waits, and answers what to do: try all again (the database is away), try each alone, or leave it. */
    private readonly onFault: (error: unknown) => Promise<'again' | 'alone' | 'leave'>,
  ) {}

  /** Resolves when the verdict is stored. */
  write(verdict: BatchVerdict): Promise<void> {
    return new Promise((done) => {
      this.waiting.push({ verdict, done });
      this.writing ??= this.drain();
    });
  }

  private async drain(): Promise<void> {
    // Answers that arrive in the same turn of the event loop belong to one group.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.waiting.length > 0) {
      const group = this.waiting;
      this.waiting = [];
      await this.storeGroup(group);
    }
    this.writing = undefined;
  }

  private async storeGroup(group: readonly Waiting[]): Promise<void> {
    const verdicts = group.map(({ verdict }) => verdict);
    for (;;) {
      try {
        const settled = await this.store.apply(this.tenantId, verdicts, this.repostAfterMs);
        this.onStored(verdicts, settled);
        break;
      } catch (error) {
        const next = await this.onFault(error);
        if (next === 'again') continue;
        if (next === 'alone' && group.length > 1) {
          for (const one of group) await this.storeGroup([one]);
          return;
        }
        // Not stored: the lease will run out, and whoever finds the batch treats it as an unknown outcome.
        break;
      }
    }
    for (const { done } of group) done();
  }
}
