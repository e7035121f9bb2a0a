import { startEmbeddedPostgres } from '.';
import { processIdentity } from './process-identity';

/**
 * A process that stops its server as its last deed, with nothing else to wait for, and is too busy to hear of its end at once. Says so
 * when that is done.
 */
void startEmbeddedPostgres({ dataDir: process.argv[2] ?? '', fsync: false })
  .then(({ stop, pid }) => {
    const stopped = stop();
    while (processIdentity(pid) !== undefined);
    return stopped;
  })
  .then(() => process.send?.('stopped'));
