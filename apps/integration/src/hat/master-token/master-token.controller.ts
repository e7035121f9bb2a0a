import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Caller } from '../../edge/access/caller';
import { CurrentCaller } from '../../edge/access/current-caller.decorator';
import { RequireRole } from '../../edge/access/require-role.decorator';
import { ApiErrors } from '../../edge/openapi/api-errors.decorator';
import { CreateMasterTokenRequest, MasterTokenResponse } from './master-token.dto';
import { MasterTokenService } from './master-token.service';

@ApiTags('HAT: master token')
@Controller('hat/masterToken')
export class MasterTokenController {
  constructor(private readonly masterTokens: MasterTokenService) {}

  @Post()
  @HttpCode(201)
  @RequireRole('admin')
  @ApiOperation({ summary: 'Gera o Master Token no HAT e o guarda cifrado' })
  @ApiResponse({ status: 201, type: MasterTokenResponse })
  @ApiErrors({
    409: 'Já há um token guardado e `replace` não foi pedido, ou não há com que chamar o HAT',
    422: 'Um detalhe por defeito',
    502: 'O HAT recusou a chamada, ou respondeu fora do contrato',
    503: 'O HAT não respondeu',
  })
  create(@CurrentCaller() caller: Caller, @Body() request: CreateMasterTokenRequest): Promise<MasterTokenResponse> {
    return this.masterTokens.create(caller, request);
  }
}
