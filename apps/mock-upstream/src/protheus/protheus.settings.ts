import { protheusErrorCatalogue, type CatalogueEntry } from '@ponte/protheus-refund/contract';
import type { SettingFields } from '../engine/vendor-settings';
import type { AttachmentRule } from './attachment-failure';
import type { SeedSize } from './seed-records';

export interface ProtheusUser {
  username: string;
  password: string;
}

/** Behaviour that a test may change at any time. */
export interface ProtheusMockSettings extends SeedSize {
  users: readonly ProtheusUser[];
  accessTokenSeconds: number;
  refreshTokenSeconds: number;
  /** HTTP status by error of the catalogue, and of the answers that no document describes. Names left out keep their default. */
  statuses: Readonly<Record<string, number>>;
  defaultPageSize: number;
  attachmentRules: readonly AttachmentRule[];
}

const errors = Object.entries(protheusErrorCatalogue as Readonly<Record<string, CatalogueEntry>>);

/** The vendor's document prints no status: these are readings, see mocks/protheus-refund/README.md. */
export const defaultStatuses: Readonly<Record<string, number>> = {
  tokenIssued: 201,
  prescriptionCreated: 201,
  unauthorized: 401,
  loginRefused: 401,
  refreshRefused: 401,
  badQuery: 400,
  ...Object.fromEntries(errors.flatMap(([name, { status }]) => (status === undefined ? [] : [[name, status]]))),
};

const text = { type: 'string', minLength: 1, maxLength: 200 } as const;
const status = { type: 'integer', minimum: 200, maximum: 599 } as const;
const seconds = { type: 'integer', minimum: 1, maximum: 31_536_000 } as const;

export const protheusSettings: SettingFields<ProtheusMockSettings> = {
  users: {
    description: 'Who may have a token',
    default: [{ username: 'integracao', password: 'mock-password' }],
    schema: {
      type: 'array',
      items: {
        type: 'object',
        required: ['username', 'password'],
        additionalProperties: false,
        properties: { username: text, password: text },
      },
    },
    secret: true,
  },
  accessTokenSeconds: { description: 'Life of an access token', default: 3_600, schema: seconds },
  refreshTokenSeconds: { description: 'Life of a refresh token', default: 86_400, schema: seconds },
  statuses: {
    description: 'HTTP status by name of the answer; names left out keep their default',
    default: defaultStatuses,
    schema: {
      type: 'object',
      additionalProperties: false,
      properties: Object.fromEntries(Object.keys(defaultStatuses).map((name) => [name, status])),
    },
  },
  defaultPageSize: {
    description: 'Items of a page without pageSize',
    default: 10,
    schema: { type: 'integer', minimum: 1, maximum: 10_000 },
  },
  attachmentRules: {
    description:
      'Attachments are never fetched. One fails whose host and path contain the text; so does one with a path segment from 400 to 599 (/404/)',
    default: [{ contains: '/2022/04/', status: 404 }],
    schema: {
      type: 'array',
      maxItems: 1_000,
      items: {
        type: 'object',
        required: ['contains', 'status'],
        additionalProperties: false,
        properties: { contains: text, status: { type: 'integer', minimum: 100, maximum: 599 }, reason: text },
      },
    },
  },
  peopleSeed: {
    description: 'Seed of people and professionals; the default one is that of the sample operator, so HAT holds the same people',
    default: '417505',
    schema: text,
  },
  people: { description: 'Beneficiaries from the seed', default: 900, schema: { type: 'integer', minimum: 0, maximum: 20_000 } },
  professionals: { description: 'Professionals from the seed', default: 250, schema: { type: 'integer', minimum: 0, maximum: 20_000 } },
};
