/** Where MedSenior is, and who we are there. */
export interface MedseniorConnection {
  /** The origin, without a final slash and without `/api/v1`. */
  readonly baseUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Time of one attempt in ms, answer body included; one search makes at most four: token and search, and both again after a 401. */
  readonly timeoutMs: number;
}
