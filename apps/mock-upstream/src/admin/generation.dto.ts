import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Matches, Max, Min } from 'class-validator';

const day = /^\d{4}-\d{2}-\d{2}$/;

export class RequestDaysDto {
  @ApiPropertyOptional({ description: 'First day of request, yyyy-MM-dd', example: '2026-11-01' })
  @IsOptional()
  @Matches(day)
  from?: string;

  @ApiPropertyOptional({ description: 'Last day of request, yyyy-MM-dd', example: '2026-11-21' })
  @IsOptional()
  @Matches(day)
  to?: string;
}

/** What every vendor's generator of guides is asked for. */
export class GenerationDto {
  @ApiProperty({ minimum: 1, maximum: 200_000, example: 100 })
  @IsInt()
  @Min(1)
  @Max(200_000)
  count!: number;

  @ApiPropertyOptional({
    description: 'The same seed over the same people gives the same guides',
    oneOf: [{ type: 'string' }, { type: 'integer' }],
  })
  @IsOptional()
  @Matches(/^.{1,200}$/)
  @Type(() => String)
  seed?: string;
}
