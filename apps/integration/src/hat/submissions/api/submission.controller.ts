import { Controller, Get, Headers, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { preferredLanguage } from '@ponte/common';
import type { FastifyReply } from 'fastify';
import { apiPrefix } from '../../../edge/api-prefix';
import type { Caller } from '../../../edge/access/caller';
import { CurrentCaller } from '../../../edge/access/current-caller.decorator';
import { RequireRole } from '../../../edge/access/require-role.decorator';
import { ApiErrors } from '../../../edge/openapi/api-errors.decorator';
import { RetryResponse } from './retry.dto';
import { RetryService } from './retry.service';
import { ItemPage, ItemQuery, SubmissionDetail, SubmissionPage, SubmissionQuery } from './submission.dto';
import { SubmissionService } from './submission.service';

@ApiTags('HAT: remessas')
@Controller('hat/submissions')
export class SubmissionController {
  constructor(
    private readonly submissions: SubmissionService,
    private readonly retries: RetryService,
  ) {}

  @Get()
  @RequireRole('reader')
  @ApiOperation({ summary: 'Remessas aceitas, da mais nova para a mais velha' })
  @ApiOkResponse({ type: SubmissionPage })
  @ApiErrors({ 400: 'Filtro, ordem, campos ou página inválidos' })
  list(@CurrentCaller() caller: Caller, @Query() query: SubmissionQuery): Promise<SubmissionPage> {
    return this.submissions.list(caller, query);
  }

  @Get(':id')
  @RequireRole('reader')
  @ApiOperation({ summary: 'Uma remessa: situação, contagem por estado e lotes com token e resposta do HAT' })
  @ApiOkResponse({ type: SubmissionDetail })
  @ApiErrors({ 404: 'Não há essa remessa neste operador' })
  get(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<SubmissionDetail> {
    return this.submissions.get(caller, id);
  }

  @Get(':id/items')
  @RequireRole('reader')
  @ApiOperation({ summary: 'Itens de uma remessa, com o motivo do estado final' })
  @ApiOkResponse({ type: ItemPage })
  @ApiErrors({ 400: 'Filtro, ordem, campos ou página inválidos', 404: 'Não há essa remessa neste operador' })
  items(
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @Query() query: ItemQuery,
    @Headers('accept-language') acceptLanguage: string | undefined,
  ): Promise<ItemPage> {
    return this.submissions.items(caller, id, query, preferredLanguage(acceptLanguage));
  }

  @Post(':id/retry')
  @HttpCode(202)
  @RequireRole('operator')
  @ApiOperation({
    summary: 'Reenvia os itens recusados e com falha',
    description: 'Cria uma remessa nova. Um item que já tem alteração mais nova da mesma chave não é reenviado: fica superseded.',
  })
  @ApiResponse({ status: 202, type: RetryResponse, headers: { Location: { schema: { type: 'string' } } } })
  @ApiErrors({ 404: 'Não há essa remessa neste operador', 409: 'Nada a reenviar: nenhum item recusado ou com falha' })
  async retry(
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @Headers('accept-language') acceptLanguage: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RetryResponse> {
    const response = await this.retries.retry(caller, id, preferredLanguage(acceptLanguage));
    if (response.submissionId !== null) void reply.header('Location', `/${apiPrefix}/hat/submissions/${response.submissionId}`);
    return response;
  }
}
