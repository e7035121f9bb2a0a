import { parseArgs } from 'node:util';

export interface StartOptions {
  /** End after the table of outcomes. */
  once: boolean;
  /** Clear the data of hub and emulator before starting. */
  reset: boolean;
  help: boolean;
}

export const usage = `npm start [-- options]

  --once    load the sample, print the outcomes, stop; exit code 0 when every record reached a final state
  --reset   clear the data of the hub and of the emulator first
  --help    this text

Environment: DATA_DIR (default .data), PORT (3000), MOCK_PORT (3100), MOCK_PROCESSING_MS (400),
and every other variable of .env.example that this tool does not set itself.`;

/** Undefined for an option that does not exist. */
export function readOptions(args: string[]): StartOptions | undefined {
  const flag = { type: 'boolean', default: false } as const;
  try {
    return parseArgs({ args, options: { once: flag, reset: flag, help: { ...flag, short: 'h' } } }).values;
  } catch {
    return undefined;
  }
}
