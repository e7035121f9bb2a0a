import { Injectable } from '@nestjs/common';

export type Readiness = 'up' | 'degraded';

/** A part that others depend on but that does not stop the hub: a vendor that is away leaves the hub ready, and degraded. */
export interface ReadinessContributor {
  /** Stable short name, as `hat`. */
  readonly name: string;
  /** Answers from what is already known; must not call the vendor. */
  readiness(): Readiness | Promise<Readiness>;
}

/** Modules add themselves when they initialize. */
@Injectable()
export class ReadinessRegistry {
  private readonly known: ReadinessContributor[] = [];

  add(contributor: ReadinessContributor): void {
    this.known.push(contributor);
  }

  contributors(): readonly ReadinessContributor[] {
    return this.known;
  }
}
