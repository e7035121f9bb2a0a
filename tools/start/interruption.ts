/** npm passes a Ctrl-C on that the terminal has sent already: two signals this close together are one. */
const sameKeystrokeMs = 500;

/** Aborts at the first Ctrl-C, SIGTERM or closed terminal; calls `force` at the second. */
export function onInterruption(force: () => void): AbortSignal {
  const controller = new AbortController();
  let first = 0;
  const interrupted = (): void => {
    const now = Date.now();
    if (first === 0) {
      first = now;
      controller.abort(new Error('Interrupted'));
    } else if (now - first > sameKeystrokeMs) force();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, interrupted);
  return controller.signal;
}

/** Resolves when aborted. */
export function interrupted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
