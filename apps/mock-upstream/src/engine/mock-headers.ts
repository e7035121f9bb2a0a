/** Printable ASCII and short, whatever it quotes: what a header may hold. */
export function printable(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, '?').slice(0, 200);
}

/** Tells the developer at the other end why a call was not done, or not wholly. */
export function reasonHeader(reason: string): Record<string, string> {
  return { 'x-mock-reason': printable(reason) };
}

/** Tells what a strict world would have refused. */
export function warningHeader(warnings: readonly string[]): Record<string, string> {
  const [first = ''] = warnings;
  return { 'x-mock-warning': printable(warnings.length > 1 ? `${warnings.length} faults; first ${first}` : first) };
}
