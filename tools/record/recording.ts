import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { contractOf } from '../conformance/contract';
import type { Fixture, RawExchange } from './exchange';
import { leftOvers, type LeftOver } from './left-over';
import type { RecordOptions } from './options';
import { startRecordingProxy } from './recording-proxy';
import { redaction } from './redaction';

/** All is held in memory until the end, for nothing that names a person is ever written. */
const mostCharacters = 256 * 1024 * 1024;

export interface RecordingReport {
  written: string[];
  withheld: LeftOver[];
  /** Calls that were passed on and for which there was no room. */
  unrecorded: number;
}

export interface Recording {
  /** Base address for clients, in place of the target. */
  url: string;
  /** Waits for calls under way, then redacts, searches, and writes what is clean. */
  end(): Promise<RecordingReport>;
  /** Cuts off calls under way, unrecorded: `end` waits no longer. */
  drop(): void;
}

/** @throws Error when the folder holds something, or the port is taken */
export async function startRecording({ vendor, target, port, out }: RecordOptions): Promise<Recording> {
  if (existsSync(out) && readdirSync(out).length > 0) throw new Error(`${out} is not empty: name a new folder with --out`);
  const exchanges: RawExchange[] = [];
  let characters = 0;
  let unrecorded = 0;
  const proxy = await startRecordingProxy(target, port, (exchange) => {
    const length = exchange.requestBody.length + exchange.responseBody.length;
    if (characters + length > mostCharacters) return void unrecorded++;
    characters += length;
    exchanges.push(exchange);
  });
  return {
    url: proxy.url,
    drop: () => proxy.drop(),
    async end() {
      await proxy.close();
      const { fixtures, hidden, isPseudonym } = redaction(vendor, contractOf(vendor), target, exchanges);
      const withheld = leftOvers(exchanges, fixtures, hidden, isPseudonym);
      const dirty = new Set(withheld.map(({ at }) => at));
      mkdirSync(out, { recursive: true });
      const written = fixtures.flatMap((fixture, at) => (dirty.has(at) ? [] : [write(out, at, fixture)]));
      return { written, withheld, unrecorded };
    },
  };
}

function write(out: string, at: number, fixture: Fixture): string {
  const name = `${String(at + 1).padStart(4, '0')}-${fixture.operation ?? 'unmatched'}-${fixture.response.status}.json`;
  writeFileSync(join(out, name), `${JSON.stringify(fixture, null, 2)}\n`);
  return name;
}
