import { Module } from '@nestjs/common';
import { EventFeedStore, EventOutbox, EventSequencerStore } from '@ponte/persistence/events';
import { EventFeed } from './event-feed.service';
import { EventMetrics } from './event-metrics';
import { EventRetention } from './event-retention.service';
import { EventSequencer } from './event-sequencer.service';
import { EventWaiters, waiterLimits } from './event-waiters';
import { EventController } from './event.controller';

/** The feed of what happened. Writers of other modules import it for EventOutbox alone. */
@Module({
  controllers: [EventController],
  providers: [
    { provide: EventWaiters, useFactory: () => new EventWaiters(waiterLimits) },
    EventFeed,
    EventFeedStore,
    EventMetrics,
    EventOutbox,
    EventRetention,
    EventSequencer,
    EventSequencerStore,
  ],
  exports: [EventOutbox],
})
export class EventsModule {}
