/** Something that cannot be done with a world of this name. */
export class WorldError extends Error {
  /** @param status HTTP status that says the same */
  constructor(
    readonly status: 404 | 409 | 503,
    message: string,
  ) {
    super(message);
    this.name = 'WorldError';
  }
}
