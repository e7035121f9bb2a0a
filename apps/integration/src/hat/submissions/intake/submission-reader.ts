import { parseJsonLossless, PonteError, printableName, readJsonList, type ErrorDetail } from '@ponte/common';
import { resourceContracts, type HatResource } from '@ponte/hat/contract';
import type { PreparedChange } from '@ponte/persistence';
import type { HatSettings } from '../../../config/hat-settings';
import { ItemReader } from './item-reader';
import { orderKey, parentKeys, recordKey } from './item-keys';

export const maxItems = 10_000;
const maxDetails = 1_000;
/** Items read before the event loop gets a turn. */
const slice = 1_000;
/** The documents show card numbers of 15, 16 and 17 characters; 16 name a member. */
const shortCard = 15;

export interface RefusedItem {
  index: number;
  details: ErrorDetail[];
}

export interface ReadSubmission {
  healthInsurerId: string;
  ansRegistry: string;
  changes: PreparedChange[];
  refused: RefusedItem[];
}

export interface ReadOptions {
  insurers: HatSettings['insurers'];
  /** Valid items go, faulty ones are told. */
  partial: boolean;
  /** First 16 characters of the members that the hub knows by a 15-character card number; two at most. */
  knownMembers(healthInsurerId: string, prefix: string): Promise<readonly string[]>;
}

const readers = new Map<HatResource, ItemReader>();

function readerOf(resource: HatResource): ItemReader {
  let reader = readers.get(resource);
  if (!reader) readers.set(resource, (reader = new ItemReader(resource)));
  return reader;
}

/**
 * Reads a whole request, item by item: none of them is kept but as text.
 * @throws PonteError VALIDATION_FAILED with one detail a fault, MALFORMED_JSON
 */
export async function readSubmission(resource: HatResource, body: string | undefined, options: ReadOptions): Promise<ReadSubmission> {
  const { items, healthInsurerId, ansRegistry } = readEnvelope(body, options.insurers);
  const reader = readerOf(resource);
  const contract = resourceContracts[resource];
  const changes: PreparedChange[] = [];
  const refused: RefusedItem[] = [];
  const seen = new Map<string, number>();
  let index = -1;
  for (const raw of items) {
    index++;
    if (index > 0 && index % slice === 0) await new Promise((resolve) => setImmediate(resolve));
    const path = `items[${index}]`;
    const details: ErrorDetail[] = [];
    const read = reader.read(raw, path, details);
    if (read) {
      const key = recordKey(resource, read.item, healthInsurerId);
      const first = seen.get(key);
      if (first === undefined) seen.set(key, index);
      else if (!contract.event) details.push({ code: 'KEY_REPEATED', path, params: { first: `items[${first}]` } });
      const card = resource === 'beneficiaryStatus' ? String(read.item.subscriberId) : '';
      const member = card.length === shortCard ? await memberOf(card, healthInsurerId, path, details, options) : undefined;
      if (details.length === 0) {
        changes.push({
          position: index,
          key,
          orderKey: orderKey(resource, read.item, healthInsurerId, member),
          parentKeys: parentKeys(resource, read.item, healthInsurerId),
          fieldMask: read.fieldMask,
          payload: read.payload,
        });
      }
    }
    if (details.length > 0) refused.push({ index, details });
  }
  if (refused.length > 0 && (!options.partial || changes.length === 0)) throw validationFailed(refused.flatMap((item) => item.details));
  return { healthInsurerId, ansRegistry, changes, refused };
}

/** A status by 15 characters belongs to the only known member that begins with them (engine rule A5). */
async function memberOf(
  card: string,
  healthInsurerId: string,
  path: string,
  details: ErrorDetail[],
  options: ReadOptions,
): Promise<string | undefined> {
  const members = await options.knownMembers(healthInsurerId, card);
  if (members.length === 1) return members[0];
  details.push({ code: members.length === 0 ? 'SUBSCRIBER_UNKNOWN' : 'SUBSCRIBER_AMBIGUOUS', path: `${path}.subscriberId` });
  return undefined;
}

const envelopeFields = new Map(['items', 'healthInsurerId', 'ansRegistry'].map((name) => [name.toLowerCase(), name]));

function readEnvelope(body: string | undefined, insurers: HatSettings['insurers']) {
  if (body === undefined) throw new PonteError('BODY_REQUIRED');
  const { envelope, list } = readJsonList(body, 'items');
  if (typeof envelope !== 'object' || envelope === null || Array.isArray(envelope)) throw new PonteError('BODY_REQUIRED');
  const faults: ErrorDetail[] = [];
  const values: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(envelope)) {
    const field = envelopeFields.get(name.toLowerCase());
    if (field === undefined) faults.push({ code: 'FIELD_UNKNOWN', path: printableName(name) });
    else if (field in values) faults.push({ code: 'FIELD_REPEATED', path: field });
    else values[field] = value;
  }
  const healthInsurerId = readCode(values, 'healthInsurerId', faults);
  const ansRegistry = readCode(values, 'ansRegistry', faults);
  if (
    healthInsurerId &&
    ansRegistry &&
    !insurers.some((pair) => pair.healthInsurerId === healthInsurerId && pair.ansRegistry === ansRegistry)
  )
    faults.push({ code: 'INSURER_UNKNOWN', path: 'healthInsurerId' });
  const { items } = values;
  const count = list?.length ?? (Array.isArray(items) ? items.length : 0);
  if (items === undefined) faults.push({ code: 'FIELD_REQUIRED', path: 'items' });
  else if (!Array.isArray(items)) faults.push({ code: 'FIELD_TYPE', path: 'items', params: { expected: 'array' } });
  else if (count === 0) faults.push({ code: 'ITEMS_EMPTY', path: 'items' });
  else if (count > maxItems) faults.push({ code: 'ITEMS_TOO_MANY', path: 'items', params: { max: maxItems } });
  if (faults.length > 0) {
    // A text that is not JSON is told first, wherever it breaks.
    if (list) parseJsonLossless(body);
    throw validationFailed(faults);
  }
  return { items: list?.elements() ?? (items as unknown[]), healthInsurerId, ansRegistry };
}

function readCode(values: Record<string, unknown>, field: string, faults: ErrorDetail[]): string {
  const value = values[field];
  if (value === undefined) faults.push({ code: 'FIELD_REQUIRED', path: field });
  else if (typeof value !== 'string') faults.push({ code: 'FIELD_TYPE', path: field, params: { expected: 'string' } });
  else return value.trim();
  return '';
}

function validationFailed(details: ErrorDetail[]): PonteError {
  return new PonteError('VALIDATION_FAILED', { details: details.slice(0, maxDetails), detailsTotal: details.length });
}
