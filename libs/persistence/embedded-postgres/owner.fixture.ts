import { startEmbeddedPostgres } from '.';

/** A process that owns a server, a durable one, until it is killed. */
void startEmbeddedPostgres({ dataDir: process.argv[2] ?? '' }).then(({ url, pid }) => {
  process.send?.({ url, pid });
  process.on('message', () => undefined); // stays
});
