import { ApiProperty } from '@nestjs/swagger';

export class MedseniorGateResponse {
  @ApiProperty({ type: Boolean, description: 'A integração está ligada para este operador' })
  enabled!: boolean;

  @ApiProperty({ type: Boolean, description: 'Ninguém chama a MedSênior por este operador até a retomada' })
  paused!: boolean;

  @ApiProperty({ type: Date, nullable: true })
  pausedAt!: Date | null;

  @ApiProperty({ type: String, nullable: true, description: 'Chave que pausou, ou bootstrap', example: 'bootstrap' })
  pausedBy!: string | null;

  @ApiProperty({ type: Date, nullable: true, description: 'A MedSênior falhou; o espelho tenta de novo depois deste instante' })
  coolingUntil!: Date | null;

  @ApiProperty({ type: Date, nullable: true, description: 'A MedSênior pediu silêncio (429); nenhuma chamada até este instante' })
  quietUntil!: Date | null;

  @ApiProperty({ type: String, nullable: true, example: 'VENDOR_FAULT (500)' })
  reason!: string | null;
}
