/** Narrows what is looked at; values come from the query string. */
export type EntityFilter = Readonly<Record<string, string>>;

/** One entity as people see it. */
export interface EntityView {
  key: string;
  [part: string]: unknown;
}

export interface FilterField {
  readonly name: string;
  readonly description: string;
}

/** A kind of thing that a vendor holds. What a vendor leaves out cannot be done; callers are told so. */
export interface EntityKind<State> {
  /** As in the path: `/__admin/<vendor>/<name>/<key>`. */
  readonly name: string;
  readonly description: string;
  readonly filters?: readonly FilterField[];
  /** In the order in which they first came. Read lazily: a page ends the walk. */
  list(state: State, filter: EntityFilter): Iterable<EntityView>;
  count(state: State, filter: EntityFilter): number;
  find(state: State, key: string, filter: EntityFilter): EntityView | undefined;
  /**
   * Inserts or replaces, as if the vendor had held it all along.
   * @throws FieldError
   */
  put?(state: State, value: Readonly<Record<string, unknown>>, filter: EntityFilter): EntityView;
  /**
   * Changes the given fields of one that is there; null removes a field (RFC 7396).
   * @throws FieldError
   */
  patch?(state: State, key: string, change: Readonly<Record<string, unknown>>, filter: EntityFilter): EntityView;
  /** Removes one that is there. */
  remove?(state: State, key: string, filter: EntityFilter): void;
}
