import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ProtheusGateStore, type ProtheusGateState } from '@ponte/persistence/protheus-refund';
import type { Tenant } from '../../config/tenant';
import type { Caller } from '../../edge/access/caller';
import { CurrentCaller } from '../../edge/access/current-caller.decorator';
import { RequireRole } from '../../edge/access/require-role.decorator';
import { RequestEngine } from '../requests/delivery/request-engine.service';
import { CallGates } from './call-gates';
import { ProtheusGateResponse } from './gate.dto';

@ApiTags('Protheus: pausa')
@Controller('protheus')
export class ProtheusGateController {
  constructor(
    private readonly store: ProtheusGateStore,
    private readonly gates: CallGates,
    private readonly engine: RequestEngine,
  ) {}

  @Get('gate')
  @RequireRole('reader')
  @ApiOperation({ summary: 'Se o Protheus está sendo chamado, e por que não' })
  @ApiOkResponse({ type: ProtheusGateResponse })
  async get(@CurrentCaller() { tenant }: Caller): Promise<ProtheusGateResponse> {
    return response(tenant, await this.store.read(tenant.id));
  }

  @Post('pause')
  @HttpCode(200)
  @RequireRole('operator')
  @ApiOperation({
    summary: 'Para as chamadas ao Protheus',
    description: 'Em até um segundo nenhuma réplica inicia chamada, nem consulta; as que já estão na rede terminam e são gravadas.',
  })
  @ApiOkResponse({ type: ProtheusGateResponse })
  async pause(@CurrentCaller() { tenant, keyId }: Caller): Promise<ProtheusGateResponse> {
    const state = await this.store.pause(tenant.id, keyId);
    this.gates.switchOf(tenant.id).forget();
    return response(tenant, state);
  }

  @Post('resume')
  @HttpCode(200)
  @RequireRole('operator')
  @ApiOperation({
    summary: 'Retoma as chamadas ao Protheus',
    description: 'Continua só o que não terminou; nada do que terminou é reenviado.',
  })
  @ApiOkResponse({ type: ProtheusGateResponse })
  async resume(@CurrentCaller() { tenant }: Caller): Promise<ProtheusGateResponse> {
    const state = await this.store.resume(tenant.id);
    this.gates.switchOf(tenant.id).forget();
    this.engine.wake(tenant.id);
    return response(tenant, state);
  }
}

function response(tenant: Tenant, { paused, pausedAt, pausedBy, coolUntil, coolReason }: ProtheusGateState): ProtheusGateResponse {
  return { enabled: tenant.protheus.enabled, paused, pausedAt, pausedBy, coolingUntil: coolUntil, reason: coolReason };
}
