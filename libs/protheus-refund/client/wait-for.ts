import type { Clock } from '@ponte/common';
import type { ProtheusCallOptions } from './protheus-connection';

/** Why somebody stopped waiting for what others still wait for. */
export type GivenUp = 'ABORTED' | 'DEADLINE';

/**
 * Waits for something shared without ending it: the signal and the deadline are those of one of the waiters.
 * @param share begins it or joins in; not called for a waiter who has given up already
 */
export async function waitFor<T>(share: () => Promise<T>, { signal, deadline }: ProtheusCallOptions, clock: Clock): Promise<T | GivenUp> {
  const left = deadline === undefined ? undefined : deadline.getTime() - clock.now().getTime();
  if (signal?.aborted) return 'ABORTED';
  if (left !== undefined && left <= 0) return 'DEADLINE';
  if (!signal && left === undefined) return share();
  let timer: NodeJS.Timeout | undefined;
  let onAbort: (() => void) | undefined;
  const givenUp = new Promise<GivenUp>((resolve) => {
    onAbort = () => resolve('ABORTED');
    signal?.addEventListener('abort', onAbort, { once: true });
    if (left !== undefined) timer = setTimeout(() => resolve('DEADLINE'), left);
  });
  try {
    return await Promise.race([share(), givenUp]);
  } finally {
    clearTimeout(timer);
    if (onAbort) signal?.removeEventListener('abort', onAbort);
  }
}
