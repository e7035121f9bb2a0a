import type { ItemFault } from './fault';
import { SlowPatternError, withinTime } from './within-time';

/** Real milliseconds that the expressions of fault switches may take for one call, in each of two tries. */
export const patternMs = 500;
const slow = new WeakSet<ItemFault>();

/**
 * The keys of a call that a fault of items means; undefined when it names none.
 * @throws SlowPatternError once its expression took too long, and from then on at once
 */
export function struckKeys(fault: ItemFault, keys: readonly string[]): readonly string[] | undefined {
  const { keys: named, keysLike } = fault;
  if (keysLike === undefined) return named;
  const field = (): string => `keysLike of a fault switch of kind ${fault.kind}`;
  if (slow.has(fault)) throw new SlowPatternError(field());
  const like = new RegExp(keysLike, 'u');
  try {
    return withinTime(patternMs, field, () => keys.filter((key) => like.test(key) || named?.includes(key)));
  } catch (error) {
    if (error instanceof SlowPatternError) slow.add(fault);
    throw error;
  }
}
