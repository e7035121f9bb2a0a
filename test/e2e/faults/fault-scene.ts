import type { Clock } from '@ponte/common';
import { type Bridge, startBridge } from '../../support';
import { Arrivals } from './arrivals';
import type { Change } from './change';
import { expectTruth, type Outcome } from './expect-truth';
import { Ledger } from './ledger';
import type { Delivery } from './mixed-operator';
import { quickTuning, shortMeasures } from './short-measures';
import { Story } from './story';
import type { MockHooks } from '../../../apps/mock-upstream/src/create-mock';

export interface SceneOptions {
  /** The tenant's part of TENANTS_FILE. */
  hat?: Record<string, number>;
  environment?: Record<string, string>;
  replicas?: number;
  hooks?: MockHooks;
  /** The emulator's. */
  clock?: Clock;
  refuse?: (change: Change) => string | null;
}

/** Hub, emulator and database, with everything that arrives written down. */
export class FaultScene {
  readonly story = new Story();
  readonly arrivals = new Arrivals();
  readonly ledger: Ledger;

  private constructor(
    readonly bridge: Bridge,
    private readonly options: SceneOptions,
  ) {
    this.ledger = new Ledger(bridge.database.url);
    bridge.mock.hat.settings({ poison: this.arrivals.recorder(options.refuse) });
  }

  static async open(options: SceneOptions = {}): Promise<FaultScene> {
    const { hooks, clock, replicas, environment, hat } = options;
    const variables = { ...(await shortMeasures(hat)), ...environment };
    return new FaultScene(
      await startBridge({ environment: variables, mock: { hooks, clock }, replicas, hub: { tuning: quickTuning } }),
      options,
    );
  }

  get mock() {
    return this.bridge.mock;
  }

  get api() {
    return this.bridge.api;
  }

  async submit(deliveries: readonly Delivery[]): Promise<void> {
    for (const { resource, items } of deliveries) await this.story.submit(this.api, resource, items);
  }

  /** Waits for the end and judges it. */
  expectTruth(more: Partial<Outcome> = {}): Promise<void> {
    const { story, arrivals, mock, api, ledger } = this;
    return expectTruth({ story, arrivals, mock, api, ledger, refused: (change) => this.options.refuse?.(change) != null, ...more });
  }

  async close(): Promise<void> {
    await this.ledger.close();
    await this.bridge.close();
  }
}

/** Opens a scene for one story and closes it whatever happens. */
export async function inScene(options: SceneOptions, tell: (scene: FaultScene) => Promise<void>): Promise<void> {
  const scene = await FaultScene.open(options);
  try {
    await tell(scene);
  } finally {
    await scene.close();
  }
}
