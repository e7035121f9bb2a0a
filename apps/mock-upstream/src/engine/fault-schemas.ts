import { charsets, jsonTypes, type Fault, type FaultKind } from './fault';
import { FieldError } from './field-error';
import { checkSchema } from './schema-check';

type Schema = Readonly<Record<string, unknown>>;

const day = 86_400_000;
const text = { type: 'string', minLength: 1, maxLength: 500 };
const texts = { type: 'array', maxItems: 10_000, items: { type: 'string', maxLength: 2_000 } };
const count = (description: string, minimum: number, maximum = Number.MAX_SAFE_INTEGER) => ({
  type: 'integer',
  minimum,
  maximum,
  description,
});
const flag = (description: string) => ({ type: 'boolean', description });
/** What HTTP can carry: Node throws at anything else when the answer is on its way, where nobody is left to catch it. */
const answerHeaders = {
  type: 'object',
  propertyNames: { pattern: "^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,200}$" },
  additionalProperties: { type: 'string', maxLength: 2_000, pattern: '^[\\t\\x20-\\x7e\\x80-\\xff]*$' },
};
const momentOrSpan = (description: string) => ({ type: ['integer', 'string'], description });

const scope: Schema = {
  name: { ...text, maxLength: 100, description: 'Told by the journal' },
  vendor: { ...text, description: 'Vendor it strikes; absent is all', example: 'hat' },
  operation: { ...text, description: 'Operation it strikes; * is all', example: 'persons' },
  method: { enum: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'], description: 'HTTP method it strikes; absent is all' },
  match: { type: 'object', description: 'Strikes only calls that carry this: keys, keysLike, path, query, headers, body' },
  after: count('Calls that pass before the fault begins', 0),
  every: count('Strikes every nth call only', 1),
  first: count('Strikes so many times, then never again; absent is without end', 1),
  probability: { type: 'number', minimum: 0, maximum: 1, description: 'Of a call that is due; drawn from the seed of the world' },
  from: momentOrSpan('From this moment of the clock of the world'),
  until: momentOrSpan('Before this moment of the clock of the world'),
  for: momentOrSpan('So long by the clock of the world from when it was added, or from `from`: 10m'),
  per: momentOrSpan('Counts from the start each so long by the clock of the world: 1m. With after it is a quota'),
};
const lost: Schema = {
  applied: flag('Whether the work is done; true by default'),
  lateMs: count('The work is done so many milliseconds after its time', 0, day),
};
const items: Schema = { keys: { ...texts, description: 'Keys of the items' }, keysLike: { ...text, description: 'Regular expression' } };

const kinds: Readonly<Record<FaultKind['kind'], { description: string; properties?: Schema; required?: readonly string[] }>> = {
  status: {
    description: 'This answer instead of the work, or after it',
    properties: {
      status: count('HTTP status', 200, 599),
      body: { description: 'A text, or a JSON value; absent is an error in the form of the vendor' },
      headers: answerHeaders,
      afterWork: flag('The work is done all the same'),
    },
    required: ['status'],
  },
  delay: {
    description: 'Waits, by the clock of the world',
    properties: {
      ms: count('Milliseconds', 0, day),
      toMs: count('With it: between ms and toMs, drawn from the seed', 0, day),
      afterWork: flag('After the work instead of before'),
    },
    required: ['ms'],
  },
  resetBefore: { description: 'The connection is reset before the work' },
  resetAfter: { description: 'The connection is reset after the work', properties: lost },
  late: { description: 'Reset, and the work is done late', properties: { lateMs: count('Milliseconds', 0, day) }, required: ['lateMs'] },
  lostToken: { description: 'A token that later reads as unknown', properties: lost },
  noToken: { description: 'An answer without a token', properties: lost },
  falsyService: { description: 'serviceResponse is false', properties: lost },
  stuckToken: {
    description: 'A token that stays pending',
    properties: { lateMs: count('The work is done so many milliseconds after its time; absent is never', 0, 365 * day) },
  },
  refusedItems: { description: 'Items are refused by name; without keys all', properties: { ...items, reason: text } },
  unnamedFailure: {
    description: 'Items fail and the outcome does not name them; without keys the first',
    properties: { ...items, code: count('Code of GET integration', 0) },
  },
  outcome: {
    description: 'This outcome of GET integration, whatever the items are',
    properties: {
      code: count('code', 0),
      message: { type: 'string', maxLength: 2_000 },
      lines: texts,
      applied: flag('Whether the batch is applied; false by default'),
    },
    required: ['code'],
  },
  truncated: { description: 'The connection ends within the body', properties: { bytes: count('After so many; absent is half', 0) } },
  malformed: { description: 'The last character of the body is missing' },
  drip: {
    description: 'The body comes slowly',
    properties: { bytesPerSecond: count('Bytes a second of the clock of the world', 1) },
    required: ['bytesPerSecond'],
  },
  charset: {
    description: 'The body is encoded otherwise than it says',
    properties: {
      charset: { enum: charsets, default: charsets[0] },
      declared: { ...text, maxLength: 40, pattern: '^[\\x20-\\x7e]+$', description: 'charset of content-type; absent stays as it was' },
    },
  },
  drift: {
    description: 'The answer follows another contract; fields by path: items[0].code, items[*].status',
    properties: {
      set: { type: 'object', description: 'Values by path: an added field, a new value', example: { status: 'SUSPENSO' } },
      retype: { type: 'object', additionalProperties: { enum: jsonTypes }, example: { code: 'string' } },
      remove: { ...texts, description: 'Paths of fields to leave out' },
    },
  },
};

const faultKinds = Object.keys(kinds) as FaultKind['kind'][];

/** JSON schema of a switch of each kind. */
export const faultSchemas = Object.fromEntries(
  faultKinds.map((kind) => {
    const { description, properties, required = [] } = kinds[kind];
    return [
      kind,
      {
        type: 'object',
        title: kind,
        description,
        required: ['operation', 'kind', ...required],
        additionalProperties: false,
        properties: { ...scope, kind: { enum: [kind] }, ...properties },
      },
    ];
  }),
) as unknown as Record<FaultKind['kind'], Schema>;

/**
 * Holds a fault switch to the schema of its kind.
 * @param path where it stands, before the name of a field; may be empty @throws FieldError
 */
export function checkFaultShape(value: unknown, path = ''): asserts value is Fault {
  const at = (field: string) => (path === '' ? field : `${path}.${field}`);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new FieldError(path || 'fault', 'must be an object');
  const kind = faultKinds.find((one) => one === (value as { kind?: unknown }).kind);
  if (kind === undefined) throw new FieldError(at('kind'), `must be one of ${faultKinds.join(', ')}`);
  checkSchema(path, faultSchemas[kind], value);
}
