import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PageQuery } from '../../edge/page-query.dto';
import { StatusView } from '../status.dto';

export class HistoryQuery extends PageQuery {}

export class StatusEventView {
  @ApiProperty({ enum: ['prescription', 'refund'] })
  kind!: 'prescription' | 'refund';

  @ApiPropertyOptional({ type: String, example: '41750520230525000002', description: 'Só em refund' })
  protocol?: string;

  @ApiPropertyOptional({ type: String, example: '0490173961', description: 'Só em refund' })
  medicationCode?: string;

  @ApiProperty({ type: StatusView })
  status!: StatusView;

  @ApiProperty({ type: Date, description: 'Quando a ponte viu esta situação pela primeira vez' })
  seenAt!: Date;
}

export class FollowedRefundView {
  @ApiProperty({ type: String, example: '41750520230525000002' })
  protocol!: string;

  @ApiProperty({ type: String, example: '0490173961' })
  medicationCode!: string;

  @ApiProperty({ type: StatusView })
  status!: StatusView;

  @ApiProperty({ type: Boolean, description: 'Não muda mais' })
  final!: boolean;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  requestDate!: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  repaymentDate!: string | null;

  @ApiProperty({ type: Number, nullable: true, example: 1 })
  quantityRequested!: number | null;
}

export class FollowedPrescriptionView {
  @ApiProperty({ type: String, example: '41750520261122000003' })
  prescriptionCode!: string;

  @ApiProperty({ type: String, example: '00011008000027010' })
  subscriberId!: string;

  @ApiProperty({ type: StatusView, nullable: true, description: 'A última situação vista' })
  status!: StatusView | null;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  validUntil!: string | null;

  @ApiProperty({ type: Boolean, description: 'A receita não muda mais; seus reembolsos ainda podem mudar' })
  final!: boolean;

  @ApiProperty({ type: Date })
  followedSince!: Date;

  @ApiProperty({ type: Date, nullable: true, description: 'A última consulta que a mostrou' })
  seenAt!: Date | null;

  @ApiProperty({ type: [FollowedRefundView] })
  refunds!: FollowedRefundView[];
}

export class PrescriptionHistory extends FollowedPrescriptionView {
  @ApiProperty({ type: [StatusEventView], description: 'Da mais antiga à mais nova; order=-seenAt inverte' })
  items!: Partial<StatusEventView>[];

  @ApiProperty({ type: Boolean })
  hasNext!: boolean;
}
