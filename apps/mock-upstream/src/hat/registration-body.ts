import { envelopeValidators, resourceContracts, type HatResource } from '@ponte/hat/contract';
import type { HatItem, HatMockSettings, HatTenant } from './hat.settings';
import { checkItem, isItem } from './item-check';
import { itemKey } from './item-key';

/** A registration body that can be queued. `faults` tells the developer what the contract found, by position. */
export interface RegistrationBody {
  healthInsurerId: string;
  items: HatItem[];
  keys: string[];
  refusals: [position: number, reason: string][];
  faults: string[];
}

/** A body refused as a whole: the vendor's text and the developer's reason. */
export interface RefusedBody {
  detailedMessage: string;
  reason: string;
}

const malformed = 'Requisicao invalida';

/** Reports a break of the contract; true when it is to be refused. */
export type Breaks = (reason: string) => boolean;

/** Reads the text of a registration POST, in the documents' spelling or a tolerated one. */
export function readRegistrationBody(
  resource: HatResource,
  text: string,
  insurers: HatTenant['insurers'],
  settings: Pick<HatMockSettings, 'batchCap' | 'poison'>,
  breaks: Breaks = () => true,
): RegistrationBody | RefusedBody {
  const body = inDocumentedSpelling(resource, parseJson(text));
  if (!isItem(body)) return refused('the body is not a JSON object, or names one field twice');
  const { items: array, healthInsurerId } = body;
  if (!Array.isArray(array)) return refused(`items (or ${resourceContracts[resource].legacyArrayName}) must be an array`);
  if (array.length === 0) return { detailedMessage: 'Nenhum item informado no lote', reason: 'items is empty' };
  if (array.length > settings.batchCap) {
    return { detailedMessage: 'Quantidade de itens do lote acima do permitido', reason: `more than ${settings.batchCap} items` };
  }
  const fault = envelopeFault(resource, body);
  if (fault !== undefined && breaks(fault)) return refused(fault);
  const insurer = insurers.find((known) => known.healthInsurerId === healthInsurerId && known.ansRegistry === body.ansRegistry);
  if (!insurer) return { detailedMessage: 'Operadora nao encontrada', reason: 'healthInsurerId and ansRegistry are not a known pair' };
  return readItems(resource, array, insurer.healthInsurerId, settings.poison, breaks);
}

function readItems(
  resource: HatResource,
  array: unknown[],
  healthInsurerId: string,
  poison: HatMockSettings['poison'],
  breaks: Breaks,
): RegistrationBody | RefusedBody {
  const read: RegistrationBody = { healthInsurerId, items: new Array<HatItem>(array.length), keys: [], refusals: [], faults: [] };
  for (let position = 0; position < array.length; position++) {
    const given = array[position];
    if (!isItem(given)) return refused(`items[${position}] is not an object`);
    const { item, refusal, fault } = checkItem(resource, given);
    const key = itemKey(resource, item, healthInsurerId);
    if (key === undefined) return refused(`items[${position}]: ${fault ?? 'the key is missing or malformed'}`);
    read.items[position] = item;
    read.keys.push(key);
    const broken = fault !== undefined && breaks(`items[${position}]: ${fault}`);
    if (broken) read.faults.push(`items[${position}]: ${fault}`);
    const reason = (broken ? refusal : undefined) ?? poison?.(resource, item) ?? undefined;
    if (reason !== undefined) read.refusals.push([position, reason]);
  }
  return read;
}

function envelopeFault(resource: HatResource, body: HatItem): string | undefined {
  const validate = envelopeValidators[resource];
  if (validate(body)) return undefined;
  // The number of items was judged by the cap in force, which may differ from the contract's.
  const error = validate.errors?.find(({ instancePath }) => instancePath !== '/items');
  return error && `${error.instancePath.slice(1) || 'body'} ${error.message ?? 'is invalid'}`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Reads the array's older name and any letter case of the header fields. Undefined when a name comes twice. */
function inDocumentedSpelling(resource: HatResource, body: unknown): unknown {
  if (!isItem(body)) return body;
  if (Array.isArray(body.items) && Object.keys(body).length === 3 && 'healthInsurerId' in body && 'ansRegistry' in body) return body;
  const documented: Record<string, string> = {
    items: 'items',
    [resourceContracts[resource].legacyArrayName.toLowerCase()]: 'items',
    healthinsurerid: 'healthInsurerId',
    ansregistry: 'ansRegistry',
  };
  const renamed: HatItem = {};
  for (const [given, value] of Object.entries(body)) {
    const name = documented[given.toLowerCase()] ?? given;
    if (Object.hasOwn(renamed, name)) return undefined;
    renamed[name] = value;
  }
  return renamed;
}

function refused(reason: string): RefusedBody {
  return { detailedMessage: malformed, reason };
}
