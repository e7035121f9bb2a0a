import type { Contract, Operation } from '../conformance/contract';

/** The operation that a call is one of; paths without parameters win. */
export function operationOf(contract: Contract, method: string, path: string): Operation | undefined {
  const plain = (path.split('?')[0] ?? '').replace(/(.)\/+$/, '$1');
  const matching = contract.operations.filter((one) => one.method === method && pattern(one.path).test(plain));
  return matching.find((one) => !one.path.includes('{')) ?? matching[0];
}

function pattern(template: string): RegExp {
  const parts = template.split(/\{[^}]+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('[^/]+')}$`, 'i');
}
