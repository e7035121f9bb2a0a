import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { hatResources, type HatResource } from '@ponte/hat/contract';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Worlds } from '../engine/world';
import { VendorReply } from '../vendor-reply';
import type { HatHeaders } from './credentials';
import { errorAnswer } from './hat-answers';
import { HatService, type HatRequest } from './hat.service';

/** The base path of the documents, and the one of the older interface files. */
export const hatBasePaths = ['hat/api/healthcare/hat/v1', 'hat/api/hat/healthcare/v1'];

const resources: ReadonlySet<string> = new Set(hatResources);

/** HAT on the wire. Its interface is described by mocks/hat/openapi.yaml, so it stays out of the emulator's own document. */
@ApiExcludeController()
@Controller(hatBasePaths)
export class HatController {
  constructor(
    private readonly hat: HatService,
    private readonly worlds: Worlds,
    private readonly reply: VendorReply,
  ) {}

  @Post('masterToken')
  masterToken(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.handle({ operation: 'masterToken', text: textOf(request), headers: headersOf(request) }, reply);
  }

  @Get('healthcheck')
  healthcheck(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.handle({ operation: 'healthcheck', headers: headersOf(request) }, reply);
  }

  @Get('integration/:tokenId')
  integration(@Param('tokenId') tokenId: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.handle({ operation: 'integration', tokenId, headers: headersOf(request) }, reply);
  }

  @Post(':resource')
  async register(@Param('resource') resource: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (!isResource(resource)) {
      return this.reply.answer(reply, errorAnswer(404, 'Recurso nao encontrado', 'Recurso nao encontrado', 'no such resource'));
    }
    return this.handle({ operation: resource, text: textOf(request), headers: headersOf(request) }, reply);
  }

  private async handle(request: HatRequest, reply: FastifyReply): Promise<void> {
    this.reply.send(reply, await this.hat.handle(this.worlds.get(), request));
  }
}

function isResource(name: string): name is HatResource {
  return resources.has(name);
}

function textOf({ body }: FastifyRequest): string {
  return typeof body === 'string' ? body : '';
}

function headersOf({ headers }: FastifyRequest): HatHeaders {
  return { authorization: headers.authorization, idTenant: single(headers.idtenant), tenantName: single(headers.tenantname) };
}

function single(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? undefined : value;
}
