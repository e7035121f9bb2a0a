import { Controller, Get, Headers, Param, Query } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { preferredLanguage } from '@ponte/common';
import { hatResources } from '@ponte/hat/contract';
import type { Caller } from '../../../edge/access/caller';
import { CurrentCaller } from '../../../edge/access/current-caller.decorator';
import { RequireRole } from '../../../edge/access/require-role.decorator';
import { ApiErrors } from '../../../edge/openapi/api-errors.decorator';
import { registrationRoute } from '../intake/registration-route';
import { RecordQuery, RecordStory } from './record.dto';
import { RecordService } from './record.service';

@ApiTags('HAT: registros')
@Controller('hat/records')
export class RecordController {
  constructor(private readonly records: RecordService) {}

  @Get(':resource/:key')
  @RequireRole('reader')
  @RouteConfig(registrationRoute)
  @ApiOperation({
    summary: 'A história de um registro: o que o HAT tem, e cada alteração, lote, token e resposta',
    description: 'A chave tem as partes na ordem documentada, separadas por dois-pontos, vazias mantidas: 0001:000123:001:PRE.',
  })
  @ApiParam({ name: 'resource', enum: hatResources })
  @ApiParam({ name: 'key', example: '00010001000001018' })
  @ApiOkResponse({ type: RecordStory })
  @ApiErrors({ 400: 'Página inválida', 404: 'Recurso desconhecido, ou chave que este operador nunca enviou' })
  story(
    @CurrentCaller() caller: Caller,
    @Param('resource') resource: string,
    @Param('key') key: string,
    @Query() query: RecordQuery,
    @Headers('accept-language') acceptLanguage: string | undefined,
  ): Promise<RecordStory> {
    return this.records.story(caller, resource, key, query, preferredLanguage(acceptLanguage));
  }
}
