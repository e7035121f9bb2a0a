import { PonteError } from '@ponte/common';
import { eventTypes, type EventType } from '@ponte/persistence/events';

/**
 * Reads `types=br.ponte.hat,br.ponte.protheus.refund.status`: whole types, or beginnings of types that end at a dot.
 * @returns undefined when all are wanted
 * @throws PonteError QUERY_INVALID naming the types, for one that there is not: a misspelling must not wait for ever
 */
export function wantedTypes(types: string | undefined): readonly EventType[] | undefined {
  if (types === undefined || types === '') return undefined;
  const wanted = new Set<EventType>();
  for (const part of types.split(',')) {
    const prefix = part.trim().replace(/\.\*?$/, '');
    const found = eventTypes.filter((type) => type === prefix || type.startsWith(`${prefix}.`));
    if (found.length === 0)
      throw new PonteError('QUERY_INVALID', {
        details: [{ code: 'FIELD_ENUM', path: 'types', params: { allowed: eventTypes.join(', ') } }],
      });
    for (const type of found) wanted.add(type);
  }
  return [...wanted];
}
