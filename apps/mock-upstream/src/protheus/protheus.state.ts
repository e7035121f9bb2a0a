import { sha256 } from '@ponte/common';
import { FieldError } from '../engine/field-error';
import type { VendorContext, VendorState } from '../engine/vendor';
import { calendarDay } from './calendar-day';
import { DailyCodes } from './daily-codes';
import { KeptRecords } from './kept-records';
import { readProtheusEntry, type LateCreation, type PrescriptionDraft, type ProtheusEntry, type RecordEntry } from './protheus-entry';
import type { ProtheusMockSettings } from './protheus.settings';
import { checkRecord } from './record-schemas';
import { groupOf, keyOf, type Prescription, type Professional, type RecordByKind, type RecordKind, type Refund } from './records';
import { seedRecords } from './seed-records';
import { jwtText, Tokens, type KeptToken, type TokenKind } from './tokens';

type Records = { readonly [Kind in RecordKind]: KeptRecords<RecordByKind[Kind]> };

const tokensKept = 1_000;

/** Protheus in one world. Whoever reads gets the state of the present moment. */
export class ProtheusState implements VendorState {
  readonly #records: Records = {
    insurers: this.#recordsOf('insurers'),
    beneficiaries: this.#recordsOf('beneficiaries'),
    professionals: this.#recordsOf('professionals'),
    medications: this.#recordsOf('medications'),
    prescriptions: this.#recordsOf('prescriptions'),
    refunds: this.#recordsOf('refunds'),
  };
  readonly #tokens = new Tokens();
  readonly #codes = new DailyCodes();
  /** In the order of their time. */
  #late: LateCreation[] = [];

  constructor(private readonly context: VendorContext<ProtheusMockSettings>) {}

  get settings(): Readonly<ProtheusMockSettings> {
    return this.context.settings.current;
  }

  today(): string {
    return calendarDay(this.context.clock.now());
  }

  find<Kind extends RecordKind>(kind: Kind, key: string): RecordByKind[Kind] | undefined {
    this.#advance();
    return this.#records[kind].get(key) as RecordByKind[Kind] | undefined;
  }

  /** In the order in which they first came. */
  all<Kind extends RecordKind>(kind: Kind): Iterable<RecordByKind[Kind]> {
    this.#advance();
    return (this.#records[kind] as KeptRecords<RecordByKind[Kind]>).all();
  }

  /** Prescriptions of a beneficiary, refunds of a prescription, beneficiaries of an insurer. */
  ofGroup<Kind extends RecordKind>(kind: Kind, group: string): Iterable<RecordByKind[Kind]> {
    this.#advance();
    return (this.#records[kind] as KeptRecords<RecordByKind[Kind]>).ofGroup(group);
  }

  /** Whether the token may call, which user it belongs to. */
  token(text: string, kind: TokenKind): Readonly<KeptToken> | undefined {
    return this.#tokens.find(text, kind, this.context.clock.now());
  }

  issueToken(username: string, kind: TokenKind): string {
    const { clock, random } = this.context;
    const now = clock.now();
    const { accessTokenSeconds, refreshTokenSeconds } = this.settings;
    const expiresAt = now + (kind === 'access' ? accessTokenSeconds : refreshTokenSeconds) * 1_000;
    const seconds = (time: number) => Math.floor(time / 1_000);
    const text = jwtText({ sub: username, iat: seconds(now), exp: seconds(expiresAt), use: kind }, random);
    if (this.#tokens.size >= tokensKept) this.#tokens.forgetExpired(now);
    this.#write({ type: 'token', token: { digest: sha256(text), kind, username, expiresAt } });
    return text;
  }

  revokeToken(digest: string): void {
    this.#write({ type: 'tokenGone', digest });
  }

  /** From now on every token is refused, as after a restart of the server. */
  forgetTokens(): void {
    for (const { digest } of [...this.#tokens.all()]) this.revokeToken(digest);
  }

  /** Registers a prescription under a new code. */
  register(healthInsurerCode: string, draft: PrescriptionDraft): Prescription {
    this.#advance();
    return this.#register({ healthInsurerCode, draft }, this.context.clock.now());
  }

  /** Registers a prescription only when so many milliseconds of the world have passed. */
  registerLater(healthInsurerCode: string, draft: PrescriptionDraft, lateMs: number): void {
    const now = this.#advance();
    this.#write({ type: 'late', creation: { id: this.context.random.uuid(), dueAt: now + lateMs, healthInsurerCode, draft } });
  }

  /** The number that the next refund protocol of the prescription gets. @throws FieldError */
  nextProtocol({ subscriberId }: Pick<Prescription, 'subscriberId'>): string {
    const { healthInsurerCode = '' } = this.#records.beneficiaries.get(subscriberId) ?? {};
    return this.#nextCode('refunds', healthInsurerCode, this.today());
  }

  /** The code that the next prescription of that day gets. @throws FieldError */
  nextPrescriptionCode(healthInsurerCode: string, day: string): string {
    this.#advance();
    return this.#nextCode('prescriptions', healthInsurerCode, day);
  }

  /** Inserts or replaces. @throws FieldError */
  put<Kind extends RecordKind>(kind: Kind, value: unknown): RecordByKind[Kind] {
    const record = checkRecord(kind, value);
    this.#advance();
    this.#write({ type: 'record', kind, record } as RecordEntry);
    return record;
  }

  /** Removes a record; with a prescription go its refund protocols. */
  remove(kind: RecordKind, key: string): void {
    this.#advance();
    if (kind === 'prescriptions') for (const { protocol } of [...this.refundsOf(key)]) this.remove('refunds', protocol);
    this.#write({ type: 'removed', kind, key });
  }

  refundsOf(prescriptionCode: string): Iterable<Refund> {
    return this.ofGroup('refunds', prescriptionCode);
  }

  reset(): void {
    for (const records of Object.values(this.#records)) records.clear();
    this.#tokens.clear();
    this.#codes.clear();
    this.#late = [];
  }

  restore(entry: unknown): void {
    this.#change(readProtheusEntry(entry));
  }

  *snapshot(): Generator<ProtheusEntry> {
    this.#advance();
    for (const kind of Object.keys(this.#records) as RecordKind[]) {
      for (const record of this.#records[kind].own()) yield { type: 'record', kind, record } as RecordEntry;
      for (const key of this.#records[kind].removed()) yield { type: 'removed', kind, key };
    }
    for (const token of this.#tokens.all()) yield { type: 'token', token };
    for (const [name, last] of this.#codes.all()) yield { type: 'sequence', name, last };
    for (const creation of this.#late) yield { type: 'late', creation };
  }

  /** @returns the present moment, at which everything is done whose time has come */
  #advance(): number {
    const now = this.context.clock.now();
    for (let next = this.#late[0]; next !== undefined && next.dueAt <= now; next = this.#late[0]) {
      this.#late.shift();
      // The insurer may have been removed meanwhile: then there is nobody to register it for.
      if (this.#records.insurers.get(next.healthInsurerCode)) this.#register(next, next.dueAt, next.id);
    }
    return now;
  }

  #register({ healthInsurerCode, draft }: Pick<LateCreation, 'healthInsurerCode' | 'draft'>, at: number, settles?: string): Prescription {
    const registrationDate = calendarDay(at);
    const prescriptionCode = this.#nextCode('prescriptions', healthInsurerCode, registrationDate);
    const prescription: Prescription = { prescriptionCode, ...draft, registrationDate };
    this.#write({ type: 'record', kind: 'prescriptions', record: prescription, ...(settles === undefined ? {} : { settles }) });
    this.#knowProfessional(prescription);
    return prescription;
  }

  /** No document has an error for an unknown professional: whoever signs is known from then on. */
  #knowProfessional(one: Professional): void {
    const { professionalCouncil, stateAbbreviation, professionalCouncilNumber, professionalName } = one;
    if (this.#records.professionals.get(keyOf.professionals(one))) return;
    const record = { professionalCouncil, stateAbbreviation, professionalCouncilNumber, professionalName };
    this.#write({ type: 'record', kind: 'professionals', record });
  }

  #nextCode(kind: 'prescriptions' | 'refunds', healthInsurerCode: string, day: string): string {
    const insurer = this.#records.insurers.get(healthInsurerCode);
    if (!insurer) throw new FieldError('healthInsurerCode', 'is no insurer of this world');
    return this.#codes.next(kind, insurer.ansRegistry, day, seedRecords(this.settings)[kind].keys());
  }

  #recordsOf<Kind extends RecordKind>(kind: Kind): KeptRecords<RecordByKind[Kind]> {
    const seed = () => seedRecords(this.settings)[kind] as ReadonlyMap<string, RecordByKind[Kind]>;
    return new KeptRecords<RecordByKind[Kind]>(seed, groupOf[kind]);
  }

  #write(entry: ProtheusEntry): void {
    this.#change(entry);
    this.context.remember(entry);
  }

  #change(entry: ProtheusEntry): void {
    switch (entry.type) {
      case 'record':
        return this.#keep(entry);
      case 'removed':
        return this.#records[entry.kind].remove(entry.key);
      case 'token':
        return this.#tokens.add(entry.token);
      case 'tokenGone':
        return this.#tokens.remove(entry.digest);
      case 'late': {
        const after = this.#late.findIndex(({ dueAt }) => dueAt > entry.creation.dueAt);
        this.#late.splice(after === -1 ? this.#late.length : after, 0, entry.creation);
        return;
      }
      case 'sequence':
        return this.#codes.set(entry.name, entry.last);
    }
  }

  #keep({ kind, record, settles }: RecordEntry): void {
    // Kind and record belong together; TypeScript cannot follow a union through an index.
    (this.#records[kind] as KeptRecords<unknown>).put((keyOf[kind] as (value: unknown) => string)(record), record);
    if (kind === 'prescriptions') this.#codes.taken(kind, record.prescriptionCode);
    if (kind === 'refunds') this.#codes.taken(kind, record.protocol);
    if (settles !== undefined) this.#late = this.#late.filter(({ id }) => id !== settles);
  }
}
