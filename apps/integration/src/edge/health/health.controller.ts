import { Controller, Get, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiServiceUnavailableResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from '../access/require-role.decorator';
import { HealthService, type CheckState } from './health.service';

const states = ['up', 'degraded', 'down'];

export class HealthResponse {
  @ApiProperty({ enum: states, example: 'up' })
  status!: CheckState;

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string', enum: states },
    example: { database: 'up', migrations: 'up', hat: 'up' },
  })
  checks!: Record<string, CheckState>;
}

@ApiTags('Saúde')
@Controller('health')
@Public()
export class HealthController {
  constructor(private readonly health: HealthService) {}

  @Get('live')
  @ApiOperation({ summary: 'O processo está vivo' })
  @ApiOkResponse({ type: HealthResponse })
  live(): HealthResponse {
    return { status: 'up', checks: {} };
  }

  @Get('ready')
  @ApiOperation({ summary: 'Pode receber chamadas; a queda de um fornecedor aparece como degraded' })
  @ApiOkResponse({ type: HealthResponse })
  @ApiServiceUnavailableResponse({ type: HealthResponse })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<HealthResponse> {
    const report = await this.health.readiness();
    void reply.code(report.status === 'down' ? 503 : 200);
    return report;
  }
}
