import { ApiProperty, ApiPropertyOptional, PickType } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { ArrayMaxSize, ArrayNotEmpty, IsArray, IsOptional, IsString, Matches, ValidateNested } from 'class-validator';
import { IsCpf } from '../../authorizations/is-cpf.decorator';
import { PageQuery } from '../../edge/page-query.dto';
import { matriculaPattern, plainMatricula } from '../vendor/matricula';

const mostWatched = 10_000;

const plain = () => Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? plainMatricula(value) : value));
const matriculaFormat = { context: { code: 'FIELD_FORMAT', params: { expected: '[0-9]{1,20}' } } };
const subscriberFormat = { context: { code: 'FIELD_FORMAT', params: { expected: '[0-9]{15,17}' } } };

/** The member that a matrícula is. */
export class WatchLinkRequest {
  @ApiPropertyOptional({
    description: 'Matrícula do beneficiário na operadora: o vínculo com as autorizações do HAT',
    type: String,
    nullable: true,
    example: '00010001000001018',
  })
  @IsOptional()
  @IsString()
  @Matches(/^\d{15,17}$/, subscriberFormat)
  subscriberId?: string | null;

  @ApiPropertyOptional({ description: 'CPF do próprio beneficiário', type: String, nullable: true, example: '52998224725' })
  @IsOptional()
  @IsCpf()
  cpf?: string | null;
}

export class WatchEntryRequest extends WatchLinkRequest {
  @ApiProperty({ description: 'Matrícula na MedSênior, só dígitos; zeros à esquerda não contam', type: String, example: '12345' })
  @IsString()
  @plain()
  @Matches(matriculaPattern, matriculaFormat)
  matricula!: string;
}

export class WatchLoadRequest {
  @ApiProperty({ type: [WatchEntryRequest], description: 'Até 10.000; todos ou nenhum' })
  @IsArray()
  @ArrayNotEmpty({ context: { code: 'ITEMS_EMPTY' } })
  @ArrayMaxSize(mostWatched, { context: { code: 'ITEMS_TOO_MANY', params: { max: mostWatched } } })
  @ValidateNested({ each: true, context: { code: 'ITEM_NOT_OBJECT' } })
  @Type(() => WatchEntryRequest)
  items!: WatchEntryRequest[];
}

export class WatchPath {
  @ApiProperty({ description: 'Matrícula na MedSênior, só dígitos', type: String, example: '12345' })
  @plain()
  @Matches(matriculaPattern, matriculaFormat)
  matricula!: string;
}

export class WatchQuery extends PickType(PageQuery, ['page', 'pageSize', 'order', 'fields'] as const) {
  @ApiPropertyOptional({ description: 'Só os vínculos escritos com esta matrícula', type: String, example: '00010001000001018' })
  @IsOptional()
  @Matches(/^\d{15,17}$/, subscriberFormat)
  subscriberId?: string;

  @ApiPropertyOptional({ description: 'Só os vínculos com este CPF', type: String, example: '52998224725' })
  @IsOptional()
  @IsCpf()
  cpf?: string;
}

export class WatchEntryView {
  @ApiProperty({ type: String, example: '12345' })
  matricula!: string;

  @ApiProperty({ type: String, nullable: true, example: '00010001000001018' })
  subscriberId!: string | null;

  @ApiProperty({ type: String, nullable: true, example: '52998224725' })
  cpf!: string | null;

  @ApiProperty({ type: Date })
  createdAt!: Date;

  @ApiProperty({ type: Date })
  updatedAt!: Date;

  @ApiProperty({
    type: Date,
    nullable: true,
    description: 'O espelho mostra as oito situações como estavam neste momento; nulo antes da primeira leitura',
  })
  mirroredAt!: Date | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Por que a última leitura falhou; nulo se deu certo',
    example: 'NO_ANSWER (ETIMEDOUT)',
  })
  lastError!: string | null;
}

export class WatchPage {
  @ApiProperty({ type: [WatchEntryView] })
  items!: Partial<WatchEntryView>[];

  @ApiProperty({ type: Boolean })
  hasNext!: boolean;
}

export class WatchLoadResponse {
  @ApiProperty({ type: Number, description: 'Matrículas que entraram na lista', example: 120 })
  created!: number;

  @ApiProperty({ type: Number, description: 'Matrículas que já estavam nela', example: 3 })
  updated!: number;
}
