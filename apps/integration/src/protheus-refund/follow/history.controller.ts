import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Caller } from '../../edge/access/caller';
import { CurrentCaller } from '../../edge/access/current-caller.decorator';
import { RequireRole } from '../../edge/access/require-role.decorator';
import { ApiErrors } from '../../edge/openapi/api-errors.decorator';
import { FollowedPrescriptionView, HistoryQuery, PrescriptionHistory } from './history.dto';
import { HistoryService } from './history.service';

@ApiTags('Protheus: acompanhamento')
@Controller('protheus/prescriptions')
export class HistoryController {
  constructor(private readonly histories: HistoryService) {}

  @Get(':code')
  @RequireRole('reader')
  @ApiOperation({
    summary: 'Uma receita acompanhada e seus reembolsos, como a ponte os viu por último',
    description: 'Aonde levam os eventos br.ponte.protheus.*. Responde do que já foi visto, sem chamar o Protheus.',
  })
  @ApiParam({ name: 'code', example: '41750520261122000003' })
  @ApiOkResponse({ type: FollowedPrescriptionView })
  @ApiErrors({ 404: 'Receita que a ponte não acompanha para este operador' })
  get(@CurrentCaller() caller: Caller, @Param('code') code: string): Promise<FollowedPrescriptionView> {
    return this.histories.prescription(caller, code);
  }

  @Get(':code/history')
  @RequireRole('reader')
  @ApiOperation({
    summary: 'A história de uma receita acompanhada e de seus reembolsos',
    description:
      'São acompanhadas as receitas criadas pela ponte e as que alguém consultou uma vez. Responde do que já foi visto, sem chamar o Protheus.',
  })
  @ApiParam({ name: 'code', example: '41750520261122000003' })
  @ApiOkResponse({ type: PrescriptionHistory })
  @ApiErrors({ 400: 'Parâmetro inválido', 404: 'Receita que a ponte não acompanha para este operador' })
  history(@CurrentCaller() caller: Caller, @Param('code') code: string, @Query() query: HistoryQuery): Promise<PrescriptionHistory> {
    return this.histories.history(caller, code, query);
  }
}
