/** Network errors, and "the database system is starting up / shutting down". */
const passing = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'EHOSTUNREACH', '57P03', '57P01']);

/** Worth another try while starting: the server is not there yet. A wrong password or a faulty migration is not. */
export function isPassingConnectionFailure(error: unknown): boolean {
  const { code, errors } = error as { code?: string; errors?: unknown[] };
  // Node reports a host with several addresses as one error holding one per address.
  return passing.has(code ?? '') || (errors?.some(isPassingConnectionFailure) ?? false);
}
