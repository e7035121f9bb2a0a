import type { HttpAnswer } from '@ponte/common';
import type { ProtheusOperation } from '@ponte/protheus-refund/contract';
import type { ProtheusPage } from './protheus-outcome';
import { isSuccess, readBoolean, readInteger, readObject, readProperty } from './read-answer';
import type { ItemReader } from './read-items';

/**
 * One page out of an answer; undefined when it is none, one unreadable item included: a list with a hole would say that something is not
 * there. `items` may be absent [doc]; `hasNext` follows from `remainingRecords` where it is missing. Unknown root keys are ignored.
 */
export function readPage<Item>(
  operation: ProtheusOperation,
  answer: HttpAnswer,
  readItem: ItemReader<Item>,
  partial: boolean,
): ProtheusPage<Item> | undefined {
  const content = isSuccess(answer) ? readObject(answer) : undefined;
  if (!content) return undefined;
  const remainingRecords = readInteger(readProperty(content, 'remainingRecords'));
  const hasNext = readBoolean(readProperty(content, 'hasNext')) ?? (remainingRecords === undefined ? undefined : remainingRecords > 0);
  const given = readProperty(content, 'items') ?? [];
  if (hasNext === undefined || !Array.isArray(given)) return undefined;
  const items = given.map((item: unknown) => readItem(item, partial));
  if (!items.every((item) => item !== undefined)) return undefined;
  return {
    kind: 'page',
    items,
    hasNext,
    ...(remainingRecords === undefined ? {} : { remainingRecords }),
    facts: { operation, status: answer.status, durationMs: answer.durationMs },
  };
}
