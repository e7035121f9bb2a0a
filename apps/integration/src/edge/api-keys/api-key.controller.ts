import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Caller } from '../access/caller';
import { CurrentCaller } from '../access/current-caller.decorator';
import { RequireRole } from '../access/require-role.decorator';
import { ApiErrors } from '../openapi/api-errors.decorator';
import { PageQuery } from '../page-query.dto';
import { ApiKeyPage, CreateApiKeyRequest, CreatedApiKeyResponse } from './api-key.dto';
import { ApiKeyService } from './api-key.service';

@ApiTags('Chaves de API')
@Controller('keys')
@RequireRole('admin')
export class ApiKeyController {
  constructor(private readonly keys: ApiKeyService) {}

  @Post()
  @ApiOperation({ summary: 'Cria uma chave; o valor só aparece nesta resposta' })
  @ApiCreatedResponse({ type: CreatedApiKeyResponse })
  @ApiErrors({ 422: 'Um detalhe por defeito' })
  create(@CurrentCaller() caller: Caller, @Body() request: CreateApiKeyRequest): Promise<CreatedApiKeyResponse> {
    return this.keys.create(caller, request);
  }

  @Get()
  @ApiOperation({ summary: 'Lista as chaves do operador, também as revogadas' })
  @ApiOkResponse({ type: ApiKeyPage })
  @ApiErrors({ 400: 'Ordem, campos ou página inválidos' })
  list(@CurrentCaller() caller: Caller, @Query() query: PageQuery): Promise<ApiKeyPage> {
    return this.keys.list(caller, query);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Revoga uma chave; vale de imediato em todas as réplicas' })
  @ApiNoContentResponse({ description: 'Revogada, agora ou antes' })
  @ApiErrors({ 404: 'Não há essa chave neste operador' })
  revoke(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<void> {
    return this.keys.revoke(caller, id);
  }
}
