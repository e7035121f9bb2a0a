import { Body, Controller, Delete, Get, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiOperation, ApiResponse } from '@nestjs/swagger';
import type { Fault } from '../engine/faults';
import { FieldError } from '../engine/field-error';
import type { Vendor } from '../engine/vendor';
import type { World } from '../engine/world';
import { AdminRoutes, OfWorld } from './admin-route';
import { FaultDto } from './fault.dto';
import { InWorld } from './in-world';
import { vendorsToken } from './vendors-token';

@AdminRoutes('faults')
@Controller('__admin/faults')
export class FaultsController {
  constructor(@Inject(vendorsToken) private readonly vendors: readonly Vendor[]) {}

  @Get()
  @OfWorld()
  @ApiOperation({ summary: 'Fault switches, with the calls each has seen and struck' })
  @ApiResponse({ status: 200, description: 'items: fault, seen, struck' })
  list(@InWorld() world: World): { items: readonly { fault: Fault; seen: number; struck: number }[] } {
    return { items: world.faults.list() };
  }

  @Post()
  @HttpCode(204)
  @OfWorld()
  @ApiOperation({ summary: 'Adds a fault switch' })
  @ApiResponse({ status: 204, description: 'In force' })
  add(@InWorld() world: World, @Body() fault: FaultDto): void {
    const vendors = this.vendors.filter(({ name }) => fault.vendor === undefined || name === fault.vendor);
    if (vendors.length === 0) throw new FieldError('vendor', `must be one of ${this.vendors.map(({ name }) => name).join(', ')}`);
    const operations = ['*', ...vendors.flatMap((vendor) => vendor.operations.map(({ name }) => name))];
    if (!operations.includes(fault.operation)) throw new FieldError('operation', `must be one of ${operations.join(', ')}`);
    // The DTO's own checks have made sure that the fields the kind needs are there.
    world.faults.add({ ...fault } as Fault);
  }

  @Delete()
  @HttpCode(204)
  @OfWorld()
  @ApiOperation({ summary: 'Removes every fault switch' })
  @ApiResponse({ status: 204, description: 'Done' })
  clear(@InWorld() world: World): void {
    world.faults.clear();
  }
}
