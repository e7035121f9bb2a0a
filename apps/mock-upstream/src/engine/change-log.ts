import { closeSync, createReadStream, existsSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * What was accepted, one JSON text per line. An entry is handed to the operating system before its call is answered, so it
 * outlives the process however that ends (a power cut is not what an emulator is kept for, so nothing is fsynced).
 */
export class ChangeLog {
  #file: number | undefined;

  constructor(private readonly path: string) {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  }

  /** Reads an earlier run. A last line without its end belongs to a call that was never answered: it is left out. */
  async replay(take: (entry: unknown) => void): Promise<void> {
    if (!existsSync(this.path)) return;
    let rest = '';
    // Not node:readline, which also ends lines at U+2028 and U+2029; JSON may hold both inside a text.
    for await (const chunk of createReadStream(this.path, 'utf8') as AsyncIterable<string>) {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) take(JSON.parse(line));
    }
  }

  append(entry: unknown): void {
    this.#file ??= openSync(this.path, 'a', 0o600);
    writeWhole(this.#file, `${JSON.stringify(entry)}\n`);
  }

  /** Replaces everything by these entries; the old file stays until the new one is whole. */
  rewrite(entries: Iterable<unknown>): void {
    const fresh = `${this.path}.new`;
    const file = openSync(fresh, 'w', 0o600);
    try {
      for (const entry of entries) writeWhole(file, `${JSON.stringify(entry)}\n`);
    } finally {
      closeSync(file);
    }
    this.close();
    renameSync(fresh, this.path);
  }

  close(): void {
    if (this.#file !== undefined) closeSync(this.#file);
    this.#file = undefined;
  }
}

function writeWhole(file: number, text: string): void {
  const bytes = Buffer.from(text);
  let written = 0;
  while (written < bytes.length) written += writeSync(file, bytes, written);
}
