import type { IncomingHttpHeaders } from 'node:http';
import type { EntityKind } from './entity-kind';
import type { Fault, ItemFault } from './fault';
import type { FieldKinds } from './journal/masking/field-kind';
import type { Randomness } from './randomness';
import type { Scenario } from './scenario';
import type { SettingFields } from './vendor-settings';

/** An answer of a vendor: the body is the finished text. `content-type` is JSON in UTF-8 unless the headers say otherwise. */
export interface Answer {
  status: number;
  body: string;
  headers?: Record<string, string>;
}

/** One operation of a vendor's contract. */
export interface VendorOperation {
  /** The contract's `operationId`, or the short name under which faults and the journal know it. Unique within the vendor. */
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path template of the contract behind the base path: `/integration/{tokenId}`. */
  readonly path: string;
  /** Media types of the request body. A body of another type breaks the contract (415). Absent: any, or no body. */
  readonly consumes?: readonly string[];
}

/** One call, read from the wire. Nothing of it is parsed but path and query. */
export interface VendorCall {
  readonly operation: string;
  readonly method: string;
  /** Parts of the path template, decoded. */
  readonly params: Readonly<Record<string, string>>;
  /** Decoded; a name given several times holds an array. `+` reads as a space. */
  readonly query: Readonly<Record<string, string | readonly string[]>>;
  /** Path and query as received, without the prefix that chose the world. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  /** The body as received, `''` when there is none. */
  readonly text: string;
  /** The fault that struck this call, where it is one that the vendor itself carries out. */
  readonly fault?: Fault;
  /** Faults of items, for the vendor to carry out. */
  readonly itemFaults?: readonly ItemFault[];
  /** Tells the journal which items the call was about: keys only, never personal data. */
  about(keys: readonly string[]): void;
  /**
   * Reports that the call breaks the contract. True: refuse it, in the vendor's own format with `X-Mock-Reason`. False: go on as if
   * it were fine (`warn` puts the reason into `X-Mock-Warning` and into the journal, `off` forgets it).
   */
  breaks(reason: string): boolean;
}

/** Something that was not done, told in the vendor's own format. */
export interface Problem {
  status: number;
  /** For the developer at the other end: goes into `X-Mock-Reason`. */
  reason: string;
  /** Texts of the vendor; absent: the vendor's own for this status. */
  message?: string;
  detail?: string;
}

/**
 * What a vendor keeps in one world. It is written down as entries, JSON values of the vendor's own making: one kind of entry serves the
 * disk, the snapshot and the copy of a world.
 */
export interface VendorState {
  /** As if nothing had ever been sent. Settings are not its business. */
  reset(): void;
  /** Everything it holds as of now, in the order in which `restore` is to get it. Entries may be live: whoever keeps them copies them. */
  snapshot(): Iterable<unknown>;
  /**
   * Takes back one entry of a snapshot, or one that was remembered.
   * @throws FieldError when it cannot be understood
   */
  restore(entry: unknown): void;
}

/** Milliseconds since 1970 by the clock of a world. */
export interface WorldTime {
  now(): number;
}

/** What a vendor gets from its world. */
export interface VendorContext<Settings extends object> {
  readonly world: string;
  /** The only time a vendor knows. */
  readonly clock: WorldTime;
  /** The only source of tokens and numbers. */
  readonly random: Randomness;
  /** The settings in force; `current` is read at each use, for they may change. */
  readonly settings: { readonly current: Readonly<Settings> };
  /** Writes down a change that must outlive the process, before its call is answered. Does nothing in a world that lives in memory. */
  remember(entry: unknown): void;
}

export type { Scenario };

/**
 * One emulated vendor, as a value. It joins the emulator by its folder and one line in `vendors.ts`; see docs/emulator.md.
 *
 * @typeParam Door what the in-process emulator offers for this vendor beside the common (`createMock().<name>.…`)
 */
export interface Vendor<
  Name extends string = string,
  State extends VendorState = VendorState,
  Settings extends object = object,
  Door extends object = object,
> {
  /** One word: the same in URLs, settings, file names and code. */
  readonly name: Name;
  /** How people call it. */
  readonly title: string;
  /** Where its operations are mounted, with a leading slash. The first is the one told to callers. */
  readonly basePaths: readonly string[];
  readonly operations: readonly VendorOperation[];
  readonly settings: SettingFields<Settings>;
  /** What people may look at and change through `/__admin/<name>/…`. */
  readonly entities: readonly EntityKind<State>[];
  /** What its own field names hold, where the journal's masking cannot tell by their words. */
  readonly fieldKinds?: FieldKinds;
  readonly scenarios?: readonly Scenario<Settings>[];
  makeState(context: VendorContext<Settings>): State;
  /** Does the work of a call. Never waits: whatever takes time is told by the clock of the world. */
  handle(state: State, call: VendorCall): Answer;
  /** The vendor's own form of an error, without headers: those are added by the engine. */
  renderError(problem: Problem): Answer;
  /** @param state of the present moment: a world may get a new one when it is restored */
  door(state: () => State): Door;
}
