import { randomFillSync } from 'node:crypto';

const traceparentPattern = /^[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-([0-9a-f]{2})$/;

/** Random bytes, some tens at most, as lower-case hexadecimal. */
export type RandomHex = (bytes: number) => string;

/** Drawn ahead: asking the system costs as much for 16 bytes as for some thousand, and every call needs three numbers. */
const drawn = Buffer.alloc(4_096);
let spent = drawn.length;

export const randomHex: RandomHex = (bytes) => {
  if (bytes > drawn.length - spent) {
    randomFillSync(drawn);
    spent = 0;
  }
  return drawn.toString('hex', spent, (spent += bytes));
};

/** W3C Trace Context: the header for a call made within `parent`, or within a new trace when there is none that can be read. */
export function childTraceparent(parent: string | undefined, random: RandomHex = randomHex): string {
  const [, traceId, flags] = parent === undefined ? [] : (traceparentPattern.exec(parent) ?? []);
  if (traceId === undefined || /^0+$/.test(traceId)) return `00-${random(16)}-${random(8)}-01`;
  return `00-${traceId}-${random(8)}-${flags}`;
}
