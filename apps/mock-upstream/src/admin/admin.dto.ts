import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Allow, IsIn, IsOptional } from 'class-validator';
import { resetScopes, type ResetScope } from '../engine/world';

export class HealthDto {
  @ApiProperty({ example: 'ok' }) status!: string;
  @ApiProperty({ example: ['hat'], type: [String] }) vendors!: string[];
}

export class ResetDto {
  @ApiPropertyOptional({
    description: 'all: as it began. state: what the vendors hold. journal: the calls. faults: the fault switches and scenarios',
    enum: resetScopes,
    default: 'all',
    example: 'state',
  })
  @IsOptional()
  @IsIn(resetScopes)
  scope?: ResetScope;
}

export class SeedDto {
  @ApiPropertyOptional({ description: 'Text of 1 to 200 characters, or a whole number', example: '42' })
  @Allow()
  seed?: unknown;
}
