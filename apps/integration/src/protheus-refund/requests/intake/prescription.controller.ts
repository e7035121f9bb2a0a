import { applyDecorators, Body, Controller, Headers, Post, Query, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiBody, ApiHeader, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { preferredLanguage } from '@ponte/common';
import type { FastifyReply } from 'fastify';
import type { Caller } from '../../../edge/access/caller';
import { CurrentCaller } from '../../../edge/access/current-caller.decorator';
import { RequireRole } from '../../../edge/access/require-role.decorator';
import { IdempotencyKey, type IdempotencyScope } from '../../../edge/idempotency/idempotency-scope';
import { CreatedPrescriptionResponse } from '../api/request.dto';
import { ApiPrescriptionErrors } from './prescription-errors.decorator';
import { prescriptionExample } from './prescription-example';
import { AcceptedPrescriptionResponse, NewPrescriptionRequest, WaitQuery } from './prescription.dto';
import { PrescriptionIntake } from './prescription-intake.service';

function DescribePrescription(): MethodDecorator {
  const location = { Location: { description: 'A solicitação', schema: { type: 'string' as const } } };
  return applyDecorators(
    ApiOperation({
      summary: 'Registra uma receita de medicamentos de uso contínuo no Protheus',
      description:
        'A solicitação é gravada e então enviada, uma por vez para cada beneficiário. 201 com a receita quando o Protheus responde a tempo; ' +
        'senão 202, e o resultado aparece em Location. Uma resposta perdida nunca leva a uma segunda receita: o Protheus é consultado antes.',
    }),
    ApiHeader({
      name: 'Idempotency-Key',
      required: false,
      description: 'Repetir a chamada com a mesma chave responde 202 com o Location da primeira (7 dias)',
    }),
    ApiBody({ type: NewPrescriptionRequest, examples: { receita: { value: prescriptionExample } } }),
    ApiResponse({ status: 201, description: 'A receita existe no Protheus', type: CreatedPrescriptionResponse, headers: location }),
    ApiResponse({ status: 202, description: 'Gravada; ainda sem resultado', type: AcceptedPrescriptionResponse, headers: location }),
    ApiPrescriptionErrors(),
  );
}

@ApiTags('Protheus: medicamentos de uso contínuo')
@Controller('protheus/continuousMedications')
export class PrescriptionController {
  constructor(private readonly intake: PrescriptionIntake) {}

  @Post()
  @RequireRole('writer')
  @RouteConfig({ bodyAsText: true })
  @DescribePrescription()
  async create(
    @CurrentCaller() caller: Caller,
    @Query() query: WaitQuery,
    @Body() body: string | undefined,
    @IdempotencyKey() scope: IdempotencyScope | undefined,
    @Headers('accept-language') acceptLanguage: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const options = { wait: query.wait === '1', scope, language: preferredLanguage(acceptLanguage) };
    const answer = await this.intake.accept(caller, body, options);
    if (answer.location !== undefined) void reply.header('Location', answer.location);
    void reply.header('Vary', 'Accept-Language');
    await reply.code(answer.status).header('Content-Type', 'application/json; charset=utf-8').send(answer.body);
  }
}
