import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiResponse } from '@nestjs/swagger';
import { Worlds } from '../engine/worlds';
import { AdminRoutes } from './admin-route';
import { CreateWorldDto, WorldViewDto } from './world.dto';

@AdminRoutes('worlds')
@Controller('__admin/worlds')
export class WorldsController {
  constructor(private readonly worlds: Worlds) {}

  @Get()
  @ApiOperation({ summary: 'Every world' })
  @ApiResponse({ status: 200, description: 'items: worlds' })
  list(): { items: WorldViewDto[] } {
    return { items: this.worlds.list().map(WorldViewDto.of) };
  }

  @Post()
  @ApiOperation({ summary: 'Makes a world, a fresh one or a copy' })
  @ApiResponse({ status: 201, type: WorldViewDto })
  @ApiResponse({ status: 409, description: 'There is one of this name' })
  @ApiResponse({ status: 503, description: 'There are too many' })
  create(@Body() { name, from, ...wishes }: CreateWorldDto): WorldViewDto {
    return WorldViewDto.of(this.worlds.create(name, wishes, from));
  }

  @Get(':name')
  @ApiOperation({ summary: 'One world' })
  @ApiResponse({ status: 200, type: WorldViewDto })
  @ApiResponse({ status: 404, description: 'No such world' })
  one(@Param('name') name: string): WorldViewDto {
    return WorldViewDto.of(this.worlds.find(name));
  }

  @Delete(':name')
  @HttpCode(204)
  @ApiOperation({ summary: 'Deletes a world; the default one can only be reset' })
  @ApiResponse({ status: 204, description: 'Gone' })
  @ApiResponse({ status: 404, description: 'No such world' })
  @ApiResponse({ status: 409, description: 'It is the default world' })
  delete(@Param('name') name: string): void {
    this.worlds.delete(name);
  }
}
