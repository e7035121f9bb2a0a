import type { Fault } from './fault';
import { FieldError } from './field-error';
import { unmatchedOperation } from './unmatched-operation';
import type { Vendor } from './vendor';

/** Refuses a fault at a vendor or an operation that nobody has. @throws FieldError */
export function checkFaultPlace({ vendor, operation }: Pick<Fault, 'vendor' | 'operation'>, all: readonly Vendor[]): void {
  const vendors = all.filter(({ name }) => vendor === undefined || name === vendor);
  if (vendors.length === 0) throw new FieldError('vendor', `must be one of ${all.map(({ name }) => name).join(', ')}`);
  if (operation === '*' || operation === unmatchedOperation) return;
  const operations = ['*', ...new Set(vendors.flatMap((one) => one.operations.map(({ name }) => name)))];
  if (!operations.includes(operation)) throw new FieldError('operation', `must be one of ${operations.join(', ')}`);
}
