import { Body, Controller, Delete, Get, HttpCode, NotFoundException, Param, Post } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiParam, ApiResponse } from '@nestjs/swagger';
import type { Fault } from '../engine/fault';
import { faultSchemas } from '../engine/fault-schemas';
import type { FaultSwitch } from '../engine/faults';
import type { World } from '../engine/world';
import { AdminRoutes, OfWorld } from './admin-route';
import { InWorld } from './in-world';

const oneOfTheKinds = {
  oneOf: Object.values(faultSchemas),
  example: { vendor: 'hat', operation: 'persons', kind: 'status', status: 503, first: 3 },
};

@AdminRoutes('faults')
@Controller('__admin/faults')
export class FaultsController {
  @Get()
  @OfWorld()
  @ApiOperation({ summary: 'Fault switches, with the calls each has seen and struck' })
  @ApiResponse({ status: 200, description: 'items: fault, seen, struck, scenario' })
  list(@InWorld() world: World): { items: readonly FaultSwitch[] } {
    return { items: world.faults.list() };
  }

  @Post()
  @HttpCode(204)
  @OfWorld()
  @ApiOperation({ summary: 'Adds a fault switch' })
  @ApiBody({ schema: oneOfTheKinds })
  @ApiResponse({ status: 204, description: 'In force' })
  add(@InWorld() world: World, @Body() fault: unknown): void {
    world.faults.add(fault as Fault);
  }

  @Delete()
  @HttpCode(204)
  @OfWorld()
  @ApiOperation({ summary: 'Removes every fault switch, those of scenarios too' })
  @ApiResponse({ status: 204, description: 'Done' })
  clear(@InWorld() world: World): void {
    world.faults.clear();
  }

  @Delete(':place')
  @HttpCode(204)
  @OfWorld()
  @ApiParam({ name: 'place', description: 'Place in the list, from 1', schema: { type: 'integer' } })
  @ApiOperation({ summary: 'Removes one fault switch; those behind it move up' })
  @ApiResponse({ status: 204, description: 'Done' })
  @ApiResponse({ status: 404, description: 'There is none at this place' })
  remove(@InWorld() world: World, @Param('place') place: string): void {
    if (!/^\d{1,6}$/.test(place) || !world.faults.remove(Number(place))) throw new NotFoundException('there is no fault at this place');
  }
}
