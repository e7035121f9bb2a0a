import { createHash } from 'node:crypto';

/** Where tokens and numbers come from. */
export interface Randomness {
  uuid(): string;
  /** Lower-case hexadecimal, two characters per byte. */
  hex(bytes: number): string;
  /** 0 up to, not including, 1. */
  fraction(): number;
}

/** The chance of one world: the same seed gives the same sequence. Not for real secrets. */
export class SeededRandomness implements Randomness {
  #state = new Uint32Array(4);
  #seed: string;

  constructor(seed: string) {
    this.#seed = seed;
    this.restart(seed);
  }

  get seed(): string {
    return this.#seed;
  }

  /** How far the sequence has come; `resume` goes on from there. */
  get position(): string {
    return Buffer.from(this.#state.buffer).toString('hex');
  }

  restart(seed = this.#seed): void {
    this.#seed = seed;
    const digest = createHash('sha256').update(seed).digest();
    for (let word = 0; word < 4; word++) this.#state[word] = digest.readUInt32LE(word * 4);
  }

  /** @param position 32 hexadecimal characters, as `position` gives them */
  resume(seed: string, position: string): void {
    this.#seed = seed;
    const bytes = Buffer.from(position, 'hex');
    for (let word = 0; word < 4; word++) this.#state[word] = bytes.readUInt32LE(word * 4);
  }

  uuid(): string {
    const text = this.hex(16);
    const variant = ((parseInt(text.charAt(16), 16) & 3) | 8).toString(16);
    return `${text.slice(0, 8)}-${text.slice(8, 12)}-4${text.slice(13, 16)}-${variant}${text.slice(17, 20)}-${text.slice(20)}`;
  }

  hex(bytes: number): string {
    let text = '';
    while (text.length < bytes * 2) text += this.#next().toString(16).padStart(8, '0');
    return text.slice(0, bytes * 2);
  }

  fraction(): number {
    return this.#next() / 0x1_0000_0000;
  }

  /** sfc32 (public domain, PractRand): 128 bits of state, quick, and good enough for everything but secrets. */
  #next(): number {
    const state = this.#state;
    const [a = 0, b = 0, c = 0, counter = 0] = state;
    const result = (a + b + counter) | 0;
    state[3] = counter + 1;
    state[0] = b ^ (b >>> 9);
    state[1] = c + (c << 3);
    state[2] = ((c << 21) | (c >>> 11)) + result;
    return result >>> 0;
  }
}
