import { Writable } from 'node:stream';
import { Body, Controller, Get, Logger, Module, Param, Post, Query, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { TypeOrmModule } from '@nestjs/typeorm';
import { IsInt, IsNotEmpty, IsOptional, IsString, MaxLength } from 'class-validator';
import { DataSource } from 'typeorm';
import { ConfigModule } from '../../apps/integration/src/config/config.module';
import { loadEnvironment } from '../../apps/integration/src/config/environment';
import { TenantRegistry } from '../../apps/integration/src/config/tenant-registry';
import { dataSourceOptions } from '../../apps/integration/src/database/data-source-options';
import { upsertTenants } from '../../apps/integration/src/database/tenant-rows';
import type { Caller } from '../../apps/integration/src/edge/access/caller';
import { CurrentCaller } from '../../apps/integration/src/edge/access/current-caller.decorator';
import { Public, RequireRole } from '../../apps/integration/src/edge/access/require-role.decorator';
import { configureEdge } from '../../apps/integration/src/edge/configure-edge';
import { EdgeModule } from '../../apps/integration/src/edge/edge.module';
import { createAdapter, edgeAppOptions } from '../../apps/integration/src/edge/http/create-adapter';
import { PageQuery } from '../../apps/integration/src/edge/page-query.dto';
import { createTestDatabase } from '../support';

export const bootstrapKeys = { default: 'd'.repeat(40), other: 'o'.repeat(40) };

export class ProbeBody {
  @IsString()
  @IsNotEmpty()
  @MaxLength(10)
  name!: string;

  @IsOptional()
  @IsInt()
  size?: number;
}

/** Routes that do nothing but show what the edge made of a call. */
@Controller('probe')
export class ProbeController {
  @Post('any')
  @RequireRole('writer')
  echo(@Body() body: unknown): { body: unknown } {
    return { body };
  }

  @Post('dto')
  @RequireRole('writer')
  dto(@Body() body: ProbeBody): ProbeBody {
    return body;
  }

  @Get('page')
  @RequireRole('reader')
  page(@Query() query: PageQuery): PageQuery {
    return query;
  }

  @Get('caller')
  @RequireRole('reader')
  whoCalls(@CurrentCaller() caller: Caller): { tenant: string; role: string; keyId: string } {
    return { tenant: caller.tenant.name, role: caller.role, keyId: caller.keyId };
  }

  @Get('operator')
  @RequireRole('operator')
  operator(): string {
    return 'ok';
  }

  /** Writes a line before and after something else had its turn. */
  @Post('told')
  @Public()
  async told(@Body() body: ProbeBody): Promise<void> {
    const logger = new Logger('Probe');
    logger.log({ told: body.name });
    await new Promise((resolve) => setImmediate(resolve));
    logger.log({ told: body.name });
  }

  @Get('broken/:secret')
  @Public()
  broken(@Param('secret') secret: string): never {
    throw new Error(`failed for ${secret}`);
  }
}

export interface EdgeApp {
  app: NestFastifyApplication;
  dataSource: DataSource;
  tenantId(name: 'default' | 'other'): number;
  /** Everything logged so far. */
  log(): string;
  close(): Promise<void>;
}

/** The edge on a database of its own, with two operators. @param more further controllers */
export async function startEdge(controllers: Type[] = [ProbeController], database?: string): Promise<EdgeApp> {
  const own = database === undefined ? await createTestDatabase() : undefined;
  const url = database ?? own?.url ?? '';
  const lines: string[] = [];
  const logDestination = new Writable({
    write(chunk: Buffer, _, done) {
      lines.push(chunk.toString());
      done();
    },
  });
  const environment = loadEnvironment({
    API_KEY: bootstrapKeys.default,
    KEY_OF_OTHER: bootstrapKeys.other,
    SECRETS_KEY: '0'.repeat(64),
    DATABASE_URL: url,
    LOG_LEVEL: 'trace',
    TENANTS_FILE: `${__dirname}/edge-tenants.json`,
  });

  @Module({
    imports: [
      ConfigModule.forRoot(environment),
      TypeOrmModule.forRoot({ ...dataSourceOptions({ url }), retryAttempts: 0 }),
      EdgeModule.forRoot({ logDestination }),
    ],
    controllers,
  })
  class ProbeModule {}

  const app = await NestFactory.create<NestFastifyApplication>(ProbeModule, createAdapter(), edgeAppOptions);
  const dataSource = app.get(DataSource);
  const tenants = app.get(TenantRegistry);
  tenants.assignIds(
    await upsertTenants(
      dataSource,
      tenants.definitions.map(({ name }) => name),
    ),
  );
  await configureEdge(app);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return {
    app,
    dataSource,
    tenantId: (name) => tenants.all().find((tenant) => tenant.name === name)?.id ?? 0,
    log: () => lines.join(''),
    close: async () => {
      await app.close();
      await own?.drop();
    },
  };
}
