import { resolve } from 'node:path';
import { Logger, type OnApplicationShutdown } from '@nestjs/common';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@ponte/persistence/embedded-postgres';

/**
 * The PostgreSQL server this process talks to: the one of DATABASE_URL, or our own in DATA_DIR/postgres.
 * Our own is started again when it dies; the pool then finds it on the same port.
 */
export class DatabaseServer implements OnApplicationShutdown {
  private readonly logger = new Logger(DatabaseServer.name);
  private embedded: EmbeddedPostgres | undefined;
  private closing = false;

  private constructor(
    private readonly givenUrl: string | undefined,
    private readonly dataDir: string,
  ) {}

  static async open(databaseUrl: string | undefined, dataDir: string): Promise<DatabaseServer> {
    const server = new DatabaseServer(databaseUrl, resolve(dataDir, 'postgres'));
    if (!databaseUrl) server.embedded = await server.start();
    return server;
  }

  get url(): string {
    return this.givenUrl ?? this.embedded?.url ?? '';
  }

  async onApplicationShutdown(): Promise<void> {
    this.closing = true;
    await this.embedded?.stop();
  }

  private start(): Promise<EmbeddedPostgres> {
    return startEmbeddedPostgres({ dataDir: this.dataDir, onExit: (reason) => void this.restart(reason) });
  }

  private async restart(reason: string): Promise<void> {
    if (this.closing) return;
    this.logger.error(`The embedded PostgreSQL server ${reason}; starting it again`);
    try {
      const again = await this.start();
      const sameAddress = again.url === this.url;
      this.embedded = again;
      if (this.closing) await again.stop();
      else if (!sameAddress) throw new Error('its port was taken by another program');
    } catch (error) {
      // Without a database there is nothing to do here; whoever runs us starts us again, and nothing acknowledged is lost.
      this.logger.fatal(`The embedded PostgreSQL server cannot be started again: ${(error as Error).message}`);
      process.kill(process.pid, 'SIGTERM');
    }
  }
}
