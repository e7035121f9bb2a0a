import { entities, migrations } from '@ponte/persistence';
import type { DataSourceOptions } from 'typeorm';

export interface ConnectionSettings {
  url: string;
  /** Most connections of this process. */
  poolSize?: number;
  /** Shown by PostgreSQL beside each connection; tells replicas and tools apart. */
  applicationName?: string;
  /** An idle connection broke (server restarted, network gone). The pool has already dropped it; without a listener the process would end. */
  onIdleError?: (error: Error) => void;
}

/** The one description of how this project talks to PostgreSQL: hub, migration command line and tests use the same. */
export function dataSourceOptions({
  url,
  poolSize = 10,
  applicationName = 'ponte-saude',
  onIdleError,
}: ConnectionSettings): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    entities,
    migrations,
    migrationsTransactionMode: 'each',
    synchronize: false,
    applicationName,
    poolSize,
    connectTimeoutMS: 10_000,
    poolErrorHandler: onIdleError ?? (() => undefined),
    extra: { keepAlive: true, idleTimeoutMillis: 60_000, onConnect: ignoreErrorEvents },
  };
}

interface EventSource {
  on(event: 'error', listener: () => void): unknown;
}

/**
 * A server that is shut down may end a connection in the same packet that completes it: between the pool's listener and the one of
 * TypeORM there is none then, and the event would end the process. The connection's next query fails anyway.
 */
function ignoreErrorEvents(client: EventSource): void {
  client.on('error', () => undefined);
}
