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
    /** Answers whether to try again. */
    private readonly onFault: (error: unknown) => Promise<boolean>,
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
        // Not stored: the lease will run out, and whoever finds the batch treats it as an unknown outcome.
        if (!(await this.onFault(error))) break;
      }
    }
    for (const { done } of group) done();
  }
}
