import { hatResources, type HatResource } from '@ponte/hat/contract';
import { AsyncJobs, type Job, type JobProgress, type JobTiming } from '../engine/async-jobs';
import type { VendorContext, VendorState } from '../engine/vendor';
import { applyItem } from './apply-item';
import { HatGuides } from './authorizations/hat-guides';
import { applyBatch, type BatchOutcome, type HatBatch } from './batch-outcome';
import { Credentials } from './credentials';
import { readHatEntry, type HatEntry, type RecordPlace } from './hat-entry';
import type { HatItem, HatMockSettings } from './hat.settings';
import { InsurerRecords } from './insurer-records';

/** HAT in one world: records, queue, guides, credentials. Whoever reads gets the state of the present moment. */
export class HatState implements VendorState {
  readonly credentials = new Credentials((entry) => this.#remember(entry));
  readonly guides = new HatGuides((entry) => this.#remember(entry));
  #insurers = new Map<string, InsurerRecords>();
  readonly #jobs = new AsyncJobs<HatBatch, BatchOutcome>((batch) => applyBatch(batch, this.#insurer(batch.healthInsurerId)));

  constructor(private readonly context: VendorContext<HatMockSettings>) {}

  get settings(): Readonly<HatMockSettings> {
    return this.context.settings.current;
  }

  /** Milliseconds since 1970 by the world's clock. */
  now(): number {
    return this.context.clock.now();
  }

  /** A seed for what is generated without one. */
  drawSeed(): string {
    return this.context.random.hex(8);
  }

  /** Of a guide: 8 digits. */
  drawPassword(): string {
    return String(Math.floor(this.context.random.fraction() * 100_000_000)).padStart(8, '0');
  }

  /** A token that no batch has. */
  newToken(): string {
    let token = this.context.random.uuid();
    // The sequence of a seed may begin again while what it made is still here: after a restart, or in a restored world.
    while (this.#jobs.find(token)) token = this.context.random.uuid();
    return token;
  }

  /** Queues a batch. Hidden: its token will read as unknown. */
  accept(token: string, batch: HatBatch, lateMs?: number, hidden = false): void {
    const now = this.#advance();
    const timing: JobTiming = { acceptedAt: now, processingMs: this.settings.processingMs, lateMs };
    this.#remember({ type: 'job', job: this.#jobs.accept(token, batch, timing, hidden) });
  }

  progress(token: string): JobProgress<HatBatch, BatchOutcome> {
    return this.#jobs.progress(token, this.#advance());
  }

  /** @returns the token, which is accepted from now on */
  newCredential(): string {
    const token = this.context.random.hex(32);
    this.credentials.add(token, this.settings.credentialTtlMs, this.now());
    return token;
  }

  /** The records of one operator, the first configured one by default, by key. Not a copy. */
  records(resource: HatResource, healthInsurerId?: string): ReadonlyMap<string, HatItem> {
    return this.insurer(healthInsurerId).records[resource];
  }

  insurer(healthInsurerId = this.settings.insurers[0]?.healthInsurerId ?? ''): InsurerRecords {
    this.#advance();
    return this.#insurer(healthInsurerId);
  }

  /** All batches whose tokens are remembered, in the order of their arrival. */
  batches(): { size: number; all(): Iterable<Readonly<Job<HatBatch, BatchOutcome>>>; find: AsyncJobs<HatBatch, BatchOutcome>['find'] } {
    this.#advance();
    return { size: this.#jobs.size, all: () => this.#jobs.all(), find: (token) => this.#jobs.find(token) };
  }

  /** Takes an item as if it had been sent and accepted. */
  seed(place: RecordPlace, record: HatItem): void {
    this.#remember(this.#change({ type: 'seeded', ...place, at: this.#advance(), record }));
  }

  /** Writes a record as a whole. */
  rewrite(place: RecordPlace, record: HatItem): void {
    this.#remember(this.#change({ type: 'record', ...place, at: this.#advance(), record }));
  }

  remove(place: RecordPlace): void {
    this.#remember(this.#change({ type: 'removed', ...place, at: this.#advance() }));
  }

  reset(): void {
    this.#insurers = new Map();
    this.#jobs.clear();
    this.guides.clear();
    this.credentials.clear();
  }

  restore(entry: unknown): void {
    this.#change(readHatEntry(entry));
  }

  *snapshot(): Generator<HatEntry> {
    this.#advance();
    yield* this.credentials.snapshot();
    for (const insurer of this.#insurers.values()) {
      const { healthInsurerId } = insurer;
      for (const resource of hatResources) {
        for (const [key, record] of insurer.records[resource]) yield { type: 'record', healthInsurerId, resource, key, record };
        for (const [key, standing] of insurer.standingsOf(resource) ?? []) {
          yield { type: 'standing', healthInsurerId, resource, key, standing };
        }
      }
    }
    for (const job of this.#jobs.all()) yield { type: 'job', job };
    yield* this.guides.snapshot();
  }

  #change(entry: HatEntry): HatEntry {
    switch (entry.type) {
      case 'job':
        // What was due before this batch came is applied before it, as it was then.
        this.#jobs.advance(entry.job.acceptedAt);
        this.#jobs.restore(entry.job);
        return entry;
      case 'credential':
        this.credentials.restore(entry);
        return entry;
      case 'guide':
      case 'guideMark':
      case 'guideRemoved':
      case 'guideSequence':
        this.guides.restore(entry);
        return entry;
      case 'record':
      case 'seeded':
      case 'removed':
      case 'standing': {
        if (entry.at !== undefined) this.#jobs.advance(entry.at);
        const insurer = this.#insurer(entry.healthInsurerId);
        if (entry.type === 'record') insurer.replace(entry.resource, entry.key, entry.record);
        else if (entry.type === 'seeded') applyItem(entry.resource, insurer, entry.record, entry.key);
        else if (entry.type === 'removed') insurer.remove(entry.resource, entry.key);
        else insurer.standingsOf(entry.resource)?.set(entry.key, entry.standing);
        return entry;
      }
    }
  }

  #remember(entry: HatEntry): void {
    this.context.remember(entry);
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
    const now = this.context.clock.now();
    this.#jobs.advance(now);
    return now;
  }
}
