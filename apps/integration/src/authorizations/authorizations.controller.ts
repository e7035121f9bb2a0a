import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Caller } from '../edge/access/caller';
import { CurrentCaller } from '../edge/access/current-caller.decorator';
import { RequireRole } from '../edge/access/require-role.decorator';
import { ApiErrors } from '../edge/openapi/api-errors.decorator';
import { AuthorizationsPage } from './authorization-view.dto';
import { AuthorizationsQuery } from './authorizations.dto';
import { AuthorizationsService } from './authorizations.service';

@ApiTags('Autorizações')
@Controller('authorizations')
export class AuthorizationsController {
  constructor(private readonly authorizations: AuthorizationsService) {}

  @Get()
  @RequireRole('reader')
  @ApiOperation({
    summary: 'O que foi autorizado para um beneficiário, no HAT e na MedSenior, da mais nova para a mais velha',
    description:
      'Do que a ponte gravou, nunca ao vivo. Informe subscriberId ou cpf, um só. A MedSenior conhece matrículas: só o vínculo da lista de ' +
      'acompanhamento as liga a um subscriberId. Um CPF que aparece com mais de um beneficiário (o do responsável) não traz nenhum deles sem o ' +
      'vínculo: sources diz quantos ficaram de fora.',
  })
  @ApiOkResponse({ type: AuthorizationsPage })
  @ApiErrors({ 400: 'Nenhum ou os dois filtros, CPF inválido, campos ou página inválidos' })
  list(@CurrentCaller() caller: Caller, @Query() query: AuthorizationsQuery): Promise<AuthorizationsPage> {
    return this.authorizations.list(caller, query);
  }
}
