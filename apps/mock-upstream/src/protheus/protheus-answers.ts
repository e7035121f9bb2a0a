import { STATUS_CODES } from 'node:http';
import { protheusErrorCatalogue, type CatalogueEntry, type ProtheusErrorName, type ProtheusFault } from '@ponte/protheus-refund/contract';
import { reasonHeader } from '../engine/mock-headers';
import type { Answer, Problem } from '../engine/vendor';
import { defaultStatuses, type ProtheusMockSettings } from './protheus.settings';

type Slots = Readonly<Record<string, string>>;

export function statusOf({ statuses }: Pick<ProtheusMockSettings, 'statuses'>, name: string): number {
  return statuses[name] ?? defaultStatuses[name] ?? 500;
}

/** An error of the catalogue with its slots filled, in the order in which the document prints its parts. */
export function catalogued(name: ProtheusErrorName, slots: Slots = {}, details?: readonly ProtheusFault[]): ProtheusFault {
  const { code, message, detailedMessage }: CatalogueEntry = protheusErrorCatalogue[name];
  const parts = { code, message: filled(message, slots), detailedMessage: filled(detailedMessage, slots) };
  return details ? { ...parts, details: [...details] } : parts;
}

/** A call refused with an error of the catalogue. */
export function refusal(
  settings: Pick<ProtheusMockSettings, 'statuses'>,
  name: ProtheusErrorName,
  slots?: Slots,
  details?: readonly ProtheusFault[],
): Answer {
  const fault = catalogued(name, slots, details);
  return { status: statusOf(settings, name), body: JSON.stringify(fault), headers: reasonHeader(`${fault.code} ${name}`) };
}

/** Where no document tells the body: the HTTP status and its name, as a 401 is decided to be. */
export function problemAnswer({ status, reason, message = STATUS_CODES[status] ?? 'Error', detail = '' }: Problem): Answer {
  return { status, body: JSON.stringify({ code: status, message, detailedMessage: detail }), headers: reasonHeader(reason) };
}

// One pass, and a function: what a slot quotes may itself look like a slot or hold `$&`.
function filled(template: string, slots: Slots): string {
  return template.replace(/\{(\w+)\}/g, (slot, name: string) => slots[name] ?? slot);
}
