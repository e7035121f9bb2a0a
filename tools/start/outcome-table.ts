import type { ResourceOutcome } from './sample-load';

const states = ['confirmed', 'unchanged', 'superseded', 'rejected', 'failed'];
const mostReasons = 40;

/** Outcomes per resource, then what was refused and why. */
export function outcomeTable(outcomes: readonly ResourceOutcome[]): string {
  const used = states.filter((state) => state !== 'superseded' || outcomes.some(({ counts }) => counts[state]));
  const rows = outcomes.map(({ resource, total, counts }) => {
    const open = total - states.reduce((sum, state) => sum + (counts[state] ?? 0), 0);
    return [resource, total, ...used.map((state) => counts[state] ?? 0), open].map(String);
  });
  return [table([['resource', 'accepted', ...used, 'open'], ...rows]), ...refusals(outcomes)].join('\n');
}

function table(rows: string[][]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: string[]): string =>
    row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ');
  const [head = [], ...body] = rows;
  return [line(head), widths.map((width) => '─'.repeat(width)).join('──'), ...body.map(line)].map((text) => `  ${text}`).join('\n');
}

function refusals(outcomes: readonly ResourceOutcome[]): string[] {
  const lines = outcomes.flatMap(({ resource, refused }) =>
    refused.map(({ key, state, code, message, vendorMessage }) => {
      const reason = [code, message].filter(Boolean).join(' ');
      return `  ${resource} ${key}: ${state}${reason ? `, ${reason}` : ''}${vendorMessage ? `\n      HAT: ${vendorMessage}` : ''}`;
    }),
  );
  if (lines.length === 0) return [];
  const more = lines.length - mostReasons;
  return ['', 'Refused, and why:', ...lines.slice(0, mostReasons), ...(more > 0 ? [`  … and ${more} more`] : [])];
}
