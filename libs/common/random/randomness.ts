import { randomInt, randomUUID } from 'node:crypto';

/** Where chance comes from; tests decide it. */
export interface Randomness {
  /** 0 up to, not including, 1. */
  fraction(): number;
  uuid(): string;
}

export class SystemRandomness implements Randomness {
  fraction(): number {
    return randomInt(0x1_0000_0000) / 0x1_0000_0000;
  }

  uuid(): string {
    return randomUUID();
  }
}
