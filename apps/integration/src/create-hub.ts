import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module';
import type { Environment } from './config/environment';
import { configureEdge } from './edge/configure-edge';
import type { EdgeModuleOptions } from './edge/edge.module';
import { createAdapter, edgeAppOptions } from './edge/http/create-adapter';
import { ENGINE_TUNING, type EngineTuning } from './hat/submissions/engine/engine-tuning';

export interface Hub {
  app: NestFastifyApplication;
  /** Where it listens, as `http://127.0.0.1:3000`. */
  url: string;
  /** Drains and closes; the database goes last. */
  close(): Promise<void>;
}

export interface HubOptions extends EdgeModuleOptions {
  /** Shorter measures of the engine, for tests. */
  tuning?: Partial<EngineTuning>;
}

/** Starts a hub in this process: database ready, engine running, listening. */
export async function createHub(environment: Environment, options: HubOptions = {}): Promise<Hub> {
  const { tuning, ...edge } = options;
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.forRoot(environment, edge), createAdapter(), {
    ...edgeAppOptions,
    abortOnError: false,
  });
  Object.assign(app.get<EngineTuning>(ENGINE_TUNING, { strict: false }), tuning);
  await configureEdge(app);
  await app.listen({ host: environment.HOST, port: environment.PORT });
  return { app, url: await app.getUrl(), close: () => app.close() };
}
