import { Body, Controller, HttpCode, Inject, NotFoundException, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiResponse } from '@nestjs/swagger';
import { AdminRoutes, OfWorld } from '../admin/admin-route';
import { InWorld } from '../admin/in-world';
import { vendorsToken } from '../admin/vendors-token';
import type { Vendor } from '../engine/vendor';
import type { World } from '../engine/world';
import { generateGuides } from './guide-generation';
import { ChangeMedseniorGuideDto, GenerateMedseniorGuidesDto, MedseniorGuideDto, MedseniorSummaryDto } from './guides.dto';
import { changeGuide } from './medsenior-door';
import type { MedseniorState } from './medsenior.state';
import { registeredMembers } from './registered-members';

/** What happens to guides on MedSenior's side: they are issued, and get another status. */
@AdminRoutes('medsenior')
@Controller('__admin/medsenior/authorizations')
export class MedseniorGuidesController {
  constructor(@Inject(vendorsToken) private readonly vendors: readonly Vendor[]) {}

  @Post('generate')
  @HttpCode(200)
  @OfWorld()
  @ApiOperation({ summary: 'Puts in guides about the members that HAT has on record in this world, or about generated people' })
  @ApiResponse({ status: 200, type: MedseniorSummaryDto })
  generate(@InWorld() world: World, @Body() { beneficiaries, ...generation }: GenerateMedseniorGuidesDto): Promise<MedseniorSummaryDto> {
    const members = beneficiaries ?? registeredMembers(world, this.vendors);
    return generateGuides(() => stateOf(world), { ...generation, beneficiaries: members });
  }

  @Post(':guia/status')
  @HttpCode(200)
  @OfWorld()
  @ApiOperation({ summary: "Gives a guide or its procedures another status, now by the world's clock" })
  @ApiResponse({ status: 200, type: MedseniorGuideDto })
  @ApiResponse({ status: 400, description: 'No such status, or a procedure that the guide does not hold' })
  @ApiResponse({ status: 404, description: 'There is no such guide' })
  change(@InWorld() world: World, @Param('guia') guia: string, @Body() change: ChangeMedseniorGuideDto): MedseniorGuideDto {
    const state = stateOf(world);
    if (!state.find(guia)) throw new NotFoundException('no guide has this number');
    return { key: guia, record: changeGuide(state, guia, change) };
  }
}

function stateOf(world: World): MedseniorState {
  return world.state('medsenior') as MedseniorState;
}
