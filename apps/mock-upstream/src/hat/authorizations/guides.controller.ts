import { Body, Controller, HttpCode, NotFoundException, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiResponse } from '@nestjs/swagger';
import { AdminRoutes, OfWorld } from '../../admin/admin-route';
import { InWorld } from '../../admin/in-world';
import type { World } from '../../engine/world';
import type { HatState } from '../hat.state';
import { cancelGuide, decideGuide } from './guide-audit';
import { generateGuides } from './guide-generation';
import { DecideGuideDto, GenerateGuidesDto, GenerationSummaryDto, GuideDto } from './guides.dto';
import type { StoredGuide } from './stored-guide';

/** What happens to guides on HAT's side: they are issued, decided on, cancelled. */
@AdminRoutes('hat')
@Controller('__admin/hat/authorizations')
export class GuidesController {
  @Post('generate')
  @HttpCode(200)
  @OfWorld()
  @ApiOperation({ summary: 'Issues guides for the members and providers on record, or for generated ones where there are none' })
  @ApiResponse({ status: 200, type: GenerationSummaryDto })
  generate(@InWorld() world: World, @Body() generation: GenerateGuidesDto): Promise<GenerationSummaryDto> {
    return generateGuides(() => stateOf(world), generation);
  }

  @Post(':guideNumber/decide')
  @HttpCode(200)
  @OfWorld()
  @ApiOperation({ summary: 'Decides on a guide in audit (authorizationStatus 6), by idOnHealthInsurer' })
  @ApiResponse({ status: 200, type: GuideDto })
  @ApiResponse({ status: 400, description: 'The guide is not in audit, or the decision names what it does not hold' })
  @ApiResponse({ status: 404, description: 'There is no such guide' })
  decide(@InWorld() world: World, @Param('guideNumber') guideNumber: string, @Body() decision: DecideGuideDto): GuideDto {
    return view(decideGuide(holding(world, guideNumber), guideNumber, decision));
  }

  @Post(':guideNumber/cancel')
  @HttpCode(200)
  @OfWorld()
  @ApiOperation({ summary: 'Cancels a guide (authorizationStatus 9), by idOnHealthInsurer; the tracking status stays' })
  @ApiResponse({ status: 200, type: GuideDto })
  @ApiResponse({ status: 400, description: 'It is cancelled already' })
  @ApiResponse({ status: 404, description: 'There is no such guide' })
  cancel(@InWorld() world: World, @Param('guideNumber') guideNumber: string): GuideDto {
    return view(cancelGuide(holding(world, guideNumber), guideNumber));
  }
}

function stateOf(world: World): HatState {
  return world.state('hat') as HatState;
}

function holding(world: World, guideNumber: string): HatState {
  const state = stateOf(world);
  if (!state.guides.find(guideNumber)) throw new NotFoundException('no guide has this idOnHealthInsurer');
  return state;
}

function view({ guide, trackingStatus }: StoredGuide): GuideDto {
  return { key: guide.idOnHealthInsurer, trackingStatus, record: guide };
}
