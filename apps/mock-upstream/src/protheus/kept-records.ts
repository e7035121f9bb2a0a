/**
 * Records of one kind: those of the seed, which are shared by all worlds and never written, under what this world made of them. In the order
 * of the seed, then in that of their coming.
 */
export class KeptRecords<Item> {
  #own = new Map<string, Item>();
  #removed = new Set<string>();
  #ownKeys = new Map<string, Set<string>>();

  constructor(
    private readonly seed: () => ReadonlyMap<string, Item>,
    private readonly groupOf: (item: Item) => string,
  ) {}

  get size(): number {
    const seed = this.seed();
    let size = seed.size;
    for (const key of this.#removed) if (seed.has(key)) size--;
    for (const key of this.#own.keys()) if (!seed.has(key)) size++;
    return size;
  }

  get(key: string): Item | undefined {
    return this.#own.get(key) ?? (this.#removed.has(key) ? undefined : this.seed().get(key));
  }

  put(key: string, item: Item): void {
    const group = this.groupOf(item);
    const present = this.#own.get(key);
    // One that stays in its group keeps its place there.
    if (present !== undefined && this.groupOf(present) !== group) this.#leaveGroup(key);
    this.#own.set(key, item);
    this.#removed.delete(key);
    const keys = this.#ownKeys.get(group);
    if (keys) keys.add(key);
    else this.#ownKeys.set(group, new Set([key]));
  }

  /** Nothing of the seed comes back under this key, even when the seed is another one later. */
  remove(key: string): void {
    this.#leaveGroup(key);
    this.#own.delete(key);
    this.#removed.add(key);
  }

  *all(): Generator<Item> {
    const seed = this.seed();
    for (const key of seed.keys()) {
      const item = this.get(key);
      if (item !== undefined) yield item;
    }
    for (const [key, item] of this.#own) if (!seed.has(key)) yield item;
  }

  /** Those of one group; what this world made is found without a walk through the rest. */
  *ofGroup(group: string): Generator<Item> {
    const seed = this.seed();
    for (const key of seed.keys()) {
      const item = this.get(key);
      if (item !== undefined && this.groupOf(item) === group) yield item;
    }
    for (const key of this.#ownKeys.get(group) ?? []) {
      const item = seed.has(key) ? undefined : this.#own.get(key);
      if (item !== undefined) yield item;
    }
  }

  /** What differs from the seed. */
  own(): Iterable<Item> {
    return this.#own.values();
  }

  removed(): Iterable<string> {
    return this.#removed;
  }

  clear(): void {
    this.#own.clear();
    this.#removed.clear();
    this.#ownKeys.clear();
  }

  #leaveGroup(key: string): void {
    const present = this.#own.get(key);
    if (present === undefined) return;
    const group = this.groupOf(present);
    const keys = this.#ownKeys.get(group);
    keys?.delete(key);
    if (keys?.size === 0) this.#ownKeys.delete(group);
  }
}
