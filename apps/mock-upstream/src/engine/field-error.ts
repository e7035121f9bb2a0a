/** Input that cannot be understood. Names the field and what is wrong; never quotes the value. */
export class FieldError extends Error {
  constructor(
    readonly field: string,
    readonly fault: string,
  ) {
    super(`${field}: ${fault}`);
    this.name = 'FieldError';
  }
}
