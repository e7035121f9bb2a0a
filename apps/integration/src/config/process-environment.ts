import { environmentWithFile } from '@ponte/common';

/** The variables of this process, with `.env` behind them. The only reader of `process.env` in the hub. */
export function processEnvironment(): Record<string, string | undefined> {
  return environmentWithFile(process.env);
}
