const most = 50_000;

/** Codes that this process knows to be followed, so that a list asked for again costs no write. Forgetting one costs a write. */
export class FollowedCodes {
  private readonly keys = new Set<string>();

  has(tenantId: number, code: string): boolean {
    return this.keys.has(`${tenantId}:${code}`);
  }

  add(tenantId: number, codes: Iterable<string>): void {
    for (const code of codes) this.keys.add(`${tenantId}:${code}`);
    for (const oldest of this.keys) {
      if (this.keys.size <= most) return;
      this.keys.delete(oldest);
    }
  }
}
