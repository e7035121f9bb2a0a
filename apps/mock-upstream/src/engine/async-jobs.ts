/** How long a job takes. `lateMs` takes it out of the queue: it is applied that much after its time, holding nobody up. */
export interface JobTiming {
  acceptedAt: number;
  processingMs: number;
  lateMs?: number;
}

export type JobProgress<Work, Outcome> =
  { phase: 'unknown' } | { phase: 'waiting' | 'processing'; work: Work } | { phase: 'final'; outcome: Outcome };

/** A job as it is kept: `outcome` is set once applied, `work` only until then. A hidden job is applied but its token is unknown. */
export interface Job<Work, Outcome> {
  readonly token: string;
  readonly acceptedAt: number;
  readonly dueAt: number;
  readonly late: boolean;
  readonly hidden: boolean;
  work?: Work;
  outcome?: Outcome;
}

/**
 * Work that is accepted now and done later, told by token. Nothing runs by itself: whoever reads or writes calls `advance`
 * first, and jobs whose time has come are then applied in arrival order. Times are milliseconds of the world's clock.
 */
export class AsyncJobs<Work, Outcome> {
  #jobs = new Map<string, Job<Work, Outcome>>();
  #queue: Job<Work, Outcome>[] = [];
  #head = 0;
  #late: Job<Work, Outcome>[] = [];
  #lastDueAt = 0;

  /** @param keep how many finished tokens are remembered; older ones become unknown */
  constructor(
    private readonly apply: (work: Work, at: number) => Outcome,
    private readonly keep = 100_000,
  ) {}

  accept(token: string, work: Work, timing: JobTiming, hidden = false): Job<Work, Outcome> {
    const late = timing.lateMs !== undefined;
    const ownDueAt = timing.acceptedAt + timing.processingMs + (timing.lateMs ?? 0);
    // A queue is served in order: a job never overtakes one that came before it, even when processing became quicker since.
    const dueAt = late ? ownDueAt : Math.max(ownDueAt, this.#lastDueAt);
    const job: Job<Work, Outcome> = { token, acceptedAt: timing.acceptedAt, dueAt, late, hidden, work };
    this.#enqueue(job);
    return job;
  }

  /** Puts back a job of an earlier run, finished or not. */
  restore(job: Job<Work, Outcome>): void {
    if (job.outcome === undefined) this.#enqueue(job);
    else this.#jobs.set(job.token, job);
  }

  /** Applies every job whose time has come. */
  advance(now: number): void {
    for (;;) {
      const queued = this.#queue[this.#head];
      const late = this.#late[0];
      const next = late && late.dueAt <= now && (!queued || late.dueAt < queued.dueAt) ? late : queued;
      if (!next || next.dueAt > now) break;
      if (next === late) this.#late.shift();
      else this.#head++;
      const { work } = next;
      delete next.work;
      if (work !== undefined) next.outcome = this.apply(work, next.dueAt);
    }
    if (this.#head === this.#queue.length || this.#head > 1_000) {
      this.#queue = this.#queue.slice(this.#head);
      this.#head = 0;
    }
  }

  progress(token: string, now: number): JobProgress<Work, Outcome> {
    const job = this.#jobs.get(token);
    if (!job || job.hidden) return { phase: 'unknown' };
    if (job.outcome !== undefined) return { phase: 'final', outcome: job.outcome };
    if (job.work === undefined) return { phase: 'unknown' };
    const halfway = job.acceptedAt + (job.dueAt - job.acceptedAt) / 2;
    return { phase: now < halfway ? 'waiting' : 'processing', work: job.work };
  }

  get size(): number {
    return this.#jobs.size;
  }

  find(token: string): Readonly<Job<Work, Outcome>> | undefined {
    return this.#jobs.get(token);
  }

  /** Every job still remembered, in arrival order. */
  all(): IterableIterator<Job<Work, Outcome>> {
    return this.#jobs.values();
  }

  clear(): void {
    this.#jobs.clear();
    this.#queue = [];
    this.#head = 0;
    this.#late = [];
    this.#lastDueAt = 0;
  }

  #enqueue(job: Job<Work, Outcome>): void {
    this.#jobs.set(job.token, job);
    if (job.late) {
      const before = this.#late.findIndex((other) => other.dueAt > job.dueAt);
      this.#late.splice(before === -1 ? this.#late.length : before, 0, job);
    } else {
      this.#lastDueAt = job.dueAt;
      this.#queue.push(job);
    }
    if (this.#jobs.size > this.keep * 1.1) this.#forgetOldest();
  }

  // In bulk: deleting one entry from the front of a large Map for each one added would scan the holes left by the earlier ones.
  #forgetOldest(): void {
    let excess = this.#jobs.size - this.keep;
    for (const [token, job] of this.#jobs) {
      if (excess <= 0) break;
      if (job.outcome === undefined) continue;
      this.#jobs.delete(token);
      excess--;
    }
  }
}
