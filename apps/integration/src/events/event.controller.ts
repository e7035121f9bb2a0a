import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Caller } from '../edge/access/caller';
import { CurrentCaller } from '../edge/access/current-caller.decorator';
import { RequireRole } from '../edge/access/require-role.decorator';
import { ApiErrors } from '../edge/openapi/api-errors.decorator';
import { cloudEvent } from './cloud-event';
import { EventFeed } from './event-feed.service';
import { EventPage, EventQuery } from './event.dto';
import { wantedTypes } from './wanted-types';

@ApiTags('Eventos')
@Controller('events')
export class EventController {
  constructor(private readonly feed: EventFeed) {}

  @Get()
  @RequireRole('reader')
  @ApiOperation({
    summary: 'O que aconteceu neste operador, na ordem, sem lacunas (CloudEvents 1.0)',
    description:
      'Guarde next e chame de novo com after=next. Um evento aparece uma só vez, e nada que foi gravado depois aparece antes do cursor. Com wait a chamada espera por novidades.',
  })
  @ApiOkResponse({ type: EventPage })
  @ApiErrors({
    400: 'Parâmetro inválido, tipo que não existe, ou cursor que este feed nunca deu',
    410: 'O cursor é mais velho do que o prazo de retenção: houve eventos que já não existem',
    429: 'Há chamadas demais esperando; repita depois de Retry-After',
    503: 'O serviço está sendo encerrado e não aceita esperas',
  })
  async read(
    @CurrentCaller() { tenant }: Caller,
    @Query() { after, types, wait, pageSize }: EventQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EventPage> {
    const gone = new AbortController();
    reply.raw.once('close', () => gone.abort());
    const question = { tenantId: tenant.id, after, types: wantedTypes(types), limit: pageSize, waitMs: wait * 1_000 };
    const { events, next, hasNext } = await this.feed.read(question, gone.signal);
    return { items: events.map(cloudEvent), next, hasNext };
  }
}
