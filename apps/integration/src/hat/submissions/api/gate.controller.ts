import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { HatGateStore, type GateState } from '@ponte/persistence';
import type { Tenant } from '../../../config/tenant';
import type { Caller } from '../../../edge/access/caller';
import { CurrentCaller } from '../../../edge/access/current-caller.decorator';
import { RequireRole } from '../../../edge/access/require-role.decorator';
import { HatConnections } from '../../connection/hat-connections.service';
import { HatEngine } from '../engine/hat-engine.service';
import { GateResponse } from './gate.dto';
import { LaneRepository } from './lane.repository';

@ApiTags('HAT: pausa')
@Controller('hat')
export class GateController {
  constructor(
    private readonly gates: HatGateStore,
    private readonly engine: HatEngine,
    private readonly connections: HatConnections,
    private readonly lanes: LaneRepository,
  ) {}

  @Get('gate')
  @RequireRole('reader')
  @ApiOperation({ summary: 'Se o HAT está sendo chamado, e por que não' })
  @ApiOkResponse({ type: GateResponse })
  async get(@CurrentCaller() { tenant }: Caller): Promise<GateResponse> {
    return this.response(tenant, await this.gates.read(tenant.id));
  }

  @Post('pause')
  @HttpCode(200)
  @RequireRole('operator')
  @ApiOperation({
    summary: 'Para as chamadas ao HAT',
    description:
      'Em até um segundo nenhuma réplica inicia chamada, nem consulta de token; as que já estão na rede terminam e são gravadas.',
  })
  @ApiOkResponse({ type: GateResponse })
  async pause(@CurrentCaller() { tenant, keyId }: Caller): Promise<GateResponse> {
    const state = await this.gates.pause(tenant.id, keyId);
    this.engine.gateChanged(tenant.id);
    return this.response(tenant, state);
  }

  @Post('resume')
  @HttpCode(200)
  @RequireRole('operator')
  @ApiOperation({ summary: 'Retoma as chamadas ao HAT', description: 'Continua só o que não terminou; nada do que terminou é reenviado.' })
  @ApiOkResponse({ type: GateResponse })
  async resume(@CurrentCaller() { tenant }: Caller): Promise<GateResponse> {
    const state = await this.gates.resume(tenant.id);
    this.engine.gateChanged(tenant.id);
    return this.response(tenant, state);
  }

  private async response(tenant: Tenant, { paused, pausedAt, pausedBy, coolUntil, coolReason }: GateState): Promise<GateResponse> {
    const [fault, resources] = await Promise.all([this.connections.faultOf(tenant), this.lanes.resting(tenant.id)]);
    return { paused, pausedAt, pausedBy, coolingUntil: coolUntil, reason: fault ?? coolReason, resources };
  }
}
