import type { ComparedBehaviour } from './compared-runs';
import type { BehaviourResult } from './run-suite';

/** A run as a table for people, then what differs from the emulator. */
export function resultTable(results: readonly BehaviourResult[], compared: readonly ComparedBehaviour[] = []): string {
  const rows = results.map(({ behaviour, result, why }) => [
    behaviour.operation,
    behaviour.description,
    `${behaviour.source} [${behaviour.evidence}]`,
    why === undefined ? result : `${result}: ${why}`,
  ]);
  const counts = (['pass', 'differs', 'skipped'] as const).map(
    (kind) => `${results.filter(({ result }) => result === kind).length} ${kind}`,
  );
  const lines = [...aligned([['operation', 'behaviour', 'source', 'result'], ...rows]), '', counts.join(', ')];
  const different = compared.filter(({ differences }) => differences.length > 0);
  if (compared.length > 0)
    lines.push('', different.length === 0 ? 'Nothing that was observed differs from the emulator.' : 'What differs from the emulator:');
  for (const { id, differences } of different) lines.push(`  ${id}`, ...differences.map((one) => `    ${one}`));
  return lines.join('\n');
}

/** The same for programs: no values of records in it either. */
export function resultDocument(vendor: string, results: readonly BehaviourResult[], compared: readonly ComparedBehaviour[] = []): object {
  const differences = new Map(compared.map((one) => [one.id, one.differences]));
  return {
    vendor,
    behaviours: results.map(({ behaviour, result, why }) => {
      const { id, operation, source, evidence, writes, description } = behaviour;
      const differsFromEmulator = differences.get(id);
      return {
        id,
        operation,
        description,
        source,
        evidence,
        writes,
        result,
        ...(why === undefined ? {} : { why }),
        ...(differsFromEmulator ? { differsFromEmulator } : {}),
      };
    }),
  };
}

function aligned(rows: readonly string[][]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
