/**
 * Runs a command of this project: what it resolves with is the exit code, 0 when it is nothing.
 * @param failureCode exit code when it throws; the error is told without its stack, as a sentence for the user
 */
export function runCommand(main: () => Promise<number | void>, failureCode = 1): void {
  main().then(
    (code) => (process.exitCode = code ?? 0),
    (error: unknown) => {
      console.error(error instanceof Error ? error.message : error);
      process.exitCode = failureCode;
    },
  );
}
