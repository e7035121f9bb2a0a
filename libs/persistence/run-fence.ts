/** The run of a scheduled task that writes. Once its lease is lost it changes nothing (engine rule F). */
export interface RunFence {
  readonly task: string;
  readonly epoch: number;
}

/** The lease of the run is gone: another replica has taken over, and nothing of this run counts any more. */
export class RunLostError extends Error {
  readonly code = 'LEASE_LOST';

  constructor() {
    super('the lease of the run is gone');
    this.name = 'RunLostError';
  }
}
