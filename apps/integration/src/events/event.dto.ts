import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { eventTypes } from '@ponte/persistence/events';
import { Transform } from 'class-transformer';
import { IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import { DecimalNumber } from '../edge/decimal-number.decorator';

export class EventQuery {
  @ApiPropertyOptional({
    description: 'Cursor: o valor de next da resposta anterior, texto de dígitos. Ausente: desde o evento mais velho que ainda existe',
    type: String,
    example: '1042',
  })
  @IsOptional()
  @Matches(/^\d{1,18}$/, { context: { params: { expected: '[0-9]{1,18}' } } })
  after?: string;

  @ApiPropertyOptional({
    description: 'Tipos separados por vírgula, inteiros ou o começo até um ponto: br.ponte.hat vale todos os do HAT',
    type: String,
    example: 'br.ponte.hat.submission,br.ponte.medsenior',
  })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (Array.isArray(value) ? value.join(',') : value))
  @IsString()
  @MaxLength(2_000)
  types?: string;

  @ApiPropertyOptional({
    description: 'Segundos que a chamada espera pelo primeiro evento quando não há nenhum, no máximo 60',
    type: Number,
    default: 0,
    minimum: 0,
    maximum: 60,
    example: 30,
  })
  @DecimalNumber()
  @IsInt()
  @Min(0, { context: { params: { min: 0, max: 60 } } })
  @Max(60, { context: { params: { min: 0, max: 60 } } })
  wait = 0;

  @ApiPropertyOptional({
    description: 'Eventos por resposta, no máximo 200',
    type: Number,
    default: 100,
    minimum: 1,
    maximum: 200,
    example: 100,
  })
  @DecimalNumber()
  @IsInt()
  @Min(1)
  @Max(200)
  pageSize = 100;
}

/** A CloudEvent 1.0 in its JSON form, with one extension: `position`. */
export class CloudEvent {
  @ApiProperty({ enum: ['1.0'] })
  specversion!: '1.0';

  @ApiProperty({ format: 'uuid', type: String, description: 'Igual em toda leitura do mesmo evento' })
  id!: string;

  @ApiProperty({ type: String, example: '/api/v1/hat/submissions', description: 'Coleção desta API; source/subject é o endereço da coisa' })
  source!: string;

  @ApiProperty({ enum: eventTypes })
  type!: string;

  @ApiProperty({
    type: String,
    example: '7f0f4b9e-5f0e-4b6e-9d0e-2b5b8a7c1d11',
    description: 'A coisa, dentro de source; nunca uma pessoa',
  })
  subject!: string;

  @ApiProperty({ type: Date, description: 'Quando aconteceu; não cresce necessariamente com a posição' })
  time!: Date;

  @ApiProperty({ enum: ['application/json'] })
  datacontenttype!: 'application/json';

  @ApiProperty({ type: String, example: '1042', description: 'Posição no feed do operador: 1, 2, 3 …, sem lacunas. Serve de cursor' })
  position!: string;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    example: { resource: 'persons', status: 'completed', accepted: 100, errors: 0 },
  })
  data!: object;
}

export class EventPage {
  @ApiProperty({ type: [CloudEvent], description: 'Do mais velho para o mais novo' })
  items!: CloudEvent[];

  @ApiProperty({ type: String, example: '1042', description: 'Cursor para a próxima chamada, também quando items está vazio' })
  next!: string;

  @ApiProperty({ type: Boolean, description: 'Já há mais depois de next. Com types, items pode estar vazio e hasNext ser true' })
  hasNext!: boolean;
}
