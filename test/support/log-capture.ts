import { Writable } from 'node:stream';

/** A destination for log lines that keeps them. */
export interface LogCapture {
  destination: Writable;
  text(): string;
}

export function captureLog(): LogCapture {
  const parts: string[] = [];
  const destination = new Writable({
    write(chunk: Buffer, _, done) {
      parts.push(chunk.toString());
      done();
    },
  });
  return { destination, text: () => parts.join('') };
}
