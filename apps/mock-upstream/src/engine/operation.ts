import type { MockCall } from './call-log';
import type { Fault } from './faults';
import type { World } from './world';

/** An answer of a vendor: the body is the finished text. */
export interface Answer {
  status: number;
  body: string;
  headers?: Record<string, string>;
}

export type Outcome = { kind: 'answer'; answer: Answer; call: MockCall } | { kind: 'reset'; call: MockCall };

/** Moments of a call at which a test may step in. Each is awaited before the call goes on. */
export interface MockHooks {
  /** Before the work. */
  onRequest?(call: MockCall): void | Promise<void>;
  /** The work is done, nothing is answered yet. */
  afterWork?(call: MockCall): void | Promise<void>;
  /** The answer was handed to the operating system. */
  afterAnswer?(call: MockCall): void | Promise<void>;
}

export interface Stage {
  world: World;
  hooks: MockHooks;
  /** Waits so many real milliseconds, or until the emulator closes. */
  wait(milliseconds: number): Promise<void>;
}

export interface OperationName {
  vendor: MockCall['vendor'];
  operation: string;
  method: string;
}

/** Takes one call through the log, the hooks and the faults of its world. */
export async function performOperation(
  { world, hooks, wait }: Stage,
  { vendor, operation, method }: OperationName,
  work: (call: MockCall, fault?: Fault) => Answer,
): Promise<Outcome> {
  const call = world.calls.begin(vendor, operation, method);
  if (hooks.onRequest) await hooks.onRequest(call);
  const { delayMs, fault } = world.faults.strike(operation);
  if (delayMs > 0) await wait(delayMs);
  if (fault?.kind === 'resetBefore') return { kind: 'reset', call };
  const answer = fault?.kind === 'status' ? forcedAnswer(fault) : work(call, fault);
  call.status = answer.status;
  if (hooks.afterWork) await hooks.afterWork(call);
  if (fault?.kind === 'resetAfter' || fault?.kind === 'late') return { kind: 'reset', call };
  return { kind: 'answer', answer, call };
}

function forcedAnswer(fault: Fault & { kind: 'status' }): Answer {
  const body = fault.body ?? { code: String(fault.status), message: 'Falha simulada', detailedMessage: 'Falha simulada pelo emulador' };
  return { status: fault.status, body: typeof body === 'string' ? body : JSON.stringify(body), headers: fault.headers };
}
