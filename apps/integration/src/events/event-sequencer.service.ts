import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { EventSequencerStore } from '@ponte/persistence/events';
import { ChannelListener } from '../database/channel-listener';
import { DatabaseServer } from '../database/database-server';
import { errorForLog } from '../edge/logging/error-for-log';
import { WakeableLoop } from '../scheduling/wakeable-loop';
import { EventMetrics } from './event-metrics';
import { EventWaiters } from './event-waiters';

/** Events that get their positions in one transaction. */
const batch = 2_000;

/** The net under lost notifications. */
const slowLookMs = 1_000;

/** Moves events from the outbox into the feed as soon as they are committed, and wakes the readers of this process. */
@Injectable()
export class EventSequencer implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('Events');
  private readonly loop = new WakeableLoop(
    () => this.step(),
    (error) => this.stumbled(error),
  );
  private readonly listener: ChannelListener;

  constructor(
    private readonly store: EventSequencerStore,
    private readonly metrics: EventMetrics,
    waiters: EventWaiters,
    server: DatabaseServer,
  ) {
    this.listener = new ChannelListener({
      url: server.url,
      channels: { event_outbox: () => this.loop.wake(), event_feed: (tenantId) => waiters.wake(Number(tenantId)) },
      onReconnect: () => {
        this.loop.wake();
        waiters.wakeAll();
      },
    });
  }

  async onApplicationBootstrap(): Promise<void> {
    this.loop.start();
    await this.listener.start();
  }

  /** The engines have drained by now; what they appended at last comes into the feed with a last step, or by another replica. */
  async onApplicationShutdown(): Promise<void> {
    await this.listener.stop();
    await this.loop.stop();
    await this.step().catch((error: unknown) => this.stumbled(error));
  }

  private async step(): Promise<number> {
    const fed = await this.store.sequence(batch);
    for (const { tenantId, events } of fed) this.metrics.sequenced(tenantId, events);
    return fed.reduce((total, { events }) => total + events, 0) < batch ? slowLookMs : 0;
  }

  private stumbled(error: unknown): number {
    this.logger.warn({ msg: 'Events could not be put into the feed; they stay and are tried again', ...errorForLog(error) });
    return slowLookMs;
  }
}
