import type { Caller } from './caller';
import type { Expect } from './expect';

export const vendorWords = ['hat', 'protheus-refund', 'medsenior'] as const;
/** A folder under `mocks/`: a vendor, or the part of it that one contract is about. */
export type VendorWord = (typeof vendorWords)[number];

/** Where a fact comes from; what each tag means stands in docs/vendors/parity.md. */
export const evidenceTags = ['doc', 'ttalk', 'tdn', 'client', 'inferred', 'decision'] as const;
export type EvidenceTag = (typeof evidenceTags)[number];

/** One thing that can be observed from outside, at the emulator and at the vendor alike. */
export interface Behaviour {
  /** Unique and stable: vendor, then words. */
  id: string;
  vendor: VendorWord;
  /** operationId of the contract. */
  operation: string;
  /** Document that says so. */
  source: string;
  evidence: EvidenceTag;
  /** Whether it may leave something behind at the vendor. */
  writes: boolean;
  /** A sentence. */
  description: string;
  /** Parameters whose effect it shows, by their names in the contract. */
  shows?: readonly string[];
  /** What it sends is to be refused later, though it is taken at first: it shows no field as taken. */
  sendsBroken?: boolean;
  /** @throws Difference when something else is observed @throws Skipped when it cannot be observed here */
  run(caller: Caller, expect: Expect): Promise<void>;
}

type Common = Pick<Behaviour, 'vendor' | 'operation' | 'source' | 'evidence' | 'writes'>;
/** A behaviour beside what it has in common with its neighbours; its id is still without the vendor. */
export type OwnPart = Omit<Behaviour, keyof Common> & Partial<Common>;

/** Behaviours of one operation from one source, which need not repeat either. */
export function behavioursOf(common: Common, all: readonly OwnPart[]): Behaviour[] {
  return all.map((one) => ({ ...common, ...one, id: `${common.vendor}.${one.id}` }));
}
