import { applyDecorators, Body, Controller, Headers, Param, Post, Query, Res } from '@nestjs/common';
import { ApiBody, ApiExtraModels, ApiHeader, ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import { RouteConfig } from '@nestjs/platform-fastify';
import { preferredLanguage } from '@ponte/common';
import { hatResources } from '@ponte/hat/contract';
import type { FastifyReply } from 'fastify';
import type { Caller } from '../../../edge/access/caller';
import { CurrentCaller } from '../../../edge/access/current-caller.decorator';
import { RequireRole } from '../../../edge/access/require-role.decorator';
import { IdempotencyKey, type IdempotencyScope } from '../../../edge/idempotency/idempotency-scope';
import { ApiErrors } from '../../../edge/openapi/api-errors.decorator';
import { AcceptedSubmission, IntakeQuery } from './intake.dto';
import { IntakeService } from './intake.service';
import { registrationExamples } from './registration-examples';
import { registrationRoute } from './registration-route';
import { registrationSchema } from './registration-schemas';

const bodies = {
  oneOf: hatResources.map((resource) => ({ title: resource, ...registrationSchema(resource) })),
};

function DescribeIntake(): MethodDecorator {
  return applyDecorators(
    ApiOperation({
      summary: 'Aceita cadastros para envio ao HAT',
      description:
        'Responde 202 depois de gravar; daí em diante cada item chega a um estado final explicado, aconteça o que acontecer. Nomes de campo em ' +
        'qualquer caixa, datas ISO ou aaaammdd. Um item com defeito recusa a requisição inteira (422), salvo com mode=partial. ' +
        'DELETE responde sempre 405 (DELETE_NOT_SUPPORTED): o HAT bloqueia, não exclui; use beneficiaryStatus, healthProviderStatus ou blockDate.',
    }),
    ApiParam({ name: 'resource', enum: hatResources }),
    ApiHeader({ name: 'Idempotency-Key', required: false, description: 'Repetir a mesma requisição devolve a primeira resposta (7 dias)' }),
    ApiExtraModels(AcceptedSubmission),
    ApiBody({ schema: bodies, examples: registrationExamples }),
    ApiResponse({ status: 202, type: AcceptedSubmission, headers: { Location: { schema: { type: 'string' } } } }),
    ApiErrors({
      400: 'O corpo não é JSON em UTF-8, ou um parâmetro é inválido',
      404: 'Recurso desconhecido',
      409: 'Integração desligada, ou a primeira chamada com a mesma Idempotency-Key ainda em andamento',
      413: 'Corpo acima de 10 MB',
      415: 'O corpo não é application/json, ou veio comprimido',
      422: 'Um detalhe por defeito, como items[17].holderCPF; ou Idempotency-Key usada com outro corpo',
      503: 'Banco de dados indisponível: repita depois de Retry-After',
    }),
  );
}

@ApiTags('HAT: cadastros')
@Controller('hat/:resource')
export class RegistrationController {
  constructor(private readonly intake: IntakeService) {}

  @Post()
  @RequireRole('writer')
  @RouteConfig({ ...registrationRoute, bodyAsText: true })
  @DescribeIntake()
  async submit(
    @CurrentCaller() caller: Caller,
    @Param('resource') resource: string,
    @Query() query: IntakeQuery,
    @Body() body: string | undefined,
    @IdempotencyKey() scope: IdempotencyScope | undefined,
    @Headers('accept-language') acceptLanguage: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const answer = await this.intake.accept(caller, resource, body, {
      partial: query.mode === 'partial',
      force: query.force,
      scope,
      language: preferredLanguage(acceptLanguage),
    });
    if (answer.location !== undefined) void reply.header('Location', answer.location);
    await reply.code(answer.status).header('Content-Type', 'application/json; charset=utf-8').send(answer.body);
  }
}
