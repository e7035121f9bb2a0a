import type { Vendor } from './engine/vendor';
import { hat } from './hat/hat.vendor';

/** Every vendor of the emulator. A new one adds its folder and its line. */
export const vendors = [hat] as const satisfies readonly Vendor[];
