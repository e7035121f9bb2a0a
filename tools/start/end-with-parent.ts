/**
 * Loaded into hub and emulator before their own code (`-r`): when the channel to the start tool closes, for whatever reason, `kill -9`
 * included, the app ends as if it had been asked to. Works on Windows too, where there is no SIGTERM to send.
 */
const patienceMs = 30_000;

process.on('disconnect', () => {
  setTimeout(() => process.exit(1), patienceMs).unref();
  if (process.listenerCount('SIGTERM') === 0) process.exit(0);
  process.emit('SIGTERM', 'SIGTERM');
});
