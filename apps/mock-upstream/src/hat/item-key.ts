import { resourceContracts, type HatResource } from '@ponte/hat/contract';
import type { HatItem } from './hat.settings';

/**
 * The key of an item as its line in `detailedMessage` shows it: the values sent, joined by `:`, absent parts empty, `codint`
 * falling back to the insurer. Undefined when a required part is missing or is not the short text a key is made of.
 */
export function itemKey(resource: HatResource, item: HatItem, healthInsurerId: string): string | undefined {
  const { keyFields, keyDefaults } = resourceContracts[resource];
  const only = keyFields[0];
  if (keyFields.length === 1 && only !== undefined) return keyText(item[only], false);
  const required = requiredParts(resource);
  const parts: string[] = [];
  for (const name of keyFields) {
    const part = keyText(item[name] ?? (keyDefaults[name] ? healthInsurerId : undefined), !required.has(name));
    if (part === undefined) return undefined;
    parts.push(part);
  }
  return parts.join(':');
}

function keyText(value: unknown, optional: boolean): string | undefined {
  if (value === undefined && optional) return '';
  if (typeof value !== 'string' || value.length === 0 || value.length > 40) return undefined;
  return /^[\w:.-]+$/.test(value) ? value : undefined;
}

const requiredByResource = new Map<HatResource, ReadonlySet<string>>();

function requiredParts(resource: HatResource): ReadonlySet<string> {
  let required = requiredByResource.get(resource);
  if (!required) {
    required = new Set(resourceContracts[resource].fields.filter((field) => field.required).map((field) => field.name));
    requiredByResource.set(resource, required);
  }
  return required;
}
