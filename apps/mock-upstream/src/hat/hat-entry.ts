import { hatResources, trackingStatuses, type HatResource } from '@ponte/hat/contract';
import Ajv, { type ValidateFunction } from 'ajv';
import type { Job } from '../engine/async-jobs';
import { FieldError } from '../engine/field-error';
import type { GuideEntry } from './authorizations/stored-guide';
import type { CredentialEntry } from './credentials';
import type { BatchOutcome, HatBatch } from './batch-outcome';
import type { HatItem } from './hat.settings';
import type { Standing } from './standing';

/** Where a record is kept. `at`: milliseconds of the world's clock when somebody changed it by hand. */
export interface RecordPlace {
  healthInsurerId: string;
  resource: HatResource;
  key: string;
  at?: number;
}

/** What HAT's state is written down as: on disk, in a snapshot, in a copy. */
export type HatEntry =
  | { type: 'job'; job: Job<HatBatch, BatchOutcome> }
  | CredentialEntry
  | GuideEntry
  | ({ type: 'record'; record: HatItem } & RecordPlace)
  | ({ type: 'seeded'; record: HatItem } & RecordPlace)
  | ({ type: 'removed' } & RecordPlace)
  | ({ type: 'standing'; standing: Standing } & RecordPlace);

const text = { type: 'string' };
const object = { type: 'object' };
const place = { healthInsurerId: text, resource: { enum: hatResources }, key: text, at: { type: 'number' } };
const placeNames = ['healthInsurerId', 'resource', 'key'];
const entry = (properties: Record<string, object>, required: string[]) => ({ type: 'object', required, properties });

const batch = entry(
  {
    resource: { enum: hatResources },
    healthInsurerId: text,
    items: { type: 'array', items: object },
    keys: { type: 'array', items: text },
    refusals: { type: 'array', items: { type: 'array', minItems: 2, maxItems: 2, items: { type: ['integer', 'string'] } } },
    partial: { enum: ['apply-valid', 'refuse-batch'] },
    unnamedLines: { type: 'boolean' },
  },
  ['resource', 'healthInsurerId', 'items', 'keys', 'refusals', 'partial', 'unnamedLines'],
);
const outcome = entry({ code: { type: 'integer' }, lines: { type: 'array', items: text } }, ['code', 'lines']);
const job = {
  ...entry(
    {
      token: text,
      acceptedAt: { type: 'number' },
      dueAt: { type: 'number' },
      late: { type: 'boolean' },
      hidden: { type: 'boolean' },
      work: batch,
      outcome,
    },
    ['token', 'acceptedAt', 'dueAt', 'late', 'hidden'],
  ),
  anyOf: [{ required: ['work'] }, { required: ['outcome'] }],
};
const standing = entry({ blocked: { type: 'boolean' }, blockedDate: text, events: { type: 'array', items: object } }, [
  'blocked',
  'blockedDate',
  'events',
]);

const trackingStatus = { enum: Object.values(trackingStatuses) };
const guideId = { type: 'integer', minimum: 1 };

const schemas: Readonly<Record<HatEntry['type'], object>> = {
  job: entry({ job }, ['job']),
  credential: entry({ digest: { type: 'string', pattern: '^[0-9a-f]{64}$' }, expiresAt: { type: 'number' } }, ['digest']),
  record: entry({ ...place, record: object }, [...placeNames, 'record']),
  seeded: entry({ ...place, record: object }, [...placeNames, 'record', 'at']),
  removed: entry(place, [...placeNames, 'at']),
  guide: entry({ id: guideId, trackingStatus, guide: object }, ['id', 'trackingStatus', 'guide']),
  guideMark: entry({ number: text, trackingStatus }, ['number', 'trackingStatus']),
  guideRemoved: entry({ number: text }, ['number']),
  guideSequence: entry({ last: guideId }, ['last']),
  standing: entry({ ...place, standing }, [...placeNames, 'standing']),
};

const validators = new Map<string, ValidateFunction>();

/** @throws FieldError naming the part that is wrong */
export function readHatEntry(value: unknown): HatEntry {
  const type = (value as { type?: unknown } | null)?.type;
  if (typeof type !== 'string' || !Object.hasOwn(schemas, type)) {
    throw new FieldError('type', `must be one of ${Object.keys(schemas).join(', ')}`);
  }
  let validate = validators.get(type);
  if (!validate) {
    validate = new Ajv({ allowUnionTypes: true, logger: false }).compile(schemas[type as HatEntry['type']]);
    validators.set(type, validate);
  }
  if (validate(value)) return value as HatEntry;
  const error = validate.errors?.[0];
  throw new FieldError(error?.instancePath.slice(1).replaceAll('/', '.') || type, error?.message ?? 'is invalid');
}
