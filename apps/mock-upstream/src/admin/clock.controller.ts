import { Body, Controller, Get, HttpCode, Post, Put } from '@nestjs/common';
import { ApiOperation, ApiResponse } from '@nestjs/swagger';
import { changeClock, type ClockView } from '../engine/clock';
import { parseDuration } from '../engine/duration';
import type { World } from '../engine/world';
import { AdminRoutes, OfWorld } from './admin-route';
import { AdvanceDto, ClockDto, ClockViewDto } from './clock.dto';
import { InWorld } from './in-world';

@AdminRoutes('clock')
@Controller('__admin/clock')
export class ClockController {
  @Get()
  @OfWorld()
  @ApiOperation({ summary: 'What time it is in a world' })
  @ApiResponse({ status: 200, type: ClockViewDto })
  view(@InWorld() world: World): ClockView {
    return world.clock.view();
  }

  @Put()
  @OfWorld()
  @ApiOperation({ summary: 'Freezes the clock, sets it, or lets it run with the real time again' })
  @ApiResponse({ status: 200, type: ClockViewDto })
  change(@InWorld() world: World, @Body() change: ClockDto): ClockView {
    changeClock(world.clock, change);
    return world.clock.view();
  }

  @Post('advance')
  @HttpCode(200)
  @OfWorld()
  @ApiOperation({ summary: 'Moves the clock forward: what falls due in between happens' })
  @ApiResponse({ status: 200, type: ClockViewDto })
  advance(@InWorld() world: World, @Body() { by }: AdvanceDto): ClockView {
    world.clock.advance(parseDuration(by, 'by'));
    return world.clock.view();
  }
}
