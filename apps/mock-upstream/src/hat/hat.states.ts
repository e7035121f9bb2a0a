import { defaultWorldName, type World } from '../engine/world';
import type { HatMockSettings, HatTenant } from './hat.settings';
import { HatState, type HatChange } from './hat.state';

/** HAT's state in each world. Only the default world outlives the process. */
export class HatStates {
  /** @param remember called with each change of the default world */
  constructor(
    private readonly tenant: HatTenant,
    private readonly settings: HatMockSettings,
    private readonly remember?: (change: HatChange) => void,
  ) {}

  of(world: World): HatState {
    return world.vendor('hat', () => {
      const remember = world.name === defaultWorldName ? this.remember : undefined;
      return new HatState(this.tenant, this.settings, world.clock, remember);
    });
  }
}
