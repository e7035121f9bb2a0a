import type { EngineContext } from './engine-context';
import { Poller } from './poller';
import { runsAtOnce } from './run-shape';
import { Sender } from './sender';
import type { Upkeep } from './upkeep';
import { WakeableLoop } from '../../../scheduling/wakeable-loop';

/** The loops of one tenant in this process: sending, polling, housekeeping. */
export class TenantWorker {
  private readonly calling: WakeableLoop[];
  private readonly housekeeping: WakeableLoop;

  constructor(
    private readonly context: EngineContext,
    upkeep: Upkeep,
    onFault: (error: unknown) => number,
  ) {
    const steps = Array.from({ length: runsAtOnce(context.tenant.hat.concurrency) }, () => [
      new Sender(context),
      new Poller(context),
    ]).flat();
    this.calling = steps.map(
      (runner) =>
        new WakeableLoop(async () => {
          const pause = await runner.step();
          // A run that ends has freed slots that others may be waiting for.
          if (pause === 0) this.wake();
          return pause;
        }, onFault),
    );
    this.housekeeping = new WakeableLoop(async () => {
      if (await upkeep.run()) this.wake();
      return Infinity;
    }, onFault);
  }

  start(): void {
    for (const loop of [...this.calling, this.housekeeping]) loop.start();
  }

  /** New work, or work that may go on. */
  wake(): void {
    for (const loop of this.calling) loop.wake();
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
    await Promise.all([...this.calling, this.housekeeping].map((loop) => loop.stop()));
  }
}
