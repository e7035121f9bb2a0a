import { Body, Controller, Get, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiResponse } from '@nestjs/swagger';
import type { MockCall } from '../engine/mock-call';
import type { Vendor } from '../engine/vendor';
import type { World } from '../engine/world';
import { AdminRoutes, OfWorld } from './admin-route';
import { HealthDto, ResetDto, SeedDto } from './admin.dto';
import { InWorld } from './in-world';
import { vendorsToken } from './vendors-token';
import { checkSeed } from '../engine/worlds';

/** What a person or a test may ask of the emulator itself. */
@AdminRoutes('emulator')
@Controller('__admin')
export class AdminController {
  constructor(@Inject(vendorsToken) private readonly vendors: readonly Vendor[]) {}

  @Get('health')
  @ApiOperation({ summary: 'The emulator is up' })
  @ApiResponse({ status: 200, type: HealthDto })
  health(): HealthDto {
    return { status: 'ok', vendors: this.vendors.map(({ name }) => name) };
  }

  @Post('reset')
  @HttpCode(204)
  @OfWorld()
  @ApiOperation({ summary: 'Puts a world back to how it began, or a part of it' })
  @ApiBody({ type: ResetDto, required: false })
  @ApiResponse({ status: 204, description: 'Done' })
  reset(@InWorld() world: World, @Body() { scope }: ResetDto): void {
    world.reset(scope);
  }

  @Get('seed')
  @OfWorld()
  @ApiOperation({ summary: 'The seed of the tokens and numbers of a world' })
  @ApiResponse({ status: 200, type: SeedDto })
  seed(@InWorld() world: World): SeedDto {
    return { seed: world.random.seed };
  }

  @Post('seed')
  @HttpCode(200)
  @OfWorld()
  @ApiOperation({ summary: 'Begins the sequence of a seed; without a body the present one begins again' })
  @ApiBody({ type: SeedDto, required: false })
  @ApiResponse({ status: 200, type: SeedDto })
  restart(@InWorld() world: World, @Body() { seed }: SeedDto): SeedDto {
    world.random.restart(checkSeed(seed));
    return { seed: world.random.seed };
  }

  @Get('calls')
  @OfWorld()
  @ApiOperation({ summary: 'The calls of the journal in short, in order of arrival: operation, status, item keys' })
  @ApiResponse({ status: 200, description: 'items: calls' })
  calls(@InWorld() world: World): { items: readonly MockCall[] } {
    return { items: world.calls.list() };
  }
}
