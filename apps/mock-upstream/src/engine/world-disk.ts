import { join } from 'node:path';
import { ChangeLog } from './change-log';
import type { Vendor, VendorState } from './vendor';
import type { World, WorldMemory } from './world';

/** Keeps what the vendors of one world hold in a folder, one file of entries per vendor, so that it outlives the process. */
export class WorldDisk implements WorldMemory {
  readonly #logs: ReadonlyMap<string, ChangeLog>;

  constructor(folder: string, vendors: readonly Vendor[]) {
    this.#logs = new Map(vendors.map(({ name }) => [name, new ChangeLog(join(folder, `${name}.jsonl`))]));
  }

  /** Brings back what an earlier run accepted, then writes it down in its shortest form. From then on the world writes here. */
  async load(world: World): Promise<void> {
    for (const [name, log] of this.#logs) {
      await log.replay((entry) => world.state(name).restore(entry));
      log.rewrite(world.state(name).snapshot());
    }
    world.keepIn(this);
  }

  remember(vendor: string, entry: unknown): void {
    this.#logs.get(vendor)?.append(entry);
  }

  replaced(vendor: string, state: VendorState): void {
    this.#logs.get(vendor)?.rewrite(state.snapshot());
  }

  /** Writes everything down in its shortest form for the next run. */
  close(world: World): void {
    for (const [name, log] of this.#logs) {
      log.rewrite(world.state(name).snapshot());
      log.close();
    }
  }

  /** Lets go of the files as they are. */
  release(): void {
    for (const log of this.#logs.values()) log.close();
  }
}
