import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsArray, IsBoolean, IsIn, IsInt, IsObject, IsOptional, IsString, Max, Min, ValidateIf } from 'class-validator';
import { hatResources } from '@ponte/hat/contract';
import { faultKinds, type FaultKind } from '../engine/faults';

const operations = ['*', ...hatResources, 'integration', 'masterToken', 'healthcheck'];
const day = 86_400_000;

export class HealthDto {
  @ApiProperty({ example: 'ok' }) status!: string;
  @ApiProperty({ example: ['hat'], type: [String] }) vendors!: string[];
}

export class SettingsDto {
  @ApiPropertyOptional({ description: 'Milliseconds from accepting a batch to its final code; 0 is final at the first GET', example: 1500 })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(day)
  processingMs?: number;

  @ApiPropertyOptional({ description: 'Most items per POST', example: 100 })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100_000)
  batchCap?: number;

  @ApiPropertyOptional({ description: 'A batch with refused items: apply the others (code 5) or nothing (code 6)', example: 'apply-valid' })
  @IsOptional()
  @IsIn(['apply-valid', 'refuse-batch'])
  partial?: 'apply-valid' | 'refuse-batch';

  @ApiPropertyOptional({ description: 'Lines of detailedMessage do not name the item', example: false })
  @IsOptional()
  @IsBoolean()
  unnamedLines?: boolean;
}

/** A fault switch. Which fields belong to which kind is told beside each. */
export class FaultDto {
  @ApiProperty({ description: 'Operation it strikes; * is all', enum: operations, example: 'persons' })
  @IsIn(operations)
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

export class RecordsQuery {
  @ApiPropertyOptional({ description: 'Page number', example: 1, default: 1 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  page: number = 1;

  @ApiPropertyOptional({ description: 'Entries per page, at most 1000', example: 20, default: 20 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(1_000)
  pageSize: number = 20;

  @ApiPropertyOptional({ description: 'Operator; absent is the first configured one', example: '0001' })
  @IsOptional()
  @IsString()
  healthInsurerId?: string;
}
