import {
  applyDecorators,
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Inject,
  NotFoundException,
  Param,
  Patch,
  Post,
  Query,
} from '@nestjs/common';
import { ApiBody, ApiOperation, ApiParam, ApiQuery, ApiResponse } from '@nestjs/swagger';
import type { EntityKind, EntityView } from '../engine/entity-kind';
import { FieldError } from '../engine/field-error';
import { objectAt } from '../engine/journal/requests/field-reader';
import type { Vendor, VendorState } from '../engine/vendor';
import type { World } from '../engine/world';
import { AdminRoutes, OfWorld } from './admin-route';
import { entityPage, readEntityQuery } from './entity-page';
import { InWorld } from './in-world';
import { vendorCalled } from './vendor-called';
import { vendorsToken } from './vendors-token';

/** A route that changes one entity. */
function Changes(summary: string): MethodDecorator {
  return applyDecorators(
    OfWorld(),
    ApiOperation({ summary }),
    ApiParam({ name: 'vendor' }),
    ApiParam({ name: 'resource' }),
    ApiBody({ schema: { type: 'object' } }),
    ApiResponse({ status: 200, description: 'The entity as it is now' }),
    ApiResponse({ status: 400, description: 'The contract refuses the outcome, or this kind cannot be changed' }),
    ApiResponse({ status: 404, description: 'Nothing has this key' }),
  );
}

interface Asked {
  state: VendorState;
  kind: EntityKind<VendorState>;
}

/** What the vendors hold. Each vendor says what it can show and change. */
@AdminRoutes('entities')
@Controller('__admin/:vendor/:resource')
export class EntitiesController {
  constructor(@Inject(vendorsToken) private readonly vendors: readonly Vendor[]) {}

  @Get()
  @OfWorld()
  @ApiOperation({ summary: 'Entities of a kind, in the order they first came' })
  @ApiParam({ name: 'vendor' })
  @ApiParam({ name: 'resource' })
  @ApiQuery({ name: 'page', required: false, description: 'From 1', schema: { type: 'integer', default: 1 } })
  @ApiQuery({ name: 'pageSize', required: false, description: 'At most 1000', schema: { type: 'integer', default: 20 } })
  @ApiResponse({ status: 200, description: 'items, hasNext, total' })
  page(@InWorld() world: World, @Param() path: Record<string, string>, @Query() query: Record<string, unknown>) {
    const { state, kind } = this.asked(world, path);
    return entityPage(kind, state, readEntityQuery(query, kind.filters));
  }

  @Post()
  @HttpCode(200)
  @OfWorld()
  @ApiOperation({
    summary: 'Puts entities in as if the vendor had held them all along: inserts, or replaces. Stops at the first it refuses',
  })
  @ApiParam({ name: 'vendor' })
  @ApiParam({ name: 'resource' })
  @ApiBody({ schema: { type: 'object', required: ['items'], properties: { items: { type: 'array', items: { type: 'object' } } } } })
  @ApiResponse({ status: 200, description: 'total: how many were put in' })
  put(@InWorld() world: World, @Param() path: Record<string, string>, @Query() query: Record<string, unknown>, @Body() body: unknown) {
    const { state, kind } = this.asked(world, path);
    const { filter } = readEntityQuery(query, kind.filters);
    const items = (body as { items?: unknown } | undefined)?.items;
    if (!Array.isArray(items)) throw new FieldError('items', 'must be an array');
    items.forEach((item: unknown, at) => {
      const value = objectAt(item, `items[${at}]`);
      if (!kind.put) throw new FieldError(kind.name, 'cannot be put in');
      try {
        kind.put(state, value, filter);
      } catch (error) {
        throw error instanceof FieldError ? new FieldError(`items[${at}].${error.field}`, error.fault) : error;
      }
    });
    return { total: items.length };
  }

  @Get(':key')
  @OfWorld()
  @ApiOperation({ summary: 'One entity by its key (parts joined by a colon)' })
  @ApiParam({ name: 'vendor' })
  @ApiParam({ name: 'resource' })
  @ApiResponse({ status: 200, description: 'key, and what is held under it' })
  @ApiResponse({ status: 404, description: 'Nothing has this key' })
  one(@InWorld() world: World, @Param() path: Record<string, string>, @Query() query: Record<string, unknown>): EntityView {
    const { state, kind } = this.asked(world, path);
    return found(kind, state, path, readEntityQuery(query, kind.filters).filter);
  }

  @Patch(':key')
  @Changes('Changes the given fields; null removes a field (JSON merge patch)')
  patch(
    @InWorld() world: World,
    @Param() path: Record<string, string>,
    @Query() query: Record<string, unknown>,
    @Body() change: unknown,
  ): EntityView {
    const { state, kind } = this.asked(world, path);
    const { filter } = readEntityQuery(query, kind.filters);
    const { key } = found(kind, state, path, filter);
    if (!kind.patch) throw new FieldError(kind.name, 'cannot be changed');
    return kind.patch(state, key, objectAt(change, 'body'), filter);
  }

  @Post(':key')
  @HttpCode(200)
  @Changes('As PATCH: the next step in the life of an entity, as its status')
  move(
    @InWorld() world: World,
    @Param() path: Record<string, string>,
    @Query() query: Record<string, unknown>,
    @Body() change: unknown,
  ): EntityView {
    return this.patch(world, path, query, change);
  }

  @Delete(':key')
  @HttpCode(204)
  @OfWorld()
  @ApiOperation({ summary: 'Removes one entity, as if it had never come' })
  @ApiParam({ name: 'vendor' })
  @ApiParam({ name: 'resource' })
  @ApiResponse({ status: 204, description: 'Gone' })
  @ApiResponse({ status: 404, description: 'Nothing has this key' })
  remove(@InWorld() world: World, @Param() path: Record<string, string>, @Query() query: Record<string, unknown>): void {
    const { state, kind } = this.asked(world, path);
    const { filter } = readEntityQuery(query, kind.filters);
    const { key } = found(kind, state, path, filter);
    if (!kind.remove) throw new FieldError(kind.name, 'cannot be removed');
    kind.remove(state, key, filter);
  }

  private asked(world: World, { vendor: name = '', resource = '' }: Record<string, string>): Asked {
    const vendor = vendorCalled(this.vendors, name);
    const kind = vendor.entities.find((one) => one.name === resource);
    if (!kind) throw new NotFoundException(`${vendor.name} has no entities of this name`);
    return { state: world.state(vendor.name), kind };
  }
}

function found(
  kind: EntityKind<VendorState>,
  state: VendorState,
  { key = '' }: Record<string, string>,
  filter: Record<string, string>,
): EntityView {
  const view = kind.find(state, key, filter);
  if (!view) throw new NotFoundException(`no entity of ${kind.name} has this key`);
  return view;
}
