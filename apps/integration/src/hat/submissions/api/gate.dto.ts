import { ApiProperty } from '@nestjs/swagger';

export class RestingResource {
  @ApiProperty({ type: String, example: 'beneficiaries' })
  resource!: string;

  @ApiProperty({ type: Date, description: 'A próxima tentativa vem depois deste instante' })
  coolingUntil!: Date;

  @ApiProperty({ type: String, nullable: true, example: 'CODE_6' })
  reason!: string | null;
}

export class GateResponse {
  @ApiProperty({ type: Boolean, description: 'Ninguém chama o HAT por este operador até a retomada' })
  paused!: boolean;

  @ApiProperty({ type: Date, nullable: true })
  pausedAt!: Date | null;

  @ApiProperty({ type: String, nullable: true, description: 'Chave que pausou, ou bootstrap', example: 'bootstrap' })
  pausedBy!: string | null;

  @ApiProperty({ type: Date, nullable: true, description: 'O HAT falhou; a próxima tentativa vem depois deste instante' })
  coolingUntil!: Date | null;

  @ApiProperty({
    type: String,
    nullable: true,
    example: 'UNAUTHORIZED (401)',
    description: 'Também NO_MASTER_TOKEN (não há master token) e MASTER_TOKEN_UNREADABLE (SECRETS_KEY não abre o que está guardado)',
  })
  reason!: string | null;

  @ApiProperty({ type: [RestingResource], description: 'Recursos em descanso depois de lotes que falharam em seguida' })
  resources!: RestingResource[];
}
