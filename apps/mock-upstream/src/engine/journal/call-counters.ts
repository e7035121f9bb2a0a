/** Calls of one operation: how many came, and how many ended with which status (or outcome, when nothing was answered). */
export interface OperationCounter {
  readonly vendor: string;
  readonly operation: string;
  arrived: number;
  readonly ended: Map<number | string, number>;
}

export interface CallCount {
  vendor: string;
  operation: string;
  /** HTTP status, or the outcome of a call that was not answered. */
  status: number | string;
  count: number;
}

/** Counts per vendor, operation and status. They outlive the entries. */
export class CallCounters {
  readonly #vendors = new Map<string, Map<string, OperationCounter>>();

  of(vendor: string, operation: string): OperationCounter {
    let operations = this.#vendors.get(vendor);
    if (!operations) this.#vendors.set(vendor, (operations = new Map<string, OperationCounter>()));
    let counter = operations.get(operation);
    if (!counter) operations.set(operation, (counter = { vendor, operation, arrived: 0, ended: new Map() }));
    return counter;
  }

  list(): CallCount[] {
    const counts = [...this.#vendors.values()]
      .flatMap((operations) => [...operations.values()])
      .flatMap(({ vendor, operation, ended }) => [...ended].map(([status, count]) => ({ vendor, operation, status, count })));
    return counts.sort((left, right) => compare(rank(left), rank(right)));
  }

  /** Forgets the counts of one vendor, or all. */
  clear(vendor?: string): void {
    if (vendor === undefined) this.#vendors.clear();
    else this.#vendors.delete(vendor);
  }
}

function rank({ vendor, operation, status }: CallCount): string {
  return `${vendor}\n${operation}\n${status}`;
}

function compare(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
