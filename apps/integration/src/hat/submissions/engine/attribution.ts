import { keyParts } from '../intake/item-keys';

/** An item of a batch whose answer is being read. */
export interface NamedItem {
  changeId: string;
  resource: string;
  key: string;
  payload: string | null;
}

export interface Attribution {
  /** The line that names each item, by change id. */
  named: Map<string, string>;
  /** Lines that name no item, or more than one. */
  unmatched: string[];
}

/**
 * Finds the item each line of `detailedMessage` is about (engine rule A13). A line names an item when every part of the item's key
 * stands in it as a whole run of letters and digits: 123 is not found in 1234. Where no key is found, the CPF that the Protheus
 * client uses for persons is tried. A line that fits several items is about none.
 */
export function attributeLines(lines: readonly string[], items: readonly NamedItem[]): Attribution {
  const keys = items.map((item) => ({ item, parts: keyParts(item.resource, item.key) }));
  const named = new Map<string, string>();
  const unmatched: string[] = [];
  for (const line of lines) {
    const runs = new Set(line.match(/[\p{L}\p{N}]+/gu) ?? []);
    const byKey = keys.filter(({ parts }) => parts.every((part) => runs.has(part)));
    const found = byKey.length > 0 ? byKey : keys.filter(({ item }) => runs.has(cpfOf(item) ?? ' '));
    const only = found.length === 1 ? found[0] : undefined;
    if (!only) unmatched.push(line);
    else named.set(only.item.changeId, [named.get(only.item.changeId), line].filter(Boolean).join(' · '));
  }
  return { named, unmatched };
}

function cpfOf(item: NamedItem): string | undefined {
  if (item.resource !== 'persons' || !item.payload) return undefined;
  return /"holderCPF":"(\d{11})"/.exec(item.payload)?.[1];
}
