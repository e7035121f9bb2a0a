import type { HatResource } from '@ponte/hat/contract';
import { AsyncJobs, type Job, type JobProgress, type JobTiming } from '../engine/async-jobs';
import type { WorldClock } from '../engine/clock';
import type { VendorState } from '../engine/world';
import { applyBatch, type BatchOutcome, type HatBatch } from './batch-outcome';
import { Credentials } from './credentials';
import type { HatItem, HatMockSettings, HatTenant } from './hat.settings';
import { InsurerRecords } from './insurer-records';

/** A change that must outlive the process, told before its call is answered. */
export type HatChange = { type: 'job'; job: Job<HatBatch, BatchOutcome> } | { type: 'credential'; digest: string } | { type: 'reset' };

/** HAT in one world: records, queue, credentials, settings. Whoever reads gets the state of the present moment. */
export class HatState implements VendorState {
  readonly credentials: Credentials;
  settings: HatMockSettings;
  #insurers = new Map<string, InsurerRecords>();
  readonly #jobs = new AsyncJobs<HatBatch, BatchOutcome>((batch) => applyBatch(batch, this.#insurer(batch.healthInsurerId)));

  /** @param remember called for each change that must outlive the process */
  constructor(
    readonly tenant: HatTenant,
    private readonly initialSettings: HatMockSettings,
    private readonly clock: WorldClock,
    private readonly remember: (change: HatChange) => void = () => undefined,
  ) {
    this.settings = { ...initialSettings };
    this.credentials = new Credentials(tenant);
  }

  /** Queues a batch. Hidden: its token will read as unknown. */
  accept(token: string, batch: HatBatch, lateMs?: number, hidden = false): void {
    const now = this.#advance();
    const timing: JobTiming = { acceptedAt: now, processingMs: this.settings.processingMs, lateMs };
    this.remember({ type: 'job', job: this.#jobs.accept(token, batch, timing, hidden) });
  }

  progress(token: string): JobProgress<HatBatch, BatchOutcome> {
    return this.#jobs.progress(token, this.#advance());
  }

  /** Changes the given settings. One given as undefined stays as it is, except `poison`, which it removes. */
  changeSettings(change: Partial<HatMockSettings>): void {
    const given = Object.entries(change).filter(([name, value]) => value !== undefined || name === 'poison');
    this.settings = { ...this.settings, ...Object.fromEntries(given) };
  }

  addCredential(token: string): void {
    this.remember({ type: 'credential', digest: this.credentials.add(token) });
  }

  /** The records of one operator, the first configured one by default, by key. Not a copy. */
  records(resource: HatResource, healthInsurerId?: string): ReadonlyMap<string, HatItem> {
    return this.insurer(healthInsurerId).records[resource];
  }

  insurer(healthInsurerId = this.tenant.insurers[0]?.healthInsurerId ?? ''): InsurerRecords {
    this.#advance();
    return this.#insurer(healthInsurerId);
  }

  reset(): void {
    this.#forget();
    this.settings = { ...this.initialSettings };
    this.remember({ type: 'reset' });
  }

  /** Takes back a change of an earlier run, in the order in which they were remembered. */
  restore(change: HatChange): void {
    if (change.type === 'job') {
      // What was due before this batch came is applied before it, as it was then.
      this.#jobs.advance(change.job.acceptedAt);
      this.#jobs.restore(change.job);
    } else if (change.type === 'credential') this.credentials.addDigest(change.digest);
    else this.#forget();
  }

  /** All insurers with records, and all remembered jobs, as of now: what a compacted log is written from. */
  snapshot(): { insurers: Iterable<InsurerRecords>; jobs: Iterable<Job<HatBatch, BatchOutcome>>; digests: Iterable<string> } {
    this.#advance();
    return { insurers: this.#insurers.values(), jobs: this.#jobs.all(), digests: this.credentials.created() };
  }

  #forget(): void {
    this.#insurers = new Map();
    this.#jobs.clear();
    this.credentials.clear();
  }

  #insurer(healthInsurerId: string): InsurerRecords {
    let insurer = this.#insurers.get(healthInsurerId);
    if (!insurer) {
      insurer = new InsurerRecords(healthInsurerId);
      this.#insurers.set(healthInsurerId, insurer);
    }
    return insurer;
  }

  #advance(): number {
    const now = this.clock.now();
    this.#jobs.advance(now);
    return now;
  }
}
