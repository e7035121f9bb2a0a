import type { IncomingHttpHeaders } from 'node:http';
import { compareSecrets, PonteError } from '@ponte/common';

/** No key is longer; what is longer is not even hashed. */
const maxKeyLength = 256;

/**
 * The key of a call, from `Authorization: Bearer` or `X-Api-Key`. Two different keys are refused: it must be clear who is calling.
 * @throws PonteError UNAUTHENTICATED
 */
export function presentedKey(headers: IncomingHttpHeaders): string {
  const { authorization } = headers;
  const own = headers['x-api-key'];
  const bearer = authorization === undefined ? undefined : /^Bearer +(\S+)$/i.exec(authorization)?.[1];
  if ((authorization !== undefined && bearer === undefined) || Array.isArray(own)) throw new PonteError('UNAUTHENTICATED');
  const key = bearer ?? own;
  if (key === undefined || key === '' || key.length > maxKeyLength) throw new PonteError('UNAUTHENTICATED');
  if (bearer !== undefined && own !== undefined && !compareSecrets(bearer, own)) throw new PonteError('UNAUTHENTICATED');
  return key;
}
