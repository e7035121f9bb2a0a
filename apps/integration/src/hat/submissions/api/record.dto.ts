import { ApiProperty, ApiPropertyOptional, PickType } from '@nestjs/swagger';
import { hatResources } from '@ponte/hat/contract';
import { IsOptional, Matches } from 'class-validator';
import { PageQuery } from '../../../edge/page-query.dto';
import { BatchView, ItemView } from './submission.dto';

/** Neither sorted nor cut to fields: a story has one order, and its parts explain each other. */
export class RecordQuery extends PickType(PageQuery, ['page', 'pageSize'] as const) {
  @ApiPropertyOptional({ description: 'Operadora, quando o operador tem várias', type: String, example: '0001' })
  @IsOptional()
  @Matches(/^\d{4}$/, { context: { params: { expected: '[0-9]{4}' } } })
  healthInsurerId?: string;
}

export class RecordChange extends ItemView {
  @ApiProperty({ format: 'uuid', type: String })
  submissionId!: string;

  @ApiProperty({ type: Date })
  acceptedAt!: Date;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    nullable: true,
    example: { personId: '00000042', gender: 'F' },
    description: 'Conteúdo aceito; nulo quando era igual ao confirmado, e depois do prazo de retenção',
  })
  content!: Record<string, unknown> | null;

  @ApiProperty({ type: [BatchView] })
  batches!: BatchView[];
}

export class RecordStory {
  @ApiProperty({ enum: hatResources })
  resource!: string;

  @ApiProperty({ type: String, example: '00000042' })
  key!: string;

  @ApiProperty({ type: String, example: '0001' })
  healthInsurerId!: string;

  @ApiProperty({
    enum: ['confirmed', 'unknown', 'never_confirmed'],
    description:
      'confirmed: o HAT tem o conteúdo abaixo; unknown: há envio em andamento ou resposta que nunca veio; never_confirmed: o HAT nunca confirmou',
  })
  state!: string;

  @ApiProperty({ type: Date, nullable: true })
  confirmedAt!: Date | null;

  @ApiProperty({ type: String, nullable: true, example: '1042', description: 'Alteração que o HAT confirmou por último' })
  confirmedChangeId!: string | null;

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: true,
    nullable: true,
    example: { personId: '00000042', gender: 'F' },
    description: 'Último conteúdo confirmado; nulo depois do prazo de retenção',
  })
  confirmed!: Record<string, unknown> | null;

  @ApiProperty({ type: [RecordChange], description: 'Da mais nova para a mais velha' })
  changes!: RecordChange[];

  @ApiProperty({ type: Boolean })
  hasNext!: boolean;
}
