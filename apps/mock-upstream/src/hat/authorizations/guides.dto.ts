import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { Authorization, GuideRejectionCause } from '@ponte/hat/contract';
import { Type } from 'class-transformer';
import { ArrayNotEmpty, IsArray, IsIn, IsObject, IsOptional, IsString, Matches, MaxLength, ValidateNested } from 'class-validator';
import { GenerationDto, RequestDaysDto } from '../../admin/generation.dto';
import type { GenerationSummary } from './guide-generation';
import { guideKinds, type GuideKind } from './guide-kinds';
import { guideOutcomes, type GuideOutcome } from './guide-maker';
import { verdicts, type Verdict } from './guide-decision';

export class GenerateGuidesDto extends GenerationDto {
  @ApiPropertyOptional({ description: 'Absent: all, as often as they come in life', enum: guideKinds, isArray: true })
  @IsOptional()
  @IsArray()
  @ArrayNotEmpty()
  @IsIn(guideKinds, { each: true })
  kinds?: GuideKind[];

  @ApiPropertyOptional({ description: "Absent: today by the world's clock. Later guides have later days", type: RequestDaysDto })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => RequestDaysDto)
  dates?: RequestDaysDto;

  @ApiPropertyOptional({
    description: 'Parts per outcome',
    type: 'object',
    properties: Object.fromEntries(guideOutcomes.map((name) => [name, { type: 'number', minimum: 0 }])),
    additionalProperties: false,
    default: { authorized: 95, denied: 4.8, inAudit: 0.2 },
  })
  @IsOptional()
  @IsObject()
  outcomes?: Partial<Record<GuideOutcome, number>>;

  @ApiPropertyOptional({ description: 'Operator; absent: the first configured one', example: '0001' })
  @IsOptional()
  @IsString()
  @Matches(/^\d{4}$/)
  healthInsurerId?: string;
}

export class GenerationSummaryDto implements GenerationSummary {
  @ApiProperty({ example: 100 }) count!: number;
  @ApiPropertyOptional({ description: 'idOnHealthInsurer of the first one', example: '000120261100000001' }) first?: string;
  @ApiPropertyOptional({ description: 'idOnHealthInsurer of the last one', example: '000120261100000100' }) last?: string;
  @ApiProperty({
    description: 'By authorizationStatus',
    additionalProperties: { type: 'integer' },
    type: 'object',
    example: { 1: 95, 3: 5 },
  })
  statuses!: Record<string, number>;
  @ApiProperty({
    description: 'By authorizationType',
    additionalProperties: { type: 'integer' },
    type: 'object',
    example: { 1: 45, 2: 55 },
  })
  types!: Record<string, number>;
}

export class RejectionCauseDto implements GuideRejectionCause {
  @ApiProperty({ maxLength: 4, example: '1426' }) @IsString() @MaxLength(4) code!: string;
  @ApiProperty({ maxLength: 500, example: 'NÃO AUTORIZADO PELA AUDITORIA' }) @IsString() @MaxLength(500) description!: string;
}

export class DecideGuideDto {
  @ApiProperty({ enum: verdicts })
  @IsIn(verdicts)
  outcome!: Verdict;

  @ApiPropertyOptional({
    description: 'By procedureCode, where it differs from the outcome: then the guide is authorized in part',
    type: 'object',
    additionalProperties: { type: 'string', enum: [...verdicts] },
  })
  @IsOptional()
  @IsObject()
  procedures?: Record<string, Verdict>;

  @ApiPropertyOptional({ description: 'For what is denied; absent: 1426, denied by the audit', type: [RejectionCauseDto] })
  @IsOptional()
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => RejectionCauseDto)
  rejectionCauses?: RejectionCauseDto[];
}

export class GuideDto {
  @ApiProperty({ description: 'idOnHealthInsurer', example: '000120261100000001' }) key!: string;
  @ApiProperty({ example: '0' }) trackingStatus!: string;
  @ApiProperty({ description: 'The guide with all expansions', type: 'object', additionalProperties: true }) record!: Authorization;
}
