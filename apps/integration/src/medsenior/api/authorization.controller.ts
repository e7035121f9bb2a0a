import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Caller } from '../../edge/access/caller';
import { CurrentCaller } from '../../edge/access/current-caller.decorator';
import { RequireRole } from '../../edge/access/require-role.decorator';
import { ApiErrors } from '../../edge/openapi/api-errors.decorator';
import { MedseniorAuthorizationPage, MedseniorAuthorizationQuery, MedseniorGuideView } from './authorization.dto';
import { MedseniorAuthorizationService } from './authorization.service';

@ApiTags('MedSênior: autorizações')
@Controller('medsenior/authorizations')
export class MedseniorAuthorizationController {
  constructor(private readonly authorizations: MedseniorAuthorizationService) {}

  @Get()
  @RequireRole('reader')
  @ApiOperation({
    summary: 'Autorizações da MedSênior por matrícula ou CPF, em todas as situações, ao vivo ou do espelho',
    description:
      'Exige ao menos uma matrícula ou um CPF. Valores de um filtro são alternativas; filtros diferentes se restringem. Ao vivo, page × pageSize ' +
      'vai até 1.000. A resposta diz de onde veio (source), de quando é (asOf) e se o espelho respondeu no lugar da MedSênior (stale).',
  })
  @ApiOkResponse({ type: MedseniorAuthorizationPage })
  @ApiErrors({
    400: 'Nenhum filtro, matrícula que não é só dígitos, situação desconhecida, ou página além do limite ao vivo',
    409: 'A integração com a MedSênior está desligada para este operador',
    422: 'A MedSênior recusou os filtros',
    502: 'A MedSênior recusou as credenciais, falhou, ou respondeu fora do contrato, e o espelho não acompanha o beneficiário',
    503: 'A MedSênior não respondeu, ou as chamadas estão pausadas, e o espelho não acompanha o beneficiário',
  })
  list(@CurrentCaller() { tenant }: Caller, @Query() query: MedseniorAuthorizationQuery): Promise<MedseniorAuthorizationPage> {
    return this.authorizations.list(tenant, query);
  }

  @Get(':guide')
  @RequireRole('reader')
  @ApiOperation({ summary: 'Uma autorização espelhada, com o histórico de mudanças; nunca chama a MedSênior' })
  @ApiParam({ name: 'guide', example: '240300123' })
  @ApiOkResponse({ type: MedseniorGuideView })
  @ApiErrors({ 404: 'O espelho deste operador não tem essa guia' })
  get(@CurrentCaller() { tenant }: Caller, @Param('guide') guide: string): Promise<MedseniorGuideView> {
    return this.authorizations.get(tenant, guide);
  }
}
