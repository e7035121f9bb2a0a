export { EventEntity } from './event.entity';
export { EventFeedEntity } from './event-feed.entity';
export { EventFeedStore, type FeedEvent, type FeedRequest, type FeedStretch } from './event-feed.store';
export { EventOutboxEntity } from './event-outbox.entity';
export { EventOutbox, type NewEvent } from './event-outbox.store';
export { EventSequencerStore } from './event-sequencer.store';
export { eventSources, eventTypes, type EventType } from './event-types';
