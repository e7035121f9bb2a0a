import { join } from 'node:path';
import type { EngineTuning } from '../../apps/integration/src/hat/submissions/engine/engine-tuning';
import { exited, forkTypescript, nextMessage } from './child-process';

const fixture = join(__dirname, 'hub.fixture.ts');

export interface HubProcessOptions {
  /** The whole environment of the hub. */
  variables: Record<string, string>;
  tuning?: Partial<EngineTuning>;
}

/** A hub in a real process: what `kill -9` means can be shown with nothing less. */
export interface HubProcess {
  url: string;
  /** SIGKILL: no handler runs, nothing is flushed. Resolves when the process is gone. */
  kill(): Promise<void>;
  /** Resolves when the process is gone, however that came. */
  gone: Promise<void>;
}

/** Resolves when the hub listens. @throws Error when it ended before */
export async function startHubProcess(options: HubProcessOptions): Promise<HubProcess> {
  const child = forkTypescript(fixture, [JSON.stringify(options)]);
  const gone = exited(child);
  const url = await nextMessage<string>(child);
  const kill = async () => {
    child.kill('SIGKILL');
    await gone;
  };
  return { url, kill, gone };
}
