import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiParam, ApiResponse } from '@nestjs/swagger';
import { FieldError } from '../engine/field-error';
import type { World } from '../engine/world';
import type { OwnScenario, ScenarioView } from '../engine/world-scenarios';
import { AdminRoutes, OfWorld } from './admin-route';
import { InWorld } from './in-world';
import { ScenarioDto, ScenarioListDto } from './scenario.dto';

@AdminRoutes('scenarios')
@Controller('__admin/scenarios')
export class ScenariosController {
  @Get()
  @OfWorld()
  @ApiOperation({ summary: 'Every scenario, and whether it is in force' })
  @ApiResponse({ status: 200, type: ScenarioListDto })
  list(@InWorld() world: World): { items: ScenarioView[] } {
    return { items: world.scenarios.list() };
  }

  @Post()
  @HttpCode(204)
  @OfWorld()
  @ApiOperation({ summary: 'Puts a scenario of your own making in force' })
  @ApiBody({ type: ScenarioDto })
  @ApiResponse({ status: 204, description: 'In force' })
  applyOwn(@InWorld() world: World, @Body() scenario: unknown): void {
    if (typeof scenario !== 'object' || scenario === null || Array.isArray(scenario)) throw new FieldError('body', 'must be an object');
    const { vendor } = scenario as { vendor?: unknown };
    if (vendor !== undefined && typeof vendor !== 'string') throw new FieldError('vendor', 'must be a text');
    world.scenarios.apply(scenario as OwnScenario);
  }

  @Delete()
  @HttpCode(204)
  @OfWorld()
  @ApiOperation({ summary: 'Takes all scenarios back' })
  @ApiResponse({ status: 204, description: 'Done' })
  clear(@InWorld() world: World): void {
    world.scenarios.clear();
  }

  @Post(':name')
  @HttpCode(204)
  @OfWorld()
  @ApiParam({ name: 'name', description: 'Of every vendor that has it, or vendor:name', example: 'maintenance-window' })
  @ApiOperation({ summary: 'Puts a scenario in force, beside those that are; again: it begins again' })
  @ApiResponse({ status: 204, description: 'In force' })
  apply(@InWorld() world: World, @Param('name') name: string): void {
    world.scenarios.apply(name);
  }

  @Delete(':name')
  @HttpCode(204)
  @OfWorld()
  @ApiParam({ name: 'name', description: 'Of every vendor that has it, or vendor:name', example: 'maintenance-window' })
  @ApiOperation({ summary: 'Takes a scenario back: its faults go, its settings are as before' })
  @ApiResponse({ status: 204, description: 'Done' })
  remove(@InWorld() world: World, @Param('name') name: string): void {
    world.scenarios.remove(name);
  }
}
