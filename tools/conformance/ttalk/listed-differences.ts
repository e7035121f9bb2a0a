import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../project-root';
import { fits } from '../parity/evidence';
import type { TtalkDifference } from './contract-differences';

export const differencesPath = 'docs/vendors/hat.md';
export const differencesHeading = "## Differences from TOTVS' OpenAPI files";

/** A row of the table: `*` in its place and its two sides stands for anything. */
export interface ListedDifference extends TtalkDifference {
  decision: string;
  setting: string;
}

export interface CheckedDifferences {
  /** Found, and in no row. */
  unlisted: TtalkDifference[];
  /** Rows for which nothing is found any more. */
  stale: ListedDifference[];
  /** Rows without a decision. */
  undecided: ListedDifference[];
}

/** The table of differences and decisions. @throws Error when there is none */
export function listedDifferences(text = readFileSync(join(projectRoot(), differencesPath), 'utf8')): ListedDifference[] {
  const [, section] = text.split(`${differencesHeading}\n`);
  if (section === undefined) throw new Error(`${differencesPath} has no section "${differencesHeading.slice(3)}"`);
  const lines = (section.split(/^## /m)[0] ?? '').split('\n').filter((line) => line.startsWith('| `'));
  return lines.map((line) => {
    const [at = '', theirs = '', here = '', decision = '', setting = ''] = line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
    return { at: at.replaceAll('`', ''), theirs, here, decision, setting };
  });
}

export function checkedDifferences(found: readonly TtalkDifference[], listed: readonly ListedDifference[]): CheckedDifferences {
  const isListed = (row: ListedDifference, { at, theirs, here }: TtalkDifference) =>
    fits(row.at, at) && fits(row.theirs, theirs) && fits(row.here, here);
  return {
    unlisted: found.filter((one) => !listed.some((row) => isListed(row, one))),
    stale: listed.filter((row) => !found.some((one) => isListed(row, one))),
    undecided: listed.filter(({ decision, setting }) => decision === '' || setting === ''),
  };
}
