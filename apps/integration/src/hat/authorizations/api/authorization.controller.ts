import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Caller } from '../../../edge/access/caller';
import { CurrentCaller } from '../../../edge/access/current-caller.decorator';
import { RequireRole } from '../../../edge/access/require-role.decorator';
import { ApiErrors } from '../../../edge/openapi/api-errors.decorator';
import { FailedImportPage, FailedImportQuery, HatAuthorizationPage, HatAuthorizationView } from './authorization-view.dto';
import { HatAuthorizationListQuery, HatAuthorizationQuery } from './authorization.dto';
import { HatAuthorizationService } from './authorization.service';

@ApiTags('HAT: autorizações')
@Controller('hat/authorizations')
export class HatAuthorizationController {
  constructor(private readonly authorizations: HatAuthorizationService) {}

  @Get()
  @RequireRole('reader')
  @ApiOperation({
    summary: 'Guias importadas do HAT, como o HAT as escreve',
    description:
      'Do que a ponte gravou, nunca ao vivo. Ordena por requestDate (padrão, da mais nova para a mais velha), updatedAt ou idOnHealthInsurer.',
  })
  @ApiOkResponse({ type: HatAuthorizationPage })
  @ApiErrors({ 400: 'Filtro, expansão, ordem, campos ou página inválidos' })
  list(@CurrentCaller() caller: Caller, @Query() query: HatAuthorizationListQuery): Promise<HatAuthorizationPage> {
    return this.authorizations.list(caller, query);
  }

  @Get('failures')
  @RequireRole('reader')
  @ApiOperation({ summary: 'O que o HAT lista e não pôde ser importado, com o motivo; cada execução tenta de novo' })
  @ApiOkResponse({ type: FailedImportPage })
  @ApiErrors({ 400: 'Página inválida' })
  failures(@CurrentCaller() caller: Caller, @Query() query: FailedImportQuery): Promise<FailedImportPage> {
    return this.authorizations.failures(caller, query);
  }

  @Get(':idOnHealthInsurer')
  @RequireRole('reader')
  @ApiOperation({ summary: 'Uma guia importada do HAT' })
  @ApiParam({ name: 'idOnHealthInsurer', example: '000120261100004713' })
  @ApiOkResponse({ type: HatAuthorizationView })
  @ApiErrors({ 400: 'Expansão ou campos inválidos', 404: 'Este operador não tem essa guia' })
  get(
    @CurrentCaller() caller: Caller,
    @Param('idOnHealthInsurer') guide: string,
    @Query() query: HatAuthorizationQuery,
  ): Promise<Record<string, unknown>> {
    return this.authorizations.get(caller, guide, query);
  }
}
