import { Client } from 'pg';

export interface ChannelListenerOptions {
  url: string;
  /** What to do with the payload of a notification, by channel. Names go into SQL as they stand. */
  channels: Readonly<Record<string, (payload: string) => void>>;
  /** The connection was lost, or is back: whatever was notified meanwhile was not heard. */
  onReconnect(): void;
}

const reconnectMs = 1_000;

/** One connection that LISTENs. It is a shortcut only: every notification that is missed is made up for by a slow look of the listener's owner. */
export class ChannelListener {
  private client?: Client;
  private timer?: NodeJS.Timeout;
  private stopped = false;

  constructor(private readonly options: ChannelListenerOptions) {}

  async start(): Promise<void> {
    const { url, channels, onReconnect } = this.options;
    const client = new Client({ connectionString: url, application_name: 'ponte-saude-listen', keepAlive: true });
    this.client = client;
    client.on('error', () => this.reconnect(client));
    client.on('end', () => this.reconnect(client));
    client.on('notification', ({ channel, payload }) => channels[channel]?.(payload ?? ''));
    try {
      await client.connect();
      await client.query(
        Object.keys(channels)
          .map((channel) => `LISTEN ${channel}`)
          .join('; '),
      );
      onReconnect();
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
