import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { MedseniorGateStore, type MedseniorGateState } from '@ponte/persistence/medsenior';
import type { Tenant } from '../../config/tenant';
import type { Caller } from '../../edge/access/caller';
import { CurrentCaller } from '../../edge/access/current-caller.decorator';
import { RequireRole } from '../../edge/access/require-role.decorator';
import { MedseniorGateResponse } from './gate.dto';

@ApiTags('MedSênior: pausa')
@Controller('medsenior')
export class MedseniorGateController {
  constructor(private readonly gates: MedseniorGateStore) {}

  @Get('gate')
  @RequireRole('reader')
  @ApiOperation({ summary: 'Se a MedSênior está sendo chamada, e por que não' })
  @ApiOkResponse({ type: MedseniorGateResponse })
  async get(@CurrentCaller() { tenant }: Caller): Promise<MedseniorGateResponse> {
    return response(tenant, await this.gates.read(tenant.id));
  }

  @Post('pause')
  @HttpCode(200)
  @RequireRole('operator')
  @ApiOperation({
    summary: 'Para as chamadas à MedSênior',
    description: 'Nenhuma réplica inicia outra chamada; as que já estão na rede terminam. Consultas são respondidas do espelho.',
  })
  @ApiOkResponse({ type: MedseniorGateResponse })
  async pause(@CurrentCaller() { tenant, keyId }: Caller): Promise<MedseniorGateResponse> {
    return response(tenant, await this.gates.pause(tenant.id, keyId));
  }

  @Post('resume')
  @HttpCode(200)
  @RequireRole('operator')
  @ApiOperation({ summary: 'Retoma as chamadas à MedSênior', description: 'Também encerra a espera depois de falhas.' })
  @ApiOkResponse({ type: MedseniorGateResponse })
  async resume(@CurrentCaller() { tenant }: Caller): Promise<MedseniorGateResponse> {
    return response(tenant, await this.gates.resume(tenant.id));
  }
}

function response(tenant: Tenant, state: MedseniorGateState): MedseniorGateResponse {
  const { paused, pausedAt, pausedBy, coolUntil, coolReason, quietUntil } = state;
  return { enabled: tenant.medsenior.enabled, paused, pausedAt, pausedBy, coolingUntil: coolUntil, quietUntil, reason: coolReason };
}
