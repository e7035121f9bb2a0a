/** A field name sent by a caller, where it looks like a name: anything else could be data in the wrong place, and becomes `?`, shown as `***`. */
export function printableName(name: string): string {
  return /^[A-Za-z_]{1,40}$/.test(name) ? name : '?';
}
