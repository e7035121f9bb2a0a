import { ApiProperty } from '@nestjs/swagger';
import { ItemFault } from '../intake/intake.dto';

export class RetryResponse {
  @ApiProperty({ format: 'uuid', type: String, nullable: true, description: 'Remessa nova; nula quando nada foi reenviado' })
  submissionId!: string | null;

  @ApiProperty({ type: Number, description: 'Itens reenviados', example: 2 })
  retried!: number;

  @ApiProperty({ type: Number, description: 'Itens que ficaram superseded por haver alteração mais nova', example: 0 })
  superseded!: number;

  @ApiProperty({ type: [ItemFault], description: 'Itens que não podem ser reenviados, e por quê' })
  details!: ItemFault[];
}
