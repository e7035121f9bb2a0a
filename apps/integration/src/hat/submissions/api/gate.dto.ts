import { ApiProperty } from '@nestjs/swagger';

export class GateResponse {
  @ApiProperty({ type: Boolean, description: 'Ninguém chama o HAT por este operador até a retomada' })
  paused!: boolean;

  @ApiProperty({ type: Date, nullable: true })
  pausedAt!: Date | null;

  @ApiProperty({ type: String, nullable: true, description: 'Chave que pausou, ou bootstrap', example: 'bootstrap' })
  pausedBy!: string | null;

  @ApiProperty({ type: Date, nullable: true, description: 'O HAT falhou; a próxima tentativa vem depois deste instante' })
  coolingUntil!: Date | null;

  @ApiProperty({ type: String, nullable: true, example: 'UNAUTHORIZED (401)' })
  reason!: string | null;
}
