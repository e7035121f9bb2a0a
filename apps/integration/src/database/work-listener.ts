import { Client } from 'pg';

export interface WorkListenerOptions {
  url: string;
  onWork(tenantId: number): void;
  onGate(tenantId: number): void;
  /** The connection was lost, or is back: whatever was notified meanwhile was not heard. */
  onReconnect(): void;
}

const reconnectMs = 1_000;

/**
 * One connection that LISTENs for work and for switches of the gate. It is a shortcut only: every notification that is missed is
 * made up for by the scheduled ticks.
 */
export class WorkListener {
  private client?: Client;
  private timer?: NodeJS.Timeout;
  private stopped = false;

  constructor(private readonly options: WorkListenerOptions) {}

  async start(): Promise<void> {
    const client = new Client({ connectionString: this.options.url, application_name: 'ponte-saude-listen', keepAlive: true });
    this.client = client;
    client.on('error', () => this.reconnect(client));
    client.on('end', () => this.reconnect(client));
    client.on('notification', ({ channel, payload }) => {
      const tenantId = Number(payload);
      if (channel === 'hat_gate') this.options.onGate(tenantId);
      else this.options.onWork(tenantId);
    });
    try {
      await client.connect();
      await client.query('LISTEN hat_work; LISTEN hat_gate');
      this.options.onReconnect();
    } catch {
      this.reconnect(client);
    }
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.client?.end().catch(() => undefined);
  }

  private reconnect(lost: Client): void {
    if (this.stopped || this.client !== lost) return;
    this.client = undefined;
    void lost.end().catch(() => undefined);
    this.timer = setTimeout(() => void this.start(), reconnectMs);
  }
}
