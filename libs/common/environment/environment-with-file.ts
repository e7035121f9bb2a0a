import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';

/** Variables with a `.env` file of the working directory behind them; what is really set wins, an empty value included. */
export function environmentWithFile(
  variables: Readonly<Record<string, string | undefined>>,
  file = '.env',
): Record<string, string | undefined> {
  const fromFile = existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {};
  return { ...fromFile, ...variables };
}
