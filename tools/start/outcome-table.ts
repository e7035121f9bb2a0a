import { plainTable } from './plain-table';
import type { ResourceOutcome } from './sample-load';

const states = ['confirmed', 'unchanged', 'superseded', 'rejected', 'failed'];
const mostPerReason = 40;

/** Outcomes per resource, then what was refused and why. */
export function outcomeTable(outcomes: readonly ResourceOutcome[]): string {
  const used = states.filter((state) => state !== 'superseded' || outcomes.some(({ counts }) => counts[state]));
  const rows = outcomes.map(({ resource, total, counts }) => {
    const open = total - states.reduce((sum, state) => sum + (counts[state] ?? 0), 0);
    return [resource, total, ...used.map((state) => counts[state] ?? 0), open].map(String);
  });
  return [plainTable([['resource', 'accepted', ...used, 'open'], ...rows]), ...refusals(outcomes)].join('\n');
}

/** Grouped by reason, since one reason often has many items; what HAT said stands beside each. */
function refusals(outcomes: readonly ResourceOutcome[]): string[] {
  const groups = new Map<string, string[]>();
  for (const { resource, refused } of outcomes) {
    for (const { key, state, code, message, vendorMessage } of refused) {
      const reason = `${state}: ${[code, message].filter(Boolean).join(', ')}`;
      groups.set(reason, [...(groups.get(reason) ?? []), `    ${resource} ${key}${vendorMessage ? `: ${vendorMessage}` : ''}`]);
    }
  }
  const lines = [...groups].flatMap(([reason, items]) => {
    const more = items.length - mostPerReason;
    return [`  ${reason}`, ...items.slice(0, mostPerReason), ...(more > 0 ? [`    … and ${more} more`] : [])];
  });
  return lines.length > 0 ? ['', 'Refused, and why:', ...lines] : [];
}
