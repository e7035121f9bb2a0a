/** Names of network failures, whichever library reported them. */
export type HttpFailureCode =
  | 'ECONNREFUSED'
  | 'ENOTFOUND'
  | 'EAI_AGAIN'
  | 'ECONNRESET'
  | 'EPIPE'
  | 'ETIMEDOUT'
  | 'EHOSTUNREACH'
  | 'ENETUNREACH'
  | 'ABORTED'
  | 'DEADLINE'
  | 'TLS'
  | 'ANSWER_TOO_LARGE'
  | 'ANSWER_INVALID'
  | 'UNKNOWN';

/** No usable answer came. Carries neither address nor body: it may be logged as it is. */
export class HttpFailure extends Error {
  /**
   * @param code normalized network code
   * @param bytesWritten false only when it is certain that no byte of the request left this machine
   */
  constructor(
    readonly code: HttpFailureCode,
    readonly bytesWritten: boolean,
    readonly durationMs = 0,
  ) {
    super(`No answer from the vendor: ${code}`);
    this.name = 'HttpFailure';
  }
}
