import { errorCatalogue, type ErrorCode } from './error-catalogue';

/** Facts of ours that fill the slots of a sentence. Values sent by callers never go here. */
export type ErrorParams = Readonly<Record<string, string | number>>;

/** One fault inside a request. */
export interface ErrorDetail {
  readonly code: ErrorCode;
  /** Where, as `items[17].holderCPF`. */
  readonly path?: string;
  readonly params?: ErrorParams;
}

export interface PonteErrorOptions {
  readonly params?: ErrorParams;
  readonly details?: readonly ErrorDetail[];
  /** How many faults there were, when `details` holds only the first ones. */
  readonly detailsTotal?: number;
  /** Answered as `Retry-After`, in whole seconds. */
  readonly retryAfterSeconds?: number;
  /** For the log only. */
  readonly cause?: unknown;
  /** Answered as `Location`. */
  readonly location?: string;
}

/** The one error the edge knows how to render. Its code fixes status, log level and sentences. */
export class PonteError extends Error {
  readonly code: ErrorCode;
  readonly params: ErrorParams;
  readonly details: readonly ErrorDetail[];
  readonly detailsTotal: number;
  readonly retryAfterSeconds?: number;
  readonly location?: string;

  constructor(code: ErrorCode, options: PonteErrorOptions = {}) {
    super(code, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'PonteError';
    this.code = code;
    this.params = options.params ?? {};
    this.details = options.details ?? [];
    this.detailsTotal = options.detailsTotal ?? this.details.length;
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.location = options.location;
  }

  get status(): number {
    return errorCatalogue[this.code].status;
  }

  get level(): 'info' | 'warn' | 'error' {
    return errorCatalogue[this.code].level;
  }
}
