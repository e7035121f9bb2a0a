import { FieldError } from './field-error';

/**
 * What becomes of a call that breaks the contract. `strict`: refused in the vendor's own format. `warn`: answered, and reported in
 * `X-Mock-Warning` and in the journal. `off`: answered.
 */
export const strictnesses = ['strict', 'warn', 'off'] as const;
export type Strictness = (typeof strictnesses)[number];

/** @throws FieldError */
export function checkStrictness(value: unknown): Strictness {
  const found = strictnesses.find((strictness) => strictness === value);
  if (!found) throw new FieldError('strictness', `must be one of ${strictnesses.join(', ')}`);
  return found;
}
