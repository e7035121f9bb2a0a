import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { DecimalNumber } from './decimal-number.decorator';

/** Query of every collection, by the TOTVS guide. Routes with filters extend it. */
export class PageQuery {
  @ApiPropertyOptional({ description: 'Página, a partir de 1', default: 1, minimum: 1, type: Number, example: 1 })
  @DecimalNumber()
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  page = 1;

  @ApiPropertyOptional({ description: 'Itens por página, no máximo 200', default: 20, minimum: 1, maximum: 200, type: Number, example: 20 })
  @DecimalNumber()
  @IsInt()
  @Min(1)
  @Max(200)
  pageSize = 20;

  @ApiPropertyOptional({
    description: 'Campos de ordenação separados por vírgula; - para decrescente',
    type: String,
    example: '-createdAt',
  })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  order?: string;

  @ApiPropertyOptional({ description: 'Campos desejados separados por vírgula; todos quando ausente', type: String, example: 'id,status' })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  fields?: string;
}
