/** From least to most: each role may do everything the ones before it may. */
export const roles = ['reader', 'writer', 'operator', 'admin'] as const;

export type Role = (typeof roles)[number];

export function roleIncludes(held: Role, needed: Role): boolean {
  return roles.indexOf(held) >= roles.indexOf(needed);
}
