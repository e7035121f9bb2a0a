import type { Fault, WireFault, WorkFault } from './fault';
import type { JournalEntry, StruckFault } from './journal/journal-entry';
import { mockCallOf, type MockCall } from './mock-call';
import { printable, reasonHeader, warningHeader } from './mock-headers';
import { ReceivedCall, type Arrival } from './received-call';
import { unmatchedOperation } from './unmatched-operation';
import type { Answer, Problem, Vendor, VendorOperation } from './vendor';
import { SlowPatternError } from './within-time';
import type { World } from './world';

/** What became of a call. Whoever puts it on the wire finishes its entry. */
export type Outcome =
  { kind: 'answer'; answer: Answer; entry: JournalEntry; wire: readonly WireFault[] } | { kind: 'reset'; entry: JournalEntry };

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
  /** Milliseconds of a steady clock, for durations. */
  wallTime(): number;
}

/**
 * Takes one call to a vendor through the journal, the hooks, the faults and the strictness of its world. One that a fault switch cannot
 * judge in time gets 500 with the reason.
 */
export async function performOperation(
  { hooks, wallTime }: Stage,
  world: World,
  vendor: Vendor,
  operation: VendorOperation | undefined,
  arrival: Arrival,
): Promise<Outcome> {
  const name = operation?.name ?? unmatchedOperation;
  const entry = beginEntry(world, vendor, operation, arrival, wallTime());
  if (hooks.onRequest) await hooks.onRequest(mockCallOf(entry), world.name);
  try {
    const { beforeMs, afterMs, fault, items, wire, struck } = world.faults.strike({
      vendor: vendor.name,
      operation: name,
      method: arrival.method,
      entry,
    });
    if (struck.length > 0) entry.fault = told(struck);
    if (beforeMs > 0) await world.pauses.wait(beforeMs);
    if (fault?.kind === 'resetBefore') return { kind: 'reset', entry };
    const received = new ReceivedCall(name, arrival, entry, world.strictness, fault, items);
    const answer = answerOf(world, vendor, operation, received, fault);
    noteAnswer(entry, answer);
    if (hooks.afterWork) await hooks.afterWork(mockCallOf(entry), world.name);
    if (afterMs > 0) await world.pauses.wait(afterMs);
    if (fault?.kind === 'resetAfter' || fault?.kind === 'late') return { kind: 'reset', entry };
    return { kind: 'answer', answer, entry, wire };
  } catch (error) {
    if (!(error instanceof SlowPatternError)) throw error;
    const answer = renderProblem(vendor, { status: 500, reason: error.message });
    noteAnswer(entry, answer);
    return { kind: 'answer', answer, entry, wire: [] };
  }
}

function noteAnswer(entry: JournalEntry, answer: Answer): void {
  entry.status = answer.status;
  const reason = answer.headers?.['x-mock-reason'];
  if (reason !== undefined) entry.reason = reason;
  if (entry.warnings) answer.headers = { ...answer.headers, ...warningHeader(entry.warnings) };
}

/** Writes down in the journal that a call came. */
export function beginEntry(
  { journal, clock }: World,
  vendor: Vendor,
  operation: VendorOperation | undefined,
  { method, path, headers, text, id, remoteHost, remotePort }: Arrival,
  wallTime: number,
): JournalEntry {
  const body = text === '' ? undefined : text;
  const name = operation?.name ?? unmatchedOperation;
  const call = { vendor: vendor.name, operation: name, method, template: operation?.path, path, headers, body, id, remoteHost, remotePort };
  return journal.begin(call, clock.now(), wallTime);
}

function answerOf(
  world: World,
  vendor: Vendor,
  operation: VendorOperation | undefined,
  call: ReceivedCall,
  fault: WorkFault | undefined,
): Answer {
  if (fault?.kind !== 'status') return work(world, vendor, operation, call);
  if (fault.afterWork) work(world, vendor, operation, call);
  return forcedAnswer(vendor, fault);
}

/** What the journal tells of the faults of a call. */
function told(struck: readonly Fault[]): StruckFault {
  const [only] = struck;
  if (only && only.name === undefined && struck.length === 1) return { kind: only.kind };
  const name = struck.flatMap((fault) => fault.name ?? []).join(', ');
  return { kind: struck.map(({ kind }) => kind).join(', '), ...(name === '' ? {} : { name }) };
}

function work(world: World, vendor: Vendor, operation: VendorOperation | undefined, call: ReceivedCall): Answer {
  if (!operation) return renderProblem(vendor, { status: 404, reason: 'the contract has no operation of this method and path' });
  if (call.text.length > 0 && !call.isOfMediaType(operation.consumes)) {
    const reason = `content-type must be ${operation.consumes?.join(' or ') ?? ''}`;
    if (call.breaks(reason)) return renderProblem(vendor, { status: 415, reason });
  }
  return vendor.handle(world.state(vendor.name), call);
}

function forcedAnswer(vendor: Vendor, { status, body, headers }: WorkFault & { kind: 'status' }): Answer {
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
