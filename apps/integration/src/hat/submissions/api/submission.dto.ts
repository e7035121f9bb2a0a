import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { hatResources } from '@ponte/hat/contract';
import { IsIn, IsOptional } from 'class-validator';
import { NotBefore } from '../../../edge/not-before.decorator';
import { PageQuery } from '../../../edge/page-query.dto';
import { IsTimeSpan } from './is-time-span.decorator';
import { timeSpan } from './time-span';

export const itemStates = ['queued', 'sending', 'awaiting', 'confirmed', 'unchanged', 'superseded', 'rejected', 'failed'] as const;
export type ItemState = (typeof itemStates)[number];
export const submissionStatuses = ['processing', 'completed', 'completed_with_errors'] as const;
export type SubmissionStatus = (typeof submissionStatuses)[number];

export class SubmissionQuery extends PageQuery {
  @ApiPropertyOptional({ enum: hatResources })
  @IsOptional()
  @IsIn(hatResources)
  resource?: string;

  @ApiPropertyOptional({ enum: submissionStatuses })
  @IsOptional()
  @IsIn(submissionStatuses)
  status?: SubmissionStatus;

  @ApiPropertyOptional({ description: 'Aceitas desde: aaaa-mm-dd, aaaammdd ou um instante com fuso', type: String, example: '2026-11-01' })
  @IsOptional()
  @IsTimeSpan()
  dateFrom?: string;

  @ApiPropertyOptional({ description: 'Aceitas até, inclusive; só a data vale o dia inteiro, em UTC', type: String, example: '2026-11-30' })
  @IsOptional()
  @IsTimeSpan()
  @NotBefore('dateFrom', (from, to) => (timeSpan(from)?.from ?? 0) >= (timeSpan(to)?.until ?? Infinity))
  dateTo?: string;
}

export class ItemQuery extends PageQuery {
  @ApiPropertyOptional({ enum: itemStates })
  @IsOptional()
  @IsIn(itemStates)
  state?: ItemState;
}

export class SubmissionSummary {
  @ApiProperty({ format: 'uuid', type: String })
  submissionId!: string;

  @ApiProperty({ enum: hatResources })
  resource!: string;

  @ApiProperty({ enum: submissionStatuses })
  status!: SubmissionStatus;

  @ApiProperty({ description: 'Itens aceitos', example: 100, type: Number })
  accepted!: number;

  @ApiProperty({ description: 'Itens que ainda não chegaram ao fim', example: 0, type: Number })
  open!: number;

  @ApiProperty({ description: 'Itens recusados ou com falha', example: 0, type: Number })
  errors!: number;

  @ApiProperty({ enum: ['api', 'retry', 'repost'], description: 'Quem a criou: um chamador, um reenvio, ou a própria ponte' })
  origin!: string;

  @ApiProperty({ example: '0001', type: String })
  healthInsurerId!: string;

  @ApiProperty({ example: '417505', type: String })
  ansRegistry!: string;

  @ApiProperty({ type: Date })
  acceptedAt!: Date;

  @ApiProperty({ type: Date, nullable: true })
  completedAt!: Date | null;
}

export class SubmissionPage {
  @ApiProperty({ type: [SubmissionSummary] })
  items!: Partial<SubmissionSummary>[];

  @ApiProperty({ type: Boolean })
  hasNext!: boolean;
}

export class BatchView {
  @ApiProperty({ type: String, example: '812' })
  batchId!: string;

  @ApiProperty({ enum: ['sending', 'awaiting', 'settled', 'returned', 'unknown'] })
  state!: string;

  @ApiProperty({ type: Number, example: 100 })
  items!: number;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Token de processamento do HAT',
    example: 'b1f6c0de-6d1c-4a8e-9c1d-2f6f0f0f0a01',
  })
  token!: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Código do HAT, ou o status ou código de rede que encerrou a chamada',
    example: '5',
  })
  code!: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'Processamento concluido com erros em alguns itens' })
  message!: string | null;

  @ApiProperty({ type: [String], nullable: true, description: 'detailedMessage do HAT' })
  details!: string[] | null;

  @ApiProperty({ type: Number, description: 'Consultas do token', example: 2 })
  polls!: number;

  @ApiProperty({ type: Date })
  createdAt!: Date;

  @ApiProperty({ type: Date, nullable: true })
  postedAt!: Date | null;

  @ApiProperty({ type: Date, nullable: true })
  settledAt!: Date | null;
}

export class SubmissionDetail extends SubmissionSummary {
  @ApiProperty({ type: 'object', additionalProperties: { type: 'integer' }, example: { confirmed: 98, rejected: 2 } })
  counts!: Partial<Record<ItemState, number>>;

  @ApiPropertyOptional({ format: 'uuid', type: String, description: 'Remessa cujos itens esta reenvia' })
  retryOf?: string;

  @ApiProperty({ type: [BatchView], description: 'Os lotes mais recentes, no máximo 200' })
  batches!: BatchView[];
}

export class ItemView {
  @ApiProperty({ type: String, example: '1042' })
  changeId!: string;

  @ApiProperty({ type: Number, description: 'Posição na lista enviada, a partir de 0', example: 17 })
  index!: number;

  @ApiProperty({ type: String, example: '00010001000001018' })
  key!: string;

  @ApiProperty({ enum: itemStates })
  state!: ItemState;

  @ApiPropertyOptional({ type: String, description: 'Código do estado final', example: 'REJECTED_BY_HAT' })
  code?: string;

  @ApiPropertyOptional({
    type: String,
    description: 'O que o estado final significa',
    example: 'O HAT recusou o item; veja a mensagem dele, corrija e envie de novo.',
  })
  message?: string;

  @ApiPropertyOptional({
    type: String,
    description: 'Palavras do HAT',
    example: 'Beneficiario 00010001000001026: pessoa 00000043 nao encontrada',
  })
  vendorMessage?: string;

  @ApiProperty({ type: Number, description: 'Respostas do HAT sobre o lote que contaram como tentativa', example: 1 })
  attempts!: number;

  @ApiProperty({ type: [String], description: 'Lotes em que o item viajou, o último no fim' })
  batchIds!: string[];

  @ApiProperty({ type: Date })
  changedAt!: Date;
}

export class ItemPage {
  @ApiProperty({ type: [ItemView] })
  items!: Partial<ItemView>[];

  @ApiProperty({ type: Boolean })
  hasNext!: boolean;
}
