import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { exited, forkTypescript, nextMessage, temporaryDirectory } from '../support';
import type { WorkerReport } from './emulator-worker.fixture';

const emulator = join(__dirname, '../../apps/mock-upstream/src/main.ts');
const worker = join(__dirname, 'emulator-worker.fixture.ts');
const workers = 8;
const batches = 40;

let children: ChildProcess[] = [];
afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  await Promise.all(children.map(exited));
  children = [];
});

function forked(file: string, args: string[], folder: string): ChildProcess {
  const child = forkTypescript(file, args, {}, folder);
  children.push(child);
  return child;
}

/** Sends an order and waits for what was seen. */
function answered<Seen>(child: ChildProcess, order: object): Promise<Seen> {
  const answer = nextMessage<Seen>(child);
  child.send(order);
  return answer;
}

describe('one emulator that eight worker processes share', () => {
  it('keeps the worlds apart: tokens, records, clocks, settings, faults and journals', async () => {
    // Not where a developer's own .env may lie.
    const folder = await temporaryDirectory('workers');
    const { url } = await nextMessage<{ url: string }>(
      forked(emulator, ['--port', '0', '--seed', '7', '--clock', '2026-01-01', '--json'], folder),
    );
    const team = Array.from({ length: workers }, (_, at) => forked(worker, [url, `worker-${at}`, String(at)], folder));
    const reports = await Promise.all(team.map((child) => answered<WorkerReport>(child, {})));

    for (const [at, { tokens, struck, before, after, names, received }] of reports.entries()) {
      expect(tokens).toHaveLength(batches);
      expect(struck).toEqual(Array<number>(at + 1).fill(500 + at));
      expect(new Set(before)).toEqual(new Set([0]));
      expect(new Set(after)).toEqual(new Set([at % 2 === 0 ? 4 : 0]));
      expect(names).toEqual(at % 2 === 0 ? Array<string>(batches).fill(`PESSOA DE worker-${at}`) : []);
      expect(received).toBe(batches + at + 1 + 2 * batches);
    }
    expect(new Set(reports.flatMap(({ tokens }) => tokens)).size).toBe(workers * batches);

    const foreign = await Promise.all(
      team.map((child, at) => answered<number[]>(child, { tokens: reports.flatMap(({ tokens }, other) => (other === at ? [] : tokens)) })),
    );
    for (const codes of foreign) expect(codes).toEqual(Array<number>((workers - 1) * batches).fill(404));
  });
});
