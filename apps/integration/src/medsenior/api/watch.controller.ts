import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Caller } from '../../edge/access/caller';
import { CurrentCaller } from '../../edge/access/current-caller.decorator';
import { RequireRole } from '../../edge/access/require-role.decorator';
import { ApiErrors } from '../../edge/openapi/api-errors.decorator';
import { WatchEntryView, WatchLinkRequest, WatchLoadRequest, WatchLoadResponse, WatchPage, WatchPath, WatchQuery } from './watch.dto';
import { WatchService } from './watch.service';

@ApiTags('MedSênior: lista de acompanhamento')
@Controller('medsenior/watch')
export class WatchController {
  constructor(private readonly watch: WatchService) {}

  @Get()
  @RequireRole('reader')
  @ApiOperation({ summary: 'Matrículas acompanhadas, com seus vínculos e a última leitura' })
  @ApiOkResponse({ type: WatchPage })
  @ApiErrors({ 400: 'Filtro, ordem, campos ou página inválidos' })
  list(@CurrentCaller() { tenant }: Caller, @Query() query: WatchQuery): Promise<WatchPage> {
    return this.watch.list(tenant, query);
  }

  @Post()
  @HttpCode(200)
  @RequireRole('writer')
  @ApiOperation({
    summary: 'Carga de até 10.000 matrículas: entram na lista, ou têm o vínculo trocado',
    description: 'Todas ou nenhuma. Repetir a carga não muda nada; matrículas que não vêm nela continuam na lista.',
  })
  @ApiOkResponse({ type: WatchLoadResponse })
  @ApiErrors({ 400: 'O corpo não é JSON', 413: 'O corpo é grande demais', 422: 'Um detalhe por defeito; nada foi gravado' })
  load(@CurrentCaller() { tenant }: Caller, @Body() request: WatchLoadRequest): Promise<WatchLoadResponse> {
    return this.watch.load(tenant, request);
  }

  @Get(':matricula')
  @RequireRole('reader')
  @ApiOperation({ summary: 'Uma matrícula acompanhada' })
  @ApiOkResponse({ type: WatchEntryView })
  @ApiErrors({ 400: 'A matrícula não é só dígitos', 404: 'Este operador não a acompanha' })
  get(@CurrentCaller() { tenant }: Caller, @Param() { matricula }: WatchPath): Promise<WatchEntryView> {
    return this.watch.get(tenant, matricula);
  }

  @Put(':matricula')
  @RequireRole('writer')
  @ApiOperation({
    summary: 'Acompanha uma matrícula, ou troca o vínculo dela',
    description: 'O vínculo enviado substitui o anterior: o que não vem nele é retirado.',
  })
  @ApiOkResponse({ type: WatchEntryView, description: 'Já estava na lista' })
  @ApiResponse({ status: 201, type: WatchEntryView, description: 'Entrou na lista' })
  @ApiErrors({ 400: 'A matrícula não é só dígitos, ou o corpo não é JSON', 422: 'Um detalhe por defeito' })
  async put(
    @CurrentCaller() { tenant }: Caller,
    @Param() { matricula }: WatchPath,
    @Body() link: WatchLinkRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WatchEntryView> {
    const { created, entry } = await this.watch.put(tenant, matricula, link);
    void reply.code(created ? 201 : 200);
    return entry;
  }

  @Delete(':matricula')
  @HttpCode(204)
  @RequireRole('writer')
  @ApiOperation({ summary: 'Deixa de acompanhar uma matrícula; o que já foi espelhado fica' })
  @ApiNoContentResponse({ description: 'Saiu da lista' })
  @ApiErrors({ 400: 'A matrícula não é só dígitos', 404: 'Este operador não a acompanha' })
  async remove(@CurrentCaller() { tenant }: Caller, @Param() { matricula }: WatchPath): Promise<void> {
    await this.watch.remove(tenant, matricula);
  }
}
