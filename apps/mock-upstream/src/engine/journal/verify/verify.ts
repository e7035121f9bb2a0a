import type { JournalEntry } from '../journal-entry';
import type { Showing } from '../masking/masked-call';
import { nearestMiss } from './nearest-miss';
import { compiledMatcher, matches, type CompiledMatcher, type RequestMatcher } from './request-matcher';
import { callLine, expectedText, missView, type NearestMissView } from './verdict-text';

/** What must have been received: so many calls like `request`, none, or these in `order`. */
export interface VerifySpec {
  request?: RequestMatcher;
  /** At least one by default. A number means exactly so many. */
  count?: number | { exactly?: number; atLeast?: number; atMost?: number };
  /** No call like `request`. */
  never?: boolean;
  /** Calls that came in this order; others may have come between them. */
  order?: readonly RequestMatcher[];
  /** Only calls after this sequence count. */
  since?: number;
  /** Shows personal data in the answer; secrets never. */
  unmasked?: boolean;
}

export interface Verdict {
  ok: boolean;
  /** How many calls match; with `order`, how many of its steps were met. */
  count: number;
  /** Sequences of the calls that match, the first 100. */
  matched: number[];
  /** One sentence when it holds, else the whole story in lines of text. */
  message: string;
  nearestMiss?: NearestMissView;
  /** Why the answer may be incomplete: older calls or bodies are gone. */
  caution?: string;
}

const mostNamed = 100;
const mostLines = 10;

/** @param entries the calls that count, oldest first */
export function verdictOf(spec: VerifySpec, entries: readonly JournalEntry[], showing: Showing, caution?: string): Verdict {
  const verdict = spec.order
    ? orderVerdict(spec.order, entries, showing)
    : countVerdict(spec.request ?? {}, boundsOf(spec), entries, showing);
  if (caution === undefined) return verdict;
  return { ...verdict, message: `${verdict.message}\n${caution}`, caution };
}

interface Bounds {
  least: number;
  most: number;
}

function boundsOf({ count, never }: VerifySpec): Bounds {
  if (never) return { least: 0, most: 0 };
  if (count === undefined) return { least: 1, most: Infinity };
  if (typeof count === 'number') return { least: count, most: count };
  const { exactly, atLeast = 0, atMost = Infinity } = count;
  return exactly === undefined ? { least: atLeast, most: atMost } : { least: exactly, most: exactly };
}

function countVerdict(request: RequestMatcher, bounds: Bounds, entries: readonly JournalEntry[], showing: Showing): Verdict {
  const matcher = compiledMatcher(request);
  const matching = entries.filter((entry) => matches(matcher, entry));
  const count = matching.length;
  const matched = matching.slice(0, mostNamed).map(({ sequence }) => sequence);
  const found = `${count === 0 ? 'none' : count} of ${calls(entries.length)} ${count < 2 ? 'matches' : 'match'}`;
  if (count >= bounds.least && count <= bounds.most) return { ok: true, count, matched, message: `As expected: ${found}.` };
  const expected = expectedText(request, showing);
  const lines = [`Expected ${boundsText(bounds)} like this, but ${found}:`, ...expected.map((line) => `  ${line}`)];
  if (count > bounds.most) {
    lines.push('Received:', ...matching.slice(0, mostLines).map((entry) => `  ${callLine(entry, showing)}`));
    if (count > mostLines) lines.push(`  and ${count - mostLines} more`);
    return { ok: false, count, matched, message: lines.join('\n') };
  }
  return missed({ count, matched }, lines, matcher, without(entries, matching), showing);
}

function orderVerdict(order: readonly RequestMatcher[], entries: readonly JournalEntry[], showing: Showing): Verdict {
  const matched: number[] = [];
  const lines: string[] = [];
  let from = 0;
  for (const [step, request] of order.entries()) {
    const matcher = compiledMatcher(request);
    const at = entries.findIndex((entry, position) => position >= from && matches(matcher, entry));
    const entry = entries[at];
    if (!entry) {
      const after = matched.length === 0 ? '' : ` after #${matched.at(-1)}`;
      const earlier = entries.slice(0, from).filter((one) => !matched.includes(one.sequence) && matches(matcher, one));
      const expected = expectedText(request, showing);
      const story = [`Expected ${calls(order.length)} in order, but no call${after} is step ${step + 1}:`];
      story.push(...lines, `  step ${step + 1}: missing`, ...expected.map((line) => `    ${line}`));
      if (earlier.length > 0) {
        story.push('It came too early:', ...earlier.slice(0, mostLines).map((one) => `  ${callLine(one, showing)}`));
      }
      return missed({ count: step, matched }, story, matcher, entries.slice(from), showing);
    }
    matched.push(entry.sequence);
    lines.push(`  step ${step + 1}: ${callLine(entry, showing)}`);
    from = at + 1;
  }
  return { ok: true, count: order.length, matched, message: `As expected: ${calls(order.length)} in order.` };
}

function missed(
  { count, matched }: Pick<Verdict, 'count' | 'matched'>,
  lines: string[],
  matcher: CompiledMatcher,
  others: readonly JournalEntry[],
  showing: Showing,
): Verdict {
  const miss = nearestMiss(matcher, others);
  if (!miss) return { ok: false, count, matched, message: [...lines, 'No other call was received.'].join('\n') };
  const nearest = missView(miss, showing);
  return { ok: false, count, matched, message: [...lines, nearest.text].join('\n'), nearestMiss: nearest };
}

function without(entries: readonly JournalEntry[], left: readonly JournalEntry[]): JournalEntry[] {
  const taken = new Set(left);
  return entries.filter((entry) => !taken.has(entry));
}

function boundsText({ least, most }: Bounds): string {
  if (most === 0) return 'no call';
  if (least === most) return `exactly ${calls(least)}`;
  if (most === Infinity) return `at least ${calls(least)}`;
  return least === 0 ? `at most ${calls(most)}` : `${least} to ${calls(most)}`;
}

function calls(count: number): string {
  return `${count} ${count === 1 ? 'call' : 'calls'}`;
}
