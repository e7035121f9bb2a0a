import type { HttpRequest } from '@ponte/common';
import { tokenPath } from '@ponte/protheus-refund/contract';
import type { ProtheusConnection } from './protheus-connection';
import { vendorAddress } from './vendor-address';

type Grant = { grant: 'password' } | { grant: 'refresh_token'; refreshToken: string };

/**
 * The call for a token. The password stands where the connection says; a refresh token in the query, the only form known, unless all goes
 * as a form. Query and form hold secrets: the sender tells listeners the route template alone.
 */
export function tokenRequest(connection: ProtheusConnection, given: Grant): HttpRequest {
  const { username, password, credentialsIn, timeoutMs } = connection;
  const secrets: Record<string, string> = given.grant === 'password' ? { username, password } : { refresh_token: given.refreshToken };
  const inHeaders = credentialsIn === 'headers' && given.grant === 'password';
  const values: Record<string, string> = { grant_type: given.grant, ...(inHeaders ? {} : secrets) };
  const asForm = credentialsIn === 'form';
  return {
    operation: 'token',
    method: 'POST',
    url: vendorAddress(connection.baseUrl, tokenPath, asForm ? {} : values),
    routeTemplate: tokenPath,
    headers: {
      accept: 'application/json',
      ...(inHeaders ? secrets : {}),
      ...(asForm ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
    },
    ...(asForm ? { body: new URLSearchParams(values).toString() } : {}),
    timeoutMs,
  };
}

/** Headers carry printable ASCII for certain; of anything else nobody knows how Protheus reads it. */
export function credentialsFitPlacement({ username, password, credentialsIn }: ProtheusConnection): boolean {
  return credentialsIn !== 'headers' || [username, password].every((text) => /^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/.test(text));
}
