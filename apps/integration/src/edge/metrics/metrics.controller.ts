import { Controller, Get, Header, Req } from '@nestjs/common';
import { ApiExcludeEndpoint } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Public } from '../access/require-role.decorator';
import { Authenticator } from '../api-keys/authenticator';
import { presentedKey } from '../api-keys/presented-key';
import { MetricsService } from './metrics.service';

/**
 * A key of any role sees what belongs to nobody and to its own operator. Without a key only a process of this machine is answered, and
 * sees all: the monitoring of the machine. A reverse proxy of this machine is not such a process; it shows itself by its headers.
 */
@Controller('metrics')
@Public()
export class MetricsController {
  constructor(
    private readonly metrics: MetricsService,
    private readonly authenticator: Authenticator,
  ) {}

  @Get()
  @ApiExcludeEndpoint()
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  async read(@Req() request: FastifyRequest): Promise<string> {
    if (isLocalProcess(request)) return this.metrics.exposition();
    const { tenant } = await this.authenticator.callerOf(presentedKey(request.headers));
    return this.metrics.exposition(tenant.name);
  }
}

const proxyHeaders = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip', 'via'];

function isLocalProcess({ headers, socket }: FastifyRequest): boolean {
  const peer = socket.remoteAddress ?? '';
  const loopback = peer === '::1' || /^(::ffff:)?127\./.test(peer);
  const withoutKey = headers.authorization === undefined && headers['x-api-key'] === undefined;
  return loopback && withoutKey && proxyHeaders.every((name) => headers[name] === undefined);
}
