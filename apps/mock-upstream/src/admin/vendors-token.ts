/** Under which the admin routes are given the vendors of the emulator. */
export const vendorsToken = Symbol('vendors');
