/** Timeouts stand still until `jest.advanceTimersByTime`; clocks, sockets and promises go on. `jest.useRealTimers` ends it. */
export function stopTimeouts(): void {
  jest.useFakeTimers({ doNotFake: ['Date', 'hrtime', 'nextTick', 'performance', 'queueMicrotask', 'setImmediate', 'clearImmediate'] });
}
