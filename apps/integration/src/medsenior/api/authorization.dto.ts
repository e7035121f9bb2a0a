import { ApiProperty, ApiPropertyOptional, PickType } from '@nestjs/swagger';
import { medseniorStatuses, medseniorStatusOf } from '@ponte/medsenior/contract';
import { ArrayMaxSize, IsIn, IsOptional, Matches } from 'class-validator';
import { PageQuery } from '../../edge/page-query.dto';
import { matriculaPattern, plainMatricula } from '../vendor/matricula';
import { RepeatedValues } from './repeated-values';

/** Most values of each filter: what an address of a search holds beside the others. */
const mostMatriculas = 100;
const mostCpfs = 20;
const mostCodes = 20;

const values = medseniorStatuses.map(({ value }) => value);
const tooMany = (max: number) => ({ context: { code: 'ITEMS_TOO_MANY', params: { max } } });
const format = (expected: string) => ({ each: true, context: { code: 'FIELD_FORMAT', params: { expected } } });

/** Merged from several calls, so that MedSenior's order is the only one; whole records, so that nothing is cut out of them. */
export class MedseniorAuthorizationQuery extends PickType(PageQuery, ['page', 'pageSize'] as const) {
  @ApiPropertyOptional({ description: 'Matrículas, só dígitos; repita o parâmetro para várias', type: [String], example: ['12345'] })
  @IsOptional()
  @RepeatedValues(plainMatricula)
  @ArrayMaxSize(mostMatriculas, tooMany(mostMatriculas))
  @Matches(matriculaPattern, format('[0-9]{1,20}'))
  matricula?: string[];

  // The check digits are not looked at: those of the vendor's published example are wrong.
  @ApiPropertyOptional({ description: 'CPFs dos beneficiários, 11 dígitos', type: [String], example: ['52998224725'] })
  @IsOptional()
  @RepeatedValues()
  @ArrayMaxSize(mostCpfs, tooMany(mostCpfs))
  @Matches(/^\d{11}$/, format('[0-9]{11}'))
  cpf?: string[];

  @ApiPropertyOptional({ description: 'Códigos TUSS de procedimentos da autorização', type: [String], example: ['40801095'] })
  @IsOptional()
  @RepeatedValues()
  @ArrayMaxSize(mostCodes, tooMany(mostCodes))
  @Matches(/^\d{1,10}$/, format('[0-9]{1,10}'))
  tussCode?: string[];

  @ApiPropertyOptional({
    description: 'Situações, por número (1 a 8), nome ou texto da MedSênior; todas quando ausente',
    type: [String],
    example: ['5', 'Autorizado'],
  })
  @IsOptional()
  @RepeatedValues((word) => (word === '' ? '' : (medseniorStatusOf(word)?.value ?? word)))
  @IsIn(values, {
    each: true,
    context: { code: 'FIELD_ENUM', params: { allowed: medseniorStatuses.map(({ value, name }) => `${value} ${name}`).join(', ') } },
  })
  status?: number[];

  @ApiPropertyOptional({
    description:
      'live pergunta à MedSênior, e responde do espelho (stale) se ela não responder; mirror só consulta o espelho e nunca chama a MedSênior',
    enum: ['live', 'mirror'],
    default: 'live',
  })
  @IsOptional()
  @IsIn(['live', 'mirror'])
  source: 'live' | 'mirror' = 'live';
}

export class MedseniorAuthorizationView {
  @ApiProperty({ type: String, nullable: true, description: 'Número da guia; nulo se a MedSênior não o informou', example: '240300123' })
  guide!: string | null;

  @ApiProperty({ type: Number, nullable: true, description: '1 a 8; nulo se o texto não é de nenhuma situação publicada', example: 1 })
  status!: number | null;

  @ApiProperty({ enum: medseniorStatuses.map(({ name }) => name), nullable: true })
  statusName!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'A situação como a MedSênior a escreve', example: 'Autorizado' })
  vendorStatus!: string | null;

  @ApiProperty({ type: String, nullable: true, example: '12345' })
  matricula!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Do vínculo na lista de acompanhamento', example: '00010001000001018' })
  subscriberId!: string | null;

  @ApiProperty({ enum: ['matricula', 'cpf'], description: 'O filtro que a trouxe; um CPF sozinho pode ser de um responsável' })
  matchedBy!: 'matricula' | 'cpf';

  @ApiProperty({ type: Date, nullable: true, description: 'Última mudança de conteúdo no espelho; nulo ao vivo' })
  changedAt!: Date | null;

  @ApiProperty({ type: Date, nullable: true, description: 'Desde quando a MedSênior não a mostra mais; nulo ao vivo' })
  absentSince!: Date | null;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'O registro da MedSênior como veio; inteiros longos demais para um número são textos',
    example: { guia: '240300123', status: 'Autorizado', tipo: 'SADT' },
  })
  record!: Record<string, unknown>;
}

export class MedseniorAuthorizationPage {
  @ApiProperty({ type: [MedseniorAuthorizationView] })
  items!: MedseniorAuthorizationView[];

  @ApiProperty({ type: Boolean })
  hasNext!: boolean;

  @ApiProperty({ enum: ['live', 'mirror'] })
  source!: 'live' | 'mirror';

  @ApiProperty({
    type: Date,
    nullable: true,
    description: 'Momento da consulta mais antiga que compõe a resposta; nulo se o espelho ainda não leu nenhum dos pedidos',
  })
  asOf!: Date | null;

  @ApiProperty({ type: Boolean, description: 'Pediu-se ao vivo e o espelho respondeu, porque a MedSênior não respondeu' })
  stale!: boolean;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Código do erro que impediu a consulta ao vivo',
    example: 'VENDOR_UNAVAILABLE',
  })
  staleReason!: string | null;

  @ApiProperty({
    type: [String],
    description: 'Só do espelho: matrículas (ou CPFs) pedidas que ele não acompanha, ou ainda não leu; delas nada se pode concluir',
    example: ['67890'],
  })
  notMirrored!: string[];
}

export class MedseniorHistoryView {
  @ApiProperty({ enum: ['imported', 'status', 'procedure', 'absent', 'returned'] })
  kind!: string;

  @ApiProperty({ type: String, nullable: true, description: 'Código TUSS, se mudou um procedimento', example: '40801095' })
  procedureCode!: string | null;

  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true, example: { status: 2, text: 'Em análise' } })
  before!: object | null;

  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true, example: { status: 1, text: 'Autorizado' } })
  after!: object | null;

  @ApiProperty({ type: Date })
  recordedAt!: Date;
}

export class MedseniorGuideView extends PickType(MedseniorAuthorizationView, [
  'guide',
  'status',
  'statusName',
  'vendorStatus',
  'matricula',
  'subscriberId',
  'changedAt',
  'absentSince',
  'record',
] as const) {
  @ApiProperty({ type: Date, nullable: true, description: 'O espelho a mostra como estava neste momento' })
  asOf!: Date | null;

  @ApiProperty({
    type: [MedseniorHistoryView],
    description: 'Mudanças de situação e de procedimentos, da mais nova para a mais velha; até 200',
  })
  history!: MedseniorHistoryView[];
}
