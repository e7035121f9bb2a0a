import type { MockUpstream } from '../../apps/mock-upstream/src/create-mock';
import type { Behaviour, VendorWord } from './behaviour';
import type { Access } from './caller';

export interface Variable {
  name: string;
  meaning: string;
  /** Nothing can be run without it. */
  required: boolean;
  /** Nothing that is printed may have its value in it. */
  isCredential?: boolean;
}

export type Facts = Readonly<Record<string, string | undefined>>;

/** Everything that is known to be observable about one vendor. */
export interface Suite {
  vendor: VendorWord;
  behaviours: readonly Behaviour[];
  /** What it reads from the environment. */
  variables: readonly Variable[];
  access(facts: Facts): Access;
  /** Where the vendor stands in the emulator. */
  emulatedAt(mock: MockUpstream): string;
  /** Makes the emulator hold what the behaviours look for, and tells the facts about it. */
  prepare(mock: MockUpstream): Promise<Facts>;
}
