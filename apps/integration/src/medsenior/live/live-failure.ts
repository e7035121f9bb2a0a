import { PonteError } from '@ponte/common';

/** No live answer came. */
export class LiveFailure extends Error {
  /**
   * @param error for the caller where nothing can stand in
   * @param mirrorMayAnswer false where the search itself is refused: it would be wrong in the mirror, too
   */
  constructor(
    readonly error: PonteError,
    readonly mirrorMayAnswer: boolean,
  ) {
    super(error.code);
    this.name = 'LiveFailure';
  }
}

export const unavailable = (retryAfterSeconds?: number): LiveFailure =>
  new LiveFailure(
    new PonteError('VENDOR_UNAVAILABLE', { params: { vendor: 'MedSenior' }, ...(retryAfterSeconds ? { retryAfterSeconds } : {}) }),
    true,
  );
