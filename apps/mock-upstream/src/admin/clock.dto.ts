import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Allow, IsIn, IsOptional } from 'class-validator';
import { clockModes, type ClockMode } from '../engine/clock';

export class ClockDto {
  @ApiPropertyOptional({ description: 'real runs, frozen stands still; absent stays as it is', enum: clockModes, example: 'frozen' })
  @IsOptional()
  @IsIn(clockModes)
  mode?: ClockMode;

  @ApiPropertyOptional({
    description: 'ISO 8601 with a zone, a day, or milliseconds since 1970. With real: runs on from there',
    oneOf: [{ type: 'string' }, { type: 'integer' }],
    example: '2026-03-01T12:00:00Z',
  })
  @Allow()
  time?: unknown;
}

export class AdvanceDto {
  @ApiProperty({
    description: "Milliseconds, '10m', '1h30m', '2d', or ISO 8601 in weeks, days and less: 'PT10M'",
    oneOf: [{ type: 'string' }, { type: 'integer' }],
    example: '10m',
  })
  @Allow()
  by!: unknown;
}

export class ClockViewDto {
  @ApiProperty({ enum: clockModes, example: 'frozen' }) mode!: ClockMode;
  @ApiProperty({ description: 'ISO 8601, UTC', example: '2026-03-01T12:00:00.000Z' }) now!: string;
  @ApiProperty({ description: 'Milliseconds it runs ahead of the real time', example: 600000 }) offsetMs!: number;
}
