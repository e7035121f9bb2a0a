import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { hatResources } from '@ponte/hat/contract';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional } from 'class-validator';

export class IntakeQuery {
  @ApiPropertyOptional({
    enum: ['all', 'partial'],
    default: 'all',
    description: '`partial` aceita os itens válidos e devolve os demais como recusados; `all` recusa a requisição inteira',
  })
  @IsOptional()
  @IsIn(['all', 'partial'])
  mode: 'all' | 'partial' = 'all';

  @ApiPropertyOptional({
    type: Boolean,
    default: false,
    description: 'Envia mesmo o que o HAT já confirmou (papel operator): para uma base do HAT que foi restaurada',
  })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  force = false;
}

export class ItemFault {
  @ApiProperty({ example: 'CPF_INVALID', type: String })
  code!: string;

  @ApiProperty({ example: 'items[17].holderCPF', type: String })
  path!: string;

  @ApiProperty({ example: 'CPF inválido.', type: String })
  message!: string;
}

export class RejectedItem {
  @ApiProperty({ description: 'Posição na lista enviada, a partir de 0', example: 17, type: Number })
  index!: number;

  @ApiProperty({ enum: ['rejected'] })
  state!: 'rejected';

  @ApiProperty({ type: [ItemFault] })
  details!: ItemFault[];
}

export class AcceptedSubmission {
  @ApiProperty({ format: 'uuid', type: String })
  submissionId!: string;

  @ApiProperty({ enum: hatResources })
  resource!: string;

  @ApiProperty({ description: 'Itens aceitos', example: 100, type: Number })
  accepted!: number;

  @ApiProperty({ enum: ['processing', 'completed', 'completed_with_errors'] })
  status!: 'processing' | 'completed' | 'completed_with_errors';

  @ApiPropertyOptional({ type: [RejectedItem], description: 'Só com mode=partial: itens que não foram aceitos' })
  rejected?: RejectedItem[];
}
