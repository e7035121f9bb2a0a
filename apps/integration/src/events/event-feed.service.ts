import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { EventFeedStore, type FeedRequest } from '@ponte/persistence/events';
import { EventWaiters } from './event-waiters';
import { feedPage, type FeedPage } from './feed-page';

/** Positions looked at for one page. */
const reach = 10_000;

/** A waiting reader looks again this often, though nobody woke it: notifications may be lost. */
const slowLookMs = 10_000;

export interface FeedQuestion extends Omit<FeedRequest, 'reach'> {
  /** How long to wait for the first event, milliseconds; 0 answers at once. */
  waitMs: number;
}

/** Reads the feed, waiting for news where nothing is there yet. */
@Injectable()
export class EventFeed implements OnModuleDestroy {
  constructor(
    private readonly store: EventFeedStore,
    private readonly waiters: EventWaiters,
  ) {}

  /**
   * @param gone fires when the reader has hung up
   * @throws PonteError of feedPage() and of EventWaiters.attend()
   */
  async read({ waitMs, ...question }: FeedQuestion, gone: AbortSignal): Promise<FeedPage> {
    const until = performance.now() + waitMs;
    const page = await this.look(question);
    if (page.events.length > 0 || waitMs === 0) return page;
    return this.waiters.attend(question.tenantId, async (pause) => {
      const wake = () => pause.wake();
      gone.addEventListener('abort', wake);
      try {
        for (let after = page.next; ;) {
          pause.reset(); // before the look: what comes during it is news
          const latest = await this.look({ ...question, after });
          const left = until - performance.now();
          if (latest.events.length > 0 || left <= 0 || gone.aborted || this.waiters.closing) return latest;
          after = latest.next;
          if (!latest.hasNext) await pause.wait(Math.min(left, slowLookMs));
        }
      } finally {
        gone.removeEventListener('abort', wake);
      }
    });
  }

  /** The first step of a shutdown: calls that wait would hold up all that follow. */
  onModuleDestroy(): void {
    this.waiters.close();
  }

  private async look(question: Omit<FeedRequest, 'reach'>): Promise<FeedPage> {
    const request = { ...question, reach };
    return feedPage(request, await this.store.read(request));
  }
}
