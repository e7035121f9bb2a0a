import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiResponse } from '@nestjs/swagger';
import type { World } from '../engine/world';
import { readWorldDocument, type WorldDocument } from '../engine/world-document';
import { AdminRoutes, OfWorld } from './admin-route';
import { InWorld } from './in-world';

@AdminRoutes('worlds')
@Controller('__admin')
export class SnapshotController {
  @Get('snapshot')
  @OfWorld()
  @ApiOperation({ summary: 'A world as a document: what the vendors hold, clock, seed, settings. Not: secrets, faults, calls' })
  @ApiResponse({ status: 200, description: 'The document' })
  snapshot(@InWorld() world: World): WorldDocument {
    return world.snapshot();
  }

  @Post('restore')
  @HttpCode(204)
  @OfWorld()
  @ApiOperation({ summary: 'Puts a world where a snapshot was taken; faults and calls stay. All or nothing' })
  @ApiBody({ schema: { type: 'object', description: 'As GET snapshot gave it' } })
  @ApiResponse({ status: 204, description: 'Done' })
  @ApiResponse({ status: 400, description: 'The document cannot be understood; nothing has changed' })
  restore(@InWorld() world: World, @Body() document: unknown): void {
    world.restore(readWorldDocument(document));
  }
}
