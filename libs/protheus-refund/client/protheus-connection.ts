/** Where the user and the password stand in the call for a token. */
export type CredentialsPlacement = 'headers' | 'query' | 'form';

/** Where one tenant's Protheus is, and who the tenant is there. */
export interface ProtheusConnection {
  /** Ours: tokens are never shared between tenants, not even with the same user. */
  readonly tenant: string;
  /** Up to and including the server's prefix, usually `/rest`. A slash at its end is ignored. */
  readonly baseUrl: string;
  readonly username: string;
  readonly password: string;
  readonly credentialsIn: CredentialsPlacement;
  /** Company and branch, `01,006001`; sent as `TenantId` where given. */
  readonly tenantId?: string;
  /** Time of one attempt in ms, answer body included. */
  readonly timeoutMs: number;
}

/** What a caller may say about one call. */
export interface ProtheusCallOptions {
  /** Gives the call up at once. */
  readonly signal?: AbortSignal;
  /** The moment after which nobody waits any more, waiting for a token included. */
  readonly deadline?: Date;
  readonly requestId?: string;
  /** W3C trace context to continue. */
  readonly traceparent?: string;
}
