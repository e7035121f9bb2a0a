import { NotFoundException } from '@nestjs/common';
import type { Vendor } from '../engine/vendor';

/** The vendor of this name; a path that names another is not found. */
export function vendorCalled(vendors: readonly Vendor[], name: string): Vendor {
  const vendor = vendors.find((one) => one.name === name);
  if (!vendor) throw new NotFoundException(`there is no vendor of this name; known are ${vendors.map((one) => one.name).join(', ')}`);
  return vendor;
}
