import type { Vendor } from './engine/vendor';
import { hat } from './hat/hat.vendor';
import { medsenior } from './medsenior/medsenior.vendor';
import { protheus } from './protheus/protheus.vendor';

/** Every vendor of the emulator. A new one adds its folder and its line. */
export const vendors = [hat, protheus, medsenior] as const satisfies readonly Vendor[];
