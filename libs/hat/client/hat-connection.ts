/** Where one tenant's HAT is, and who the tenant is there. */
export interface HatConnection {
  /** Up to and including `/v1`. */
  readonly baseUrl: string;
  readonly idTenant: number;
  readonly tenantName: string;
  /** Put before the token; HAT takes the token as it is. */
  readonly tokenPrefix: string;
  readonly masterToken: string;
  /** Time of one attempt in ms, answer body included. */
  readonly timeoutMs: number;
}
