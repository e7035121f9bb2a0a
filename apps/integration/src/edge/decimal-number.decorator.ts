import { Transform } from 'class-transformer';

/** A whole number of a query: decimal digits and nothing else, where `Number` would take `0x10`, `1e2` and ` 5` too. The rest is left to `@IsInt`. */
export function DecimalNumber(): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) => (typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value));
}
