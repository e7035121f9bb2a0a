import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Matches } from 'class-validator';
import { PageQuery } from '../../../edge/page-query.dto';
import { StatusView } from '../../status.dto';

export const requestStates = ['received', 'sending', 'created', 'rejected', 'unknown', 'failed'] as const;
export type RequestState = (typeof requestStates)[number];

const codeExample = '41750520261122000003';
const day = { format: 'date', nullable: true, type: String } as const;
const text = (example: string) => ({ type: String, nullable: true, example }) as const;

export class CreatedMedication {
  @ApiProperty(text('04'))
  tableCode!: string | null;

  @ApiProperty(text('0490173961'))
  medicationCode!: string | null;

  @ApiProperty(text('DRAMIN 100 MG COM CT BL AL PLAS INC X 20'))
  medicationDescription!: string | null;
}

export class PrescriptionView {
  @ApiProperty({ type: String, example: codeExample, description: 'Código da receita no Protheus; não o interprete' })
  prescriptionCode!: string;

  @ApiProperty({ type: StatusView, nullable: true, description: 'Situação na criação' })
  status!: StatusView | null;

  @ApiProperty(text(`Receita Nº ${codeExample}.`))
  description!: string | null;

  @ApiProperty({ type: String, example: '00011008000027010' })
  subscriberId!: string;

  @ApiProperty(text('HERNANDES ALVES DA SILVA'))
  subscriberName!: string | null;

  @ApiProperty(day)
  registrationDate!: string | null;

  @ApiProperty(text('CRM'))
  professionalCouncil!: string | null;

  @ApiProperty(text('334456'))
  professionalCouncilNumber!: string | null;

  @ApiProperty(text('SP'))
  stateAbbreviation!: string | null;

  @ApiProperty(text('VINICIUS'))
  professionalName!: string | null;

  @ApiProperty(day)
  startValidityDate!: string | null;

  @ApiProperty(day)
  endValidityDate!: string | null;

  @ApiProperty({ type: [CreatedMedication] })
  medications!: CreatedMedication[];
}

export class CreatedPrescriptionResponse extends PrescriptionView {
  @ApiProperty({ format: 'uuid', type: String })
  requestId!: string;
}

export class TranslatedErrorView {
  @ApiProperty({ type: String, example: 'PROTHEUS_MEDICATION_UNKNOWN', description: 'Código estável; a lista está em docs/errors.md' })
  code!: string;

  @ApiProperty({ type: String, example: 'Um dos medicamentos da receita não existe no cadastro do Protheus.' })
  message!: string;

  @ApiPropertyOptional({ type: String, example: 'Confira tableCode e medicationCode de cada medicamento.', description: 'O que fazer' })
  fix?: string;

  @ApiPropertyOptional({ type: String, example: 'medications.medicationCode' })
  field?: string;

  @ApiPropertyOptional({ type: String, example: 'E005-1', description: 'Código do próprio Protheus' })
  vendorCode?: string;
}

export class RequestErrorView extends TranslatedErrorView {
  @ApiProperty({ type: [TranslatedErrorView] })
  details!: TranslatedErrorView[];
}

export class RequestView {
  @ApiProperty({ format: 'uuid', type: String })
  requestId!: string;

  @ApiProperty({ enum: requestStates })
  state!: RequestState;

  @ApiProperty({ type: String, example: '00011008000027010' })
  subscriberId!: string;

  @ApiProperty({ type: String, nullable: true, example: codeExample })
  prescriptionCode!: string | null;

  @ApiPropertyOptional({ type: PrescriptionView, description: 'Em created; apagada pelo prazo de retenção' })
  prescription?: PrescriptionView;

  @ApiPropertyOptional({ type: RequestErrorView, description: 'Em rejected, failed e unknown' })
  error?: RequestErrorView;

  @ApiPropertyOptional({ type: String, example: '{"code":"E005"}', description: 'Palavras do Protheus; só para o papel operator' })
  vendorText?: string;

  @ApiProperty({ type: Number, example: 1, description: 'Envios que podem ter sido executados' })
  posts!: number;

  @ApiProperty({
    type: String,
    nullable: true,
    example: 'bootstrap',
    description: 'Chave que resolveu um unknown, ou mandou enviar de novo',
  })
  resolvedBy!: string | null;

  @ApiProperty({ type: Date })
  acceptedAt!: Date;

  @ApiProperty({ type: Date })
  changedAt!: Date;

  @ApiProperty({ type: Date, nullable: true, description: 'Quando vem o próximo passo; nulo no fim' })
  nextStepAt!: Date | null;
}

export class RequestPage {
  @ApiProperty({ type: [RequestView] })
  items!: Partial<RequestView>[];

  @ApiProperty({ type: Boolean })
  hasNext!: boolean;
}

export class RequestQuery extends PageQuery {
  @ApiPropertyOptional({ enum: requestStates })
  @IsOptional()
  @IsIn(requestStates)
  state?: RequestState;

  @ApiPropertyOptional({ type: String, example: '00011008000027010' })
  @IsOptional()
  @IsString()
  @Matches(/^\d{17}$/, { context: { params: { expected: '\\d{17}' } } })
  subscriberId?: string;
}

export const resolutions = ['created', 'notCreated', 'sendAgain'] as const;

export class ResolveRequest {
  @ApiProperty({
    enum: resolutions,
    description:
      'created: é a receita de prescriptionCode. notCreated: não há receita, a solicitação termina em failed. ' +
      'sendAgain: o Protheus é consultado de novo e, se duas consultas não mostrarem nada que possa ser ela, a receita é enviada mais uma vez.',
  })
  @IsIn(resolutions)
  outcome!: (typeof resolutions)[number];

  @ApiPropertyOptional({ type: String, example: codeExample, description: 'Só com outcome=created' })
  @IsOptional()
  @IsString()
  @Matches(/^[\x21-\x7e]{1,20}$/, { context: { params: { expected: '1..20 ASCII' } } })
  prescriptionCode?: string;
}
