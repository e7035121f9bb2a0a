import { ApiProperty } from '@nestjs/swagger';

export class ProtheusGateResponse {
  @ApiProperty({ type: Boolean, description: 'A integração está configurada para este operador' })
  enabled!: boolean;

  @ApiProperty({ type: Boolean, description: 'Ninguém chama o Protheus por este operador até a retomada' })
  paused!: boolean;

  @ApiProperty({ type: Date, nullable: true })
  pausedAt!: Date | null;

  @ApiProperty({ type: String, nullable: true, description: 'Chave que pausou, ou bootstrap', example: 'bootstrap' })
  pausedBy!: string | null;

  @ApiProperty({ type: Date, nullable: true, description: 'O Protheus falhou; a fila continua depois deste instante' })
  coolingUntil!: Date | null;

  @ApiProperty({ type: String, nullable: true, description: 'Código do erro que fez a fila esperar', example: 'PROTHEUS_LOGIN_REFUSED' })
  reason!: string | null;
}
