import { PonteError } from '@ponte/common';
import type { ProtheusTrouble } from '@ponte/protheus-refund/client';

/** A call that did not succeed as the error a caller is answered with. The vendor's own words stay out of it. */
export function troubleError({ error, retryAfterMs }: ProtheusTrouble): PonteError {
  return new PonteError(error.code, {
    params: error.params,
    details: (error.details ?? []).map(({ code, params, field }) => ({ code, params, path: field })),
    ...(retryAfterMs === undefined ? {} : { retryAfterSeconds: retryAfterMs / 1000 }),
  });
}
