import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { hatRegistration, operator, type Operator } from '@ponte/generators';

const usage = `Writes invented data as JSON lines.

  --what families | people | providers | hat-registration
  --count N    families, people or providers; with hat-registration people, and a provider for every twenty of them
  --seed S     a number or a word; the same seed gives the same lines (1)
  --from I     index of the first one, from 0 (not with hat-registration)
`;

/** What each line holds. hat-registration: one request per line, each record after the one it refers to. */
const kinds = new Map<string, (from: Operator, stretch: { from: number; count: number }) => Generator<object>>([
  ['families', (made, stretch) => made.families(stretch)],
  ['people', people],
  ['providers', (made, stretch) => made.providers(stretch)],
  ['hat-registration', hatRequests],
]);

function* people(made: Operator, stretch: { from: number; count: number }): Generator<object> {
  for (const { person } of made.people(stretch)) yield person;
}

function* hatRequests(made: Operator, { from, count }: { from: number; count: number }): Generator<object> {
  if (from !== 0) throw new RangeError('--from does not go with hat-registration: later people would lack their families');
  const { healthInsurerId, ansRegistry } = made;
  for (const { resource, items } of hatRegistration(made, { people: count })) {
    yield { resource, body: { healthInsurerId, ansRegistry, items } };
  }
}

function wholeNumber(option: string, text: string | undefined): number {
  if (text === undefined || !/^[0-9]{1,15}$/.test(text)) throw new RangeError(`--${option} takes a whole number`);
  return Number(text);
}

/** Written in larger pieces, and no faster than the reader takes them: memory stays flat. */
async function write(lines: Generator<object>): Promise<void> {
  let piece = '';
  for (const line of lines) {
    piece += `${JSON.stringify(line)}\n`;
    if (piece.length < 65_536) continue;
    if (!process.stdout.write(piece)) await once(process.stdout, 'drain');
    piece = '';
  }
  process.stdout.write(piece);
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      what: { type: 'string' },
      count: { type: 'string' },
      seed: { type: 'string', default: '1' },
      from: { type: 'string', default: '0' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) return void process.stdout.write(usage);
  const make = kinds.get(values.what ?? '');
  if (!make) throw new RangeError(`--what takes one of ${[...kinds.keys()].join(', ')}`);
  await write(make(operator({ seed: values.seed }), { from: wholeNumber('from', values.from), count: wholeNumber('count', values.count) }));
}

// A reader that has seen enough, such as head, closes the pipe: that is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  process.exitCode = 2;
});
