import { Body, Controller, Delete, Get, HttpCode, Post, Put } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { MockCall } from '../engine/call-log';
import type { Fault } from '../engine/faults';
import { Worlds } from '../engine/world';
import type { HatMockSettings } from '../hat/hat.settings';
import { HatStates } from '../hat/hat.states';
import { FaultDto, HealthDto, SettingsDto } from './admin.dto';

/** What a person or a test may ask of the emulator itself. */
@ApiTags('emulator')
@ApiHeader({ name: 'X-Mock-Admin-Token', required: false, description: 'Needed from other machines: the value of MOCK_ADMIN_TOKEN' })
@Controller('__admin')
export class AdminController {
  constructor(
    private readonly worlds: Worlds,
    private readonly hat: HatStates,
  ) {}

  @Get('health')
  @ApiOperation({ summary: 'The emulator is up' })
  @ApiResponse({ status: 200, type: HealthDto })
  health(): HealthDto {
    return { status: 'ok', vendors: ['hat'] };
  }

  @Post('reset')
  @HttpCode(204)
  @ApiOperation({ summary: 'Forgets records, tokens, faults and calls, and puts the settings back' })
  @ApiResponse({ status: 204, description: 'Done' })
  reset(): void {
    this.worlds.get().reset();
  }

  @Get('settings')
  @ApiOperation({ summary: 'Behaviour in force' })
  @ApiResponse({ status: 200, type: SettingsDto })
  settings(): SettingsDto {
    return settingsView(this.hat.of(this.worlds.get()).settings);
  }

  @Put('settings')
  @ApiOperation({ summary: 'Changes the given settings, leaves the others' })
  @ApiResponse({ status: 200, type: SettingsDto })
  changeSettings(@Body() change: SettingsDto): SettingsDto {
    const state = this.hat.of(this.worlds.get());
    state.changeSettings(change);
    return settingsView(state.settings);
  }

  @Get('faults')
  @ApiOperation({ summary: 'Fault switches, with the calls each has seen and struck' })
  @ApiResponse({ status: 200, description: 'items: fault, seen, struck' })
  faults(): { items: readonly { fault: Fault; seen: number; struck: number }[] } {
    return { items: this.worlds.get().faults.list() };
  }

  @Post('faults')
  @HttpCode(204)
  @ApiOperation({ summary: 'Adds a fault switch' })
  @ApiResponse({ status: 204, description: 'In force' })
  addFault(@Body() fault: FaultDto): void {
    // The DTO's own checks have made sure that the fields the kind needs are there.
    this.worlds.get().faults.add({ ...fault } as Fault);
  }

  @Delete('faults')
  @HttpCode(204)
  @ApiOperation({ summary: 'Removes every fault switch' })
  @ApiResponse({ status: 204, description: 'Done' })
  clearFaults(): void {
    this.worlds.get().faults.clear();
  }

  @Get('calls')
  @ApiOperation({ summary: 'The last calls in order of arrival: operation, status, item keys' })
  @ApiResponse({ status: 200, description: 'items: calls' })
  calls(): { items: readonly MockCall[] } {
    return { items: this.worlds.get().calls.list() };
  }
}

function settingsView({ processingMs, batchCap, partial, unnamedLines }: HatMockSettings): SettingsDto {
  return { processingMs, batchCap, partial, unnamedLines };
}
