export interface ConfigurationFault {
  /** Variable, or place in the tenants file. */
  readonly name: string;
  readonly message: string;
}

/** The configuration cannot be used. Lists every fault by name, never by value: the text may go to a log. */
export class ConfigurationError extends Error {
  constructor(readonly faults: readonly ConfigurationFault[]) {
    super(`Configuration:\n${faults.map((fault) => `  ${fault.name} ${fault.message}`).join('\n')}`);
    this.name = 'ConfigurationError';
  }
}
