import { ApiProperty, ApiPropertyOptional, PickType } from '@nestjs/swagger';
import { PageQuery } from '../../../edge/page-query.dto';

export class ImportFacts {
  @ApiProperty({ type: Date, description: 'Quando a ponte a gravou pela primeira vez' })
  importedAt!: Date;

  @ApiProperty({ type: Date, description: 'Quando o conteúdo mudou pela última vez na ponte' })
  updatedAt!: Date;

  @ApiProperty({
    type: String,
    nullable: true,
    enum: ['0', '1', '2'],
    description: 'trackingStatus no HAT, até onde a ponte sabe: 0 não importada, 1 importada, 2 cancelamento importado',
  })
  trackingStatus!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Por que o HAT recusou a última marcação', example: null })
  markRefusal!: string | null;

  @ApiProperty({ type: [String], description: 'Campos que vieram com tipo diferente do documentado', example: [] })
  leftOut!: string[];
}

const text = { type: String, nullable: true } as const;

/** A guide in HAT's words. What HAT sent beyond these fields is answered too. */
export class HatAuthorizationView {
  @ApiProperty({ type: String, example: '000120261100004713' })
  idOnHealthInsurer!: string;

  @ApiPropertyOptional({ ...text, example: '000120261100004713' })
  idOnHealthProvider?: string;

  @ApiPropertyOptional({ ...text, example: '000120261100004712' })
  mainAuthorizationCode?: string;

  @ApiPropertyOptional({ ...text, example: '2' })
  authorizationType?: string;

  @ApiPropertyOptional({ ...text, example: 'Exame - Solicitacao' })
  authorizationDescription?: string;

  @ApiPropertyOptional({ ...text, example: '2' })
  authorizationStatus?: string;

  @ApiPropertyOptional({ ...text, description: 'Como o HAT a escreve', example: '2026-11-20' })
  requestDate?: string;

  @ApiPropertyOptional({ ...text, example: '2026-11-21' })
  authorizationDate?: string;

  @ApiPropertyOptional({ ...text, example: '41750520261120000031' })
  attendanceProtocol?: string;

  @ApiPropertyOptional({ ...text, example: '88120031' })
  password?: string;

  @ApiPropertyOptional({ ...text, example: '2026-12-20' })
  passwordExpireDate?: string;

  @ApiPropertyOptional({
    type: 'array',
    items: { type: 'object', additionalProperties: true },
    example: [{ tableCode: '22', procedureCode: '40304361', requestedQuantity: 1, authorizedQuantity: 1, status: 1 }],
  })
  procedures?: object[];

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: true,
    description: 'Com expand=beneficiary',
    example: { subscriberId: '00010001000001018', name: 'MARINA AZEVEDO PRADO' },
  })
  beneficiary?: object;

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: true,
    description: 'Com expand=healthProvider',
    example: { healthProviderId: '000123', name: 'CLINICA EXEMPLO' },
  })
  healthProvider?: object;

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: true,
    description: 'Com expand=professional',
    example: { professionalCouncil: 'CRM', professionalCouncilNumber: '123456', stateAbbreviation: 'SP' },
  })
  professional?: object;

  @ApiPropertyOptional({
    type: 'array',
    items: { type: 'object', additionalProperties: true },
    description: 'Com expand=rejectionCauses',
    example: [{ code: '573', description: 'Demanda por requerimento' }],
  })
  rejectionCauses?: object[];

  @ApiProperty({ type: ImportFacts, description: 'O que a ponte sabe da importação; não é campo do HAT' })
  import!: ImportFacts;
}

export class HatAuthorizationPage {
  @ApiProperty({ type: [HatAuthorizationView] })
  items!: Record<string, unknown>[];

  @ApiProperty({ type: Boolean })
  hasNext!: boolean;
}

export class FailedImportView {
  @ApiProperty({ type: String, nullable: true, description: 'Número da guia, quando o HAT deu um', example: '000120261100004713' })
  guide!: string | null;

  @ApiProperty({
    type: String,
    description: 'NO_GUIDE_NUMBER, GUIDE_NUMBER_TOO_LONG, UNREADABLE, ou o SQLSTATE com que o banco a recusou',
    example: 'NO_GUIDE_NUMBER',
  })
  code!: string;

  @ApiProperty({ type: Number, description: 'Tentativas', example: 3 })
  attempts!: number;

  @ApiProperty({ type: Date })
  firstSeenAt!: Date;

  @ApiProperty({ type: Date })
  lastSeenAt!: Date;
}

export class FailedImportQuery extends PickType(PageQuery, ['page', 'pageSize'] as const) {}

export class FailedImportPage {
  @ApiProperty({ type: [FailedImportView] })
  items!: FailedImportView[];

  @ApiProperty({ type: Boolean })
  hasNext!: boolean;
}
