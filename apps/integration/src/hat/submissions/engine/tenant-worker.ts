import type { EngineContext } from './engine-context';
import { Poller } from './poller';
import { Sender } from './sender';
import type { Upkeep } from './upkeep';
import { WakeableLoop } from './wakeable-loop';

/** The loops of one tenant in this process: sending, polling, housekeeping. */
export class TenantWorker {
  private readonly sending: WakeableLoop;
  private readonly polling: WakeableLoop;
  private readonly housekeeping: WakeableLoop;

  constructor(
    private readonly context: EngineContext,
    upkeep: Upkeep,
    onFault: (error: unknown) => number,
  ) {
    const sender = new Sender(context);
    const poller = new Poller(context);
    // A run that ends frees slots the other one may be waiting for.
    this.sending = new WakeableLoop(async () => {
      const pause = await sender.step();
      if (pause === 0) this.polling.wake();
      return pause;
    }, onFault);
    this.polling = new WakeableLoop(async () => {
      const pause = await poller.step();
      if (pause === 0) this.sending.wake();
      return pause;
    }, onFault);
    this.housekeeping = new WakeableLoop(async () => {
      if (await upkeep.run()) this.sending.wake();
      return Infinity;
    }, onFault);
  }

  start(): void {
    this.sending.start();
    this.polling.start();
    this.housekeeping.start();
  }

  /** New work, or work that may go on. */
  wake(): void {
    this.sending.wake();
    this.polling.wake();
  }

  tickUpkeep(): void {
    this.housekeeping.wake();
  }

  gateChanged(): void {
    this.context.gate.forget();
    this.wake();
  }

  /** Resolves when everything under way has ended and is stored. */
  async stop(): Promise<void> {
    await Promise.all([this.sending.stop(), this.polling.stop(), this.housekeeping.stop()]);
  }
}
