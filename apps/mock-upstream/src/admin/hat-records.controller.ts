import { Controller, Get, NotFoundException, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import { hatResources, type HatResource } from '@ponte/hat/contract';
import { Worlds } from '../engine/world';
import { HatStates } from '../hat/hat.states';
import type { InsurerRecords } from '../hat/insurer-records';
import { RecordsQuery } from './admin.dto';
import { recordPage, recordView, type RecordView } from './record-view';

/** What HAT holds. */
@ApiTags('hat')
@Controller('__admin/hat')
export class HatRecordsController {
  constructor(
    private readonly worlds: Worlds,
    private readonly hat: HatStates,
  ) {}

  @Get(':resource')
  @ApiOperation({ summary: 'Records of a resource, in the order they first came' })
  @ApiParam({ name: 'resource', enum: hatResources })
  @ApiResponse({ status: 200, description: 'items, hasNext, total' })
  page(@Param('resource') resource: string, @Query() { page, pageSize, healthInsurerId }: RecordsQuery) {
    return recordPage(this.insurer(healthInsurerId), known(resource), page, pageSize);
  }

  @Get(':resource/:key')
  @ApiOperation({ summary: 'One record by its key (parts joined by a colon)' })
  @ApiParam({ name: 'resource', enum: hatResources })
  @ApiResponse({ status: 200, description: 'key, record, standing' })
  @ApiResponse({ status: 404, description: 'No such record' })
  one(@Param('resource') resource: string, @Param('key') key: string, @Query() { healthInsurerId }: RecordsQuery): RecordView {
    const view = recordView(this.insurer(healthInsurerId), known(resource), key);
    if (!view) throw new NotFoundException('no record has this key');
    return view;
  }

  private insurer(healthInsurerId?: string): InsurerRecords {
    const state = this.hat.of(this.worlds.get());
    if (healthInsurerId !== undefined && !state.tenant.insurers.some((known) => known.healthInsurerId === healthInsurerId)) {
      throw new NotFoundException('no such healthInsurerId');
    }
    return state.insurer(healthInsurerId);
  }
}

function known(resource: string): HatResource {
  const found = hatResources.find((name) => name === resource);
  if (!found) throw new NotFoundException('no such resource');
  return found;
}
