import type { MockCall } from './call-log';
import type { Fault } from './faults';
import { printable, reasonHeader, warningHeader } from './mock-headers';
import { ReceivedCall, type Arrival } from './received-call';
import type { Answer, Problem, Vendor, VendorOperation } from './vendor';
import type { World } from './world';

export type Outcome = { kind: 'answer'; answer: Answer; call: MockCall } | { kind: 'reset'; call: MockCall };

/** Moments of a call at which a test may step in. Each is awaited before the call goes on. `world` is the name of its world. */
export interface MockHooks {
  /** Before the work. */
  onRequest?(call: MockCall, world?: string): void | Promise<void>;
  /** The work is done, nothing is answered yet. */
  afterWork?(call: MockCall, world?: string): void | Promise<void>;
  /** The answer was handed to the operating system. */
  afterAnswer?(call: MockCall, world?: string): void | Promise<void>;
}

export interface Stage {
  hooks: MockHooks;
  /** Waits so many real milliseconds, or until the emulator closes. */
  wait(milliseconds: number): Promise<void>;
}

/** The name under which calls are logged that no operation of the vendor's contract answers to. */
export const unmatchedOperation = 'unmatched';

/** Takes one call to a vendor through the log, the hooks, the faults and the strictness of its world. */
export async function performOperation(
  { hooks, wait }: Stage,
  world: World,
  vendor: Vendor,
  operation: VendorOperation | undefined,
  arrival: Arrival,
): Promise<Outcome> {
  const name = operation?.name ?? unmatchedOperation;
  const call = world.calls.begin(vendor.name, name, arrival.method);
  if (hooks.onRequest) await hooks.onRequest(call, world.name);
  const { delayMs, fault } = world.faults.strike(name, vendor.name);
  if (delayMs > 0) await wait(delayMs);
  if (fault?.kind === 'resetBefore') return { kind: 'reset', call };
  const received = new ReceivedCall(name, arrival, call, world.strictness, fault);
  const answer = fault?.kind === 'status' ? forcedAnswer(vendor, fault) : work(world, vendor, operation, received);
  call.status = answer.status;
  const reason = answer.headers?.['x-mock-reason'];
  if (reason !== undefined) call.reason = reason;
  if (call.warnings) answer.headers = { ...answer.headers, ...warningHeader(call.warnings) };
  if (hooks.afterWork) await hooks.afterWork(call, world.name);
  if (fault?.kind === 'resetAfter' || fault?.kind === 'late') return { kind: 'reset', call };
  return { kind: 'answer', answer, call };
}

function work(world: World, vendor: Vendor, operation: VendorOperation | undefined, call: ReceivedCall): Answer {
  if (!operation) return renderProblem(vendor, { status: 404, reason: 'the contract has no operation of this method and path' });
  if (call.text.length > 0 && !call.isOfMediaType(operation.consumes)) {
    const reason = `content-type must be ${operation.consumes?.join(' or ') ?? ''}`;
    if (call.breaks(reason)) return renderProblem(vendor, { status: 415, reason });
  }
  return vendor.handle(world.state(vendor.name), call);
}

function forcedAnswer(vendor: Vendor, { status, body, headers }: Fault & { kind: 'status' }): Answer {
  if (body !== undefined) return { status, body: typeof body === 'string' ? body : JSON.stringify(body), headers };
  const answer = renderProblem(vendor, {
    status,
    message: 'Falha simulada',
    detail: 'Falha simulada pelo emulador',
    reason: 'a fault switch of this world',
  });
  return { ...answer, headers: { ...answer.headers, ...headers } };
}

/** An error in the vendor's own form, with the reason for the developer. */
export function renderProblem(vendor: Vendor, problem: Problem): Answer {
  const answer = vendor.renderError({ ...problem, reason: printable(problem.reason) });
  return { ...answer, headers: { ...answer.headers, ...reasonHeader(problem.reason) } };
}
