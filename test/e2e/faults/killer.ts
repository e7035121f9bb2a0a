import type { MockCall, MockHooks } from '../../../apps/mock-upstream/src/create-mock';

/** Moments of a call to HAT at which the hub may die. */
export type Moment = 'a POST arrives' | 'a POST is done but not answered' | 'a POST is answered' | 'a token is asked for';

/**
 * Watches the emulator's calls and strikes at the nth of a moment, before the call goes on: when the work is done, or the answer
 * leaves, the hub is already dead.
 */
export class Killer implements MockHooks {
  private seen = 0;
  private readonly times: number[];

  /**
   * @param times strikes when the moment has come up so many times, or at the next one when the last victim was just being replaced
   * @param strike answers whether there was somebody to strike
   */
  constructor(
    private readonly moment: Moment,
    times: readonly number[],
    private readonly strike: () => Promise<boolean>,
  ) {
    this.times = [...times];
  }

  onRequest(call: MockCall): Promise<void> {
    return this.at(call.operation === 'integration' ? 'a token is asked for' : 'a POST arrives');
  }

  afterWork(call: MockCall): Promise<void> {
    return this.at(call.operation === 'integration' ? undefined : 'a POST is done but not answered');
  }

  afterAnswer(call: MockCall): Promise<void> {
    return this.at(call.operation === 'integration' ? undefined : 'a POST is answered');
  }

  private async at(moment: Moment | undefined): Promise<void> {
    if (moment !== this.moment || ++this.seen < (this.times[0] ?? Infinity)) return;
    const time = this.times.shift() ?? 0;
    if (!(await this.strike())) this.times.unshift(time);
  }
}
