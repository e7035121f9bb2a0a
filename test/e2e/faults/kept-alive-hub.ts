import { type HubProcess, type HubProcessOptions, startHubProcess } from '../../support';

/** A hub that is started again whenever it died, as an operator's machine does it. */
export class KeptAliveHub {
  kills = 0;
  private current?: HubProcess;
  private starting?: Promise<void>;
  private over = false;

  constructor(private readonly options: HubProcessOptions) {}

  /** Where it listens now; an address that nobody answers while it is down. */
  readonly url = (): string => this.current?.url ?? 'http://127.0.0.1:9';

  start(): Promise<void> {
    this.starting = this.startOne();
    return this.starting;
  }

  /** `kill -9`, complete when this resolves. @returns false when there was nobody to kill: it is just being started again */
  async kill(): Promise<boolean> {
    const victim = this.current;
    if (!victim || this.over) return false;
    this.current = undefined;
    this.kills++;
    await victim.kill();
    void this.start();
    return true;
  }

  /** Resolves when it listens. */
  async up(): Promise<void> {
    await this.starting;
  }

  async stop(): Promise<void> {
    this.over = true;
    await this.starting;
    await this.current?.kill();
  }

  private async startOne(): Promise<void> {
    this.current = await startHubProcess(this.options);
  }
}
