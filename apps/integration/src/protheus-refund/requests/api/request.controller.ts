import { Body, Controller, Get, Headers, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { preferredLanguage } from '@ponte/common';
import type { Caller } from '../../../edge/access/caller';
import { CurrentCaller } from '../../../edge/access/current-caller.decorator';
import { RequireRole } from '../../../edge/access/require-role.decorator';
import { ApiErrors } from '../../../edge/openapi/api-errors.decorator';
import { RequestPage, RequestQuery, RequestView, ResolveRequest } from './request.dto';
import { RequestService } from './request.service';
import { ResolveService } from './resolve.service';

@ApiTags('Protheus: solicitações')
@Controller('protheus/requests')
export class RequestController {
  constructor(
    private readonly requests: RequestService,
    private readonly resolving: ResolveService,
  ) {}

  @Get()
  @RequireRole('reader')
  @ApiOperation({
    summary: 'Solicitações de receita, as mais novas primeiro',
    description: 'Com state=unknown, as que esperam por um operador.',
  })
  @ApiOkResponse({ type: RequestPage })
  @ApiErrors({ 400: 'Parâmetro inválido' })
  list(
    @CurrentCaller() caller: Caller,
    @Query() query: RequestQuery,
    @Headers('accept-language') acceptLanguage: string | undefined,
  ): Promise<RequestPage> {
    return this.requests.list(caller, query, preferredLanguage(acceptLanguage));
  }

  @Get(':id')
  @RequireRole('reader')
  @ApiOperation({
    summary: 'O estado de uma solicitação de receita',
    description:
      'received: gravada, ainda não enviada. sending: enviada, ou com a resposta perdida e em conferência. created: a receita existe. ' +
      'rejected: o Protheus a recusou, veja error. unknown: não se sabe, um operador resolve. failed: não foi criada.',
  })
  @ApiOkResponse({ type: RequestView })
  @ApiErrors({ 404: 'Solicitação desconhecida para este operador' })
  get(
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @Headers('accept-language') acceptLanguage: string | undefined,
  ): Promise<RequestView> {
    return this.requests.get(caller, id, preferredLanguage(acceptLanguage));
  }

  @Post(':id/resolve')
  @HttpCode(200)
  @RequireRole('operator')
  @ApiOperation({
    summary: 'Resolve uma solicitação em unknown',
    description: 'Consulte antes as receitas do beneficiário no Protheus: daqui em diante vale a palavra de quem resolve.',
  })
  @ApiOkResponse({ type: RequestView })
  @ApiErrors({
    404: 'Solicitação desconhecida para este operador',
    409: 'Não está em unknown, o código pertence a outra solicitação, ou outra do mesmo beneficiário está sendo enviada',
    422: 'Corpo inválido, ou a receita não é do beneficiário',
    502: 'O Protheus respondeu com erro à conferência da receita',
    503: 'O Protheus não respondeu, ou está pausado',
  })
  resolve(
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @Body() body: ResolveRequest,
    @Headers('accept-language') acceptLanguage: string | undefined,
  ): Promise<RequestView> {
    return this.resolving.resolve(caller, id, body, preferredLanguage(acceptLanguage));
  }
}
