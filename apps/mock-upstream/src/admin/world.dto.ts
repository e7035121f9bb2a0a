import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Allow, IsOptional, IsString } from 'class-validator';
import { strictnesses, type Strictness } from '../engine/strictness';
import type { World } from '../engine/world';
import { ClockDto, ClockViewDto } from './clock.dto';

/** Checked by the engine, which knows the vendors. */
export class CreateWorldDto {
  @ApiProperty({ description: '1 to 64 letters, digits, dots, hyphens, underscores', example: 'worker-1' })
  @Allow()
  name!: unknown;

  @ApiPropertyOptional({ description: 'World it becomes a copy of', example: 'default' })
  @IsOptional()
  @IsString()
  from?: string;

  @ApiPropertyOptional({ description: 'Seed of its tokens and numbers; absent follows from the seed of the emulator', example: 'a' })
  @Allow()
  seed?: unknown;

  @ApiPropertyOptional({ type: ClockDto })
  @Allow()
  clock?: unknown;

  @ApiPropertyOptional({ description: 'By vendor', type: 'object', additionalProperties: true, example: { hat: { batchCap: 30 } } })
  @Allow()
  settings?: unknown;

  @ApiPropertyOptional({ enum: strictnesses, example: 'strict' })
  @Allow()
  strictness?: unknown;

  @ApiPropertyOptional({ description: 'Scenarios to begin with', type: [String], example: ['hat:slow-vendor'] })
  @Allow()
  scenarios?: unknown;

  @ApiPropertyOptional({
    description: 'Real time without a call after which it is forgotten, as a duration; absent or null is never',
    oneOf: [{ type: 'string' }, { type: 'integer' }],
    nullable: true,
    example: '1h',
  })
  @Allow()
  ttl?: unknown;
}

export class WorldViewDto {
  @ApiProperty({ example: 'worker-1' }) name!: string;
  @ApiProperty({ example: 'a' }) seed!: string;
  @ApiProperty({ type: ClockViewDto }) clock!: ClockViewDto;
  @ApiProperty({ enum: strictnesses, example: 'strict' }) strictness!: Strictness;
  @ApiProperty({ description: 'Real milliseconds of idleness after which it is forgotten; null is never', nullable: true, type: Number })
  ttlMs!: number | null;

  static of(this: void, world: World): WorldViewDto {
    const { name, strictness, clock, random, ttlMs = null } = world;
    return { name, seed: random.seed, clock: clock.view(), strictness, ttlMs };
  }
}
