import { Body, Controller, Get, Inject, Param, Put } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiParam, ApiResponse } from '@nestjs/swagger';
import { objectAt } from '../engine/journal/requests/field-reader';
import type { Vendor } from '../engine/vendor';
import type { World } from '../engine/world';
import { AdminRoutes, OfWorld } from './admin-route';
import { InWorld } from './in-world';
import { vendorCalled } from './vendor-called';
import { vendorsToken } from './vendors-token';

@AdminRoutes('settings')
@Controller('__admin')
export class SettingsController {
  constructor(@Inject(vendorsToken) private readonly vendors: readonly Vendor[]) {}

  @Get('settings')
  @OfWorld()
  @ApiOperation({ summary: 'Strictness and the settings of every vendor' })
  @ApiResponse({ status: 200, description: 'strictness, and a part for each vendor' })
  all(@InWorld() world: World) {
    return world.settingsView();
  }

  @Put('settings')
  @OfWorld()
  @ApiOperation({ summary: 'Changes what is given, leaves the rest' })
  @ApiBody({ schema: { type: 'object', example: { strictness: 'warn', hat: { batchCap: 30 } } } })
  @ApiResponse({ status: 200, description: 'strictness, and a part for each vendor' })
  changeAll(@InWorld() world: World, @Body() change: unknown) {
    world.changeSettings(objectAt(change, 'body'));
    return world.settingsView();
  }

  @Get(':vendor/settings')
  @OfWorld()
  @ApiOperation({ summary: 'Settings of a vendor' })
  @ApiParam({ name: 'vendor' })
  @ApiResponse({ status: 200, description: 'Settings by name; secrets are left out' })
  one(@InWorld() world: World, @Param('vendor') vendor: string) {
    return world.settings(vendorCalled(this.vendors, vendor).name).view();
  }

  @Put(':vendor/settings')
  @OfWorld()
  @ApiOperation({ summary: 'Changes the given settings, leaves the others' })
  @ApiParam({ name: 'vendor' })
  @ApiBody({ schema: { type: 'object' } })
  @ApiResponse({ status: 200, description: 'Settings by name' })
  change(@InWorld() world: World, @Param('vendor') vendor: string, @Body() change: unknown) {
    const { name } = vendorCalled(this.vendors, vendor);
    world.changeSettings({ [name]: change });
    return world.settings(name).view();
  }
}
