/** Where time comes from. Nothing else in the house reads the system clock, so that tests can decide what time it is. */
export interface Clock {
  now(): Date;
}

export class SystemClock implements Clock {
  now(): Date {
    return new Date();
  }
}

/** A clock that moves only when told to. */
export class ManualClock implements Clock {
  constructor(private millis: number = Date.UTC(2026, 0, 1)) {}

  now(): Date {
    return new Date(this.millis);
  }

  advance(milliseconds: number): void {
    this.millis += milliseconds;
  }
}
