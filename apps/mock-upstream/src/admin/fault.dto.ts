import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsArray, IsBoolean, IsIn, IsInt, IsObject, IsOptional, IsString, Max, Min, ValidateIf } from 'class-validator';
import { faultKinds, type FaultKind } from '../engine/faults';

const day = 86_400_000;

/** A fault switch. Which fields belong to which kind is told beside each. */
export class FaultDto {
  @ApiPropertyOptional({ description: 'Vendor it strikes; absent is all', example: 'hat' })
  @IsOptional()
  @IsString()
  vendor?: string;

  @ApiProperty({ description: 'Operation it strikes; * is all', example: 'persons' })
  @IsString()
  operation!: string;

  @ApiProperty({ description: 'What happens', enum: faultKinds, example: 'status' })
  @IsIn(faultKinds)
  kind!: FaultKind['kind'];

  @ApiPropertyOptional({ description: 'Calls that pass before the fault begins', example: 0 })
  @IsOptional()
  @IsInt()
  @Min(0)
  after?: number;

  @ApiPropertyOptional({ description: 'Strikes every nth call only', example: 1 })
  @IsOptional()
  @IsInt()
  @Min(1)
  every?: number;

  @ApiPropertyOptional({ description: 'Strikes so many times, then never again; absent is without end', example: 3 })
  @IsOptional()
  @IsInt()
  @Min(1)
  first?: number;

  @ApiPropertyOptional({ description: 'status: the HTTP status', example: 503 })
  @ValidateIf(({ kind }: FaultDto) => kind === 'status')
  @IsInt()
  @Min(200)
  @Max(599)
  status?: number;

  @ApiPropertyOptional({ description: 'status: the body, a text or a JSON value' })
  @IsOptional()
  body?: unknown;

  @ApiPropertyOptional({ description: 'status: headers of the answer', example: { 'retry-after': '2' } })
  @IsOptional()
  @IsObject()
  headers?: Record<string, string>;

  @ApiPropertyOptional({ description: 'delay: real milliseconds before the work', example: 200 })
  @ValidateIf(({ kind }: FaultDto) => kind === 'delay')
  @IsInt()
  @Min(0)
  @Max(600_000)
  ms?: number;

  @ApiPropertyOptional({
    description: 'late, resetAfter, lostToken, noToken, falsyService: the batch is applied so much later',
    example: 5000,
  })
  @ValidateIf(({ kind, lateMs }: FaultDto) => kind === 'late' || lateMs !== undefined)
  @IsInt()
  @Min(0)
  @Max(day)
  lateMs?: number;

  @ApiPropertyOptional({
    description: 'resetAfter, lostToken, noToken, falsyService, outcome: whether the batch is applied',
    example: true,
  })
  @IsOptional()
  @IsBoolean()
  applied?: boolean;

  @ApiPropertyOptional({ description: 'outcome, unnamedFailure: code of GET integration', example: 6 })
  @ValidateIf(({ kind, code }: FaultDto) => kind === 'outcome' || code !== undefined)
  @IsInt()
  @Min(0)
  code?: number;

  @ApiPropertyOptional({ description: 'outcome: message of GET integration', example: 'Erro no processamento' })
  @IsOptional()
  @IsString()
  message?: string;

  @ApiPropertyOptional({ description: 'outcome: detailedMessage of GET integration', type: [String], example: [] })
  @IsOptional()
  @IsArray()
  @IsString({ each: true })
  lines?: string[];

  @ApiPropertyOptional({
    description: 'unnamedFailure: keys of the items that fail; absent is the first item',
    type: [String],
    example: ['00000042'],
  })
  @IsOptional()
  @IsArray()
  @IsString({ each: true })
  keys?: string[];
}
