import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { expirationFilters, prescriptionStatuses, type ExpirationFilter } from '@ponte/protheus-refund/contract';
import { IsIn, IsOptional, IsString, Matches } from 'class-validator';
import { PageQuery } from '../../edge/page-query.dto';
import { StatusView } from '../status.dto';

const subscriber = [/^\d{17}$/, { context: { params: { expected: '\\d{17}' } } }] as const;
const prescription = [/^[\x21-\x7e]{1,20}$/, { context: { params: { expected: '1..20 ASCII' } } }] as const;
const medication = [/^[0-9A-Za-z]{1,16}$/, { context: { params: { expected: '[0-9A-Za-z]{1,16}' } } }] as const;
const statusList = [/^[0-6A](,[0-6A])*$/, { context: { params: { expected: '[0-6A](,[0-6A])*' } } }] as const;

const codeExample = '41750520261122000003';
const day = { format: 'date', nullable: true, type: String } as const;
const text = (example: string) => ({ type: String, nullable: true, example }) as const;
const quantity = (example: number) => ({ type: Number, nullable: true, example }) as const;
const described = (codes: Readonly<Record<string, string>>) =>
  Object.entries(codes)
    .map(([code, words]) => `${code} ${words}`)
    .join(', ');

export class MedicationListQuery extends PageQuery {
  @ApiProperty({ type: String, example: '00011008000027010', description: 'Matrícula do beneficiário, 17 dígitos' })
  @IsString()
  @Matches(...subscriber)
  subscriberId!: string;

  @ApiPropertyOptional({ type: String, example: codeExample })
  @IsOptional()
  @IsString()
  @Matches(...prescription)
  prescriptionCode?: string;

  @ApiPropertyOptional({
    type: String,
    example: '1,3',
    description: `Um ou mais, separados por vírgula: ${described(prescriptionStatuses)}`,
  })
  @IsOptional()
  @IsString()
  @Matches(...statusList)
  prescriptionStatus?: string;

  @ApiPropertyOptional({ type: String, example: '0490173961' })
  @IsOptional()
  @IsString()
  @Matches(...medication)
  medicationCode?: string;

  @ApiPropertyOptional({ enum: Object.keys(expirationFilters), description: described(expirationFilters) })
  @IsOptional()
  @IsIn(Object.keys(expirationFilters))
  expirationDate?: ExpirationFilter;
}

export class RefundListQuery extends PageQuery {
  @ApiProperty({ type: String, example: '00011008000027010', description: 'Matrícula de quem é a receita; a de outra pessoa responde 404' })
  @IsString()
  @Matches(...subscriber)
  subscriberId!: string;

  @ApiProperty({ type: String, example: codeExample })
  @IsString()
  @Matches(...prescription)
  prescriptionCode!: string;

  @ApiPropertyOptional({ type: String, example: '0490173961' })
  @IsOptional()
  @IsString()
  @Matches(...medication)
  medicationCode?: string;
}

export class MedicationView {
  @ApiProperty({ type: String, example: codeExample })
  prescriptionCode!: string;

  @ApiProperty({ type: StatusView, description: `Da receita: ${described(prescriptionStatuses)}` })
  prescriptionStatus!: StatusView;

  @ApiProperty({ type: String, example: '0490173961' })
  medicationCode!: string;

  @ApiProperty(text('DRAMIN 100 MG COM CT BL AL PLAS INC X 20'))
  medicationDescription!: string | null;

  @ApiProperty(day)
  initialMedicationDate!: string | null;

  @ApiProperty(day)
  finalMedicationDate!: string | null;

  @ApiProperty(text('CX'))
  unitMeasure!: string | null;

  @ApiProperty(quantity(9999))
  quantityAuthorized!: number | null;

  @ApiProperty(quantity(0))
  quantityExecuted!: number | null;

  @ApiProperty(text('SP'))
  stateAbbreviation!: string | null;

  @ApiProperty(text('CRM'))
  professionalCouncil!: string | null;

  @ApiProperty(text('334456'))
  professionalCouncilNumber!: string | null;

  @ApiProperty(text('VINICIUS'))
  professionalName!: string | null;
}

export class RefundView {
  @ApiProperty({ type: String, example: codeExample })
  prescriptionCode!: string;

  @ApiProperty({ type: String, example: '41750520230525000002', description: 'Protocolo do reembolso' })
  protocol!: string;

  @ApiProperty({ type: StatusView, description: 'Do protocolo; os códigos não são os da receita' })
  status!: StatusView;

  @ApiProperty({ type: String, example: '0490173961' })
  medicationCode!: string;

  @ApiProperty(text('DRAMIN 100 MG COM CT BL AL PLAS INC X 20'))
  medicationDescription!: string | null;

  @ApiProperty(day)
  requestDate!: string | null;

  @ApiProperty({ ...day, description: 'Pode ser anterior a requestDate' })
  repaymentDate!: string | null;

  @ApiProperty(quantity(1))
  quantityRequested!: number | null;
}

export class MedicationPage {
  @ApiProperty({ type: [MedicationView] })
  items!: Partial<MedicationView>[];

  @ApiProperty({ type: Boolean })
  hasNext!: boolean;

  @ApiPropertyOptional({ type: Number, example: 30, description: 'Itens depois desta página, quando o Protheus os conta' })
  remainingRecords?: number;
}

export class RefundPage {
  @ApiProperty({ type: [RefundView] })
  items!: Partial<RefundView>[];

  @ApiProperty({ type: Boolean })
  hasNext!: boolean;

  @ApiPropertyOptional({ type: Number, example: 30, description: 'Itens depois desta página, quando o Protheus os conta' })
  remainingRecords?: number;
}
