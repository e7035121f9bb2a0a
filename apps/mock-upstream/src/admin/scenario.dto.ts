import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

/** Checked by the engine, which knows the vendors. */
export class ScenarioDto {
  @ApiPropertyOptional({ description: 'Needed where there are several vendors', example: 'hat' }) vendor?: string;
  @ApiProperty({ description: 'Words in small letters joined by hyphens', example: 'two-refusals' }) name!: string;
  @ApiPropertyOptional({ description: 'One sentence' }) description?: string;

  @ApiPropertyOptional({ description: 'Of the vendor', type: 'object', additionalProperties: true, example: { batchCap: 30 } })
  settings?: Record<string, unknown>;

  @ApiPropertyOptional({
    description: 'As POST faults takes them; without a vendor they strike this one',
    type: 'array',
    items: { type: 'object' },
    example: [{ operation: 'persons', kind: 'status', status: 503, first: 2 }],
  })
  faults?: object[];
}

class ScenarioViewDto {
  @ApiProperty({ example: 'maintenance-window' }) name!: string;
  @ApiProperty({ example: 'hat' }) vendor!: string;
  @ApiProperty() description!: string;
  @ApiProperty({ description: 'In force in this world' }) applied!: boolean;
}

export class ScenarioListDto {
  @ApiProperty({ type: [ScenarioViewDto] }) items!: ScenarioViewDto[];
}
