import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { SchedulerRegistry } from '@nestjs/schedule';
import type { ProtheusCallFacts } from '@ponte/protheus-refund/client';
import { ProtheusExchangeStore, type ProtheusExchange } from '@ponte/persistence/protheus-refund';
import { errorForLog } from '../../edge/logging/error-for-log';

const flushEveryMs = 500;
const timer = 'protheus:exchanges';
/** Kept while the database is away; the oldest go first. */
const most = 20_000;

/** Writes down that calls were made, many at a time: live reads must not wait for it. */
@Injectable()
export class ExchangeLog implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('ProtheusExchanges');
  private waiting: ProtheusExchange[] = [];
  private flushing?: Promise<void>;

  constructor(
    private readonly store: ProtheusExchangeStore,
    private readonly timers: SchedulerRegistry,
  ) {}

  onApplicationBootstrap(): void {
    this.timers.addInterval(
      timer,
      setInterval(() => void this.flush(), flushEveryMs),
    );
  }

  /** Everything that calls has been drained by now; the database goes after this module. */
  async onApplicationShutdown(): Promise<void> {
    if (this.timers.doesExist('interval', timer)) this.timers.deleteInterval(timer);
    await this.flushing;
    await this.flush();
  }

  add(tenantId: number, { operation, status, failure, durationMs }: ProtheusCallFacts): void {
    this.waiting.push({ tenantId, operation, status, failure, durationMs });
    if (this.waiting.length > most) this.waiting.shift();
  }

  private flush(): Promise<void> {
    this.flushing ??= this.write().finally(() => (this.flushing = undefined));
    return this.flushing;
  }

  private async write(): Promise<void> {
    if (this.waiting.length === 0) return;
    const taken = this.waiting;
    this.waiting = [];
    try {
      await this.store.insert(taken);
    } catch (error) {
      this.waiting = [...taken, ...this.waiting].slice(-most);
      this.logger.warn({ msg: 'Calls could not be written down yet', ...errorForLog(error) });
    }
  }
}
