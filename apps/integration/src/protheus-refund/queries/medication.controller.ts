import { applyDecorators, Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Caller } from '../../edge/access/caller';
import { CurrentCaller } from '../../edge/access/current-caller.decorator';
import { RequireRole } from '../../edge/access/require-role.decorator';
import { ApiErrorExamples } from '../api-error-examples.decorator';
import { MedicationListQuery, MedicationPage, RefundListQuery, RefundPage } from './medication.dto';
import { MedicationService } from './medication.service';

/** What every live query may meet. */
function ApiLiveErrors(notFound: 'PROTHEUS_SUBSCRIBER_UNKNOWN' | 'PROTHEUS_PRESCRIPTION_UNKNOWN', words: string): MethodDecorator {
  return applyDecorators(
    ApiErrorExamples(400, 'Parâmetro inválido ou desconhecido; filter não é repassado', ['QUERY_INVALID']),
    ApiErrorExamples(404, words, [notFound]),
    ApiErrorExamples(409, 'Integração desligada', ['VENDOR_DISABLED']),
    ApiErrorExamples(502, 'O Protheus recusou a chamada ou respondeu fora do contrato', [
      ...(['PROTHEUS_LOGIN_REFUSED', 'PROTHEUS_CREDENTIALS_UNFIT', 'PROTHEUS_FORBIDDEN', 'PROTHEUS_ADDRESS_UNKNOWN'] as const),
      ...(['PROTHEUS_QUERY_KEY_MISSING', 'PROTHEUS_ERROR_UNKNOWN', 'PROTHEUS_ANSWER_UNKNOWN'] as const),
    ]),
    ApiErrorExamples(503, 'O Protheus não respondeu, ou as chamadas estão pausadas', [
      ...(['PROTHEUS_NOT_REACHED', 'PROTHEUS_NO_ANSWER', 'PROTHEUS_BUSY', 'PROTHEUS_FAULT'] as const),
      ...(['PROTHEUS_PAUSED', 'PROTHEUS_OVERLOADED'] as const),
    ]),
  );
}

@ApiTags('Protheus: medicamentos de uso contínuo')
@Controller('protheus/continuousMedications')
export class MedicationController {
  constructor(private readonly medications: MedicationService) {}

  @Get()
  @RequireRole('reader')
  @ApiOperation({
    summary: 'Medicamentos das receitas de um beneficiário, um item por medicamento',
    description: 'Consulta ao vivo. As receitas mostradas passam a ser acompanhadas (GET /protheus/prescriptions/{code}/history).',
  })
  @ApiOkResponse({ type: MedicationPage })
  @ApiLiveErrors('PROTHEUS_SUBSCRIBER_UNKNOWN', 'O Protheus não conhece o beneficiário')
  list(@CurrentCaller() caller: Caller, @Query() query: MedicationListQuery): Promise<MedicationPage> {
    return this.medications.medications(caller, query);
  }

  @Get('refunds')
  @RequireRole('reader')
  @ApiOperation({
    summary: 'Reembolsos de uma receita',
    description:
      'Consulta ao vivo. O Protheus não confere de quem é a receita; a ponte confere, e responde 404 quando não é do beneficiário.',
  })
  @ApiOkResponse({ type: RefundPage })
  @ApiLiveErrors('PROTHEUS_PRESCRIPTION_UNKNOWN', 'A receita não existe, ou não é deste beneficiário')
  refunds(@CurrentCaller() caller: Caller, @Query() query: RefundListQuery): Promise<RefundPage> {
    return this.medications.refunds(caller, query);
  }
}
