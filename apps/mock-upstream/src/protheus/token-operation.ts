import { compareSecrets } from '@ponte/common';
import type { TokenAnswer } from '@ponte/protheus-refund/contract';
import type { Answer, VendorCall } from '../engine/vendor';
import { problemAnswer, statusOf } from './protheus-answers';
import type { ProtheusState } from './protheus.state';

/** POST token. What is asked for stands in the query or in a form; user and password may stand in headers too. */
export function issueToken(state: ProtheusState, call: VendorCall): Answer {
  const given = givenIn(call);
  const { settings } = state;
  switch (given('grant_type')) {
    case 'password': {
      const [username, password] = [given('username'), given('password')];
      if (username === undefined || password === undefined) {
        return problemAnswer({ status: statusOf(settings, 'loginRefused'), reason: 'username or password is missing' });
      }
      // Every user is compared: how long it takes says nothing about who exists.
      const known = settings.users.filter(
        (user) => [compareSecrets(user.username, username), compareSecrets(user.password, password)].filter(Boolean).length === 2,
      );
      if (known.length > 0) return issued(state, username);
      return problemAnswer({ status: statusOf(settings, 'loginRefused'), reason: 'username or password is not known' });
    }
    case 'refresh_token': {
      const token = state.token(given('refresh_token') ?? '', 'refresh');
      if (!token) {
        return problemAnswer({
          status: statusOf(settings, 'refreshRefused'),
          reason: 'refresh_token is missing, used, expired or unknown',
        });
      }
      state.revokeToken(token.digest);
      return issued(state, token.username);
    }
    case undefined:
      return problemAnswer({ status: statusOf(settings, 'badQuery'), reason: 'grant_type is missing' });
    default:
      return problemAnswer({ status: statusOf(settings, 'badQuery'), reason: 'grant_type must be password or refresh_token' });
  }
}

function issued(state: ProtheusState, username: string): Answer {
  const body: TokenAnswer = {
    access_token: state.issueToken(username, 'access'),
    refresh_token: state.issueToken(username, 'refresh'),
    scope: 'default',
    token_type: 'Bearer',
    expires_in: state.settings.accessTokenSeconds,
    hasMFA: false,
  };
  return { status: statusOf(state.settings, 'tokenIssued'), body: JSON.stringify(body) };
}

function givenIn({ headers, query, text }: VendorCall): (name: string) => string | undefined {
  const form = new URLSearchParams(text);
  return (name) => {
    const fromQuery = query[name];
    // Protheus knows user and password as headers; the grant and the refresh token are nowhere seen there.
    const header = name === 'username' || name === 'password' ? headers[name] : undefined;
    const value =
      (typeof fromQuery === 'string' ? fromQuery : fromQuery?.[0]) ?? form.get(name) ?? (typeof header === 'string' ? header : undefined);
    return value === '' ? undefined : value;
  };
}

/** Why a call may not pass; undefined when it may. */
export function accessRefusal(state: ProtheusState, authorization: string | undefined): string | undefined {
  if (!authorization) return 'Authorization is missing';
  const [, token] = /^bearer +(\S+)$/i.exec(authorization) ?? [];
  if (token === undefined) return 'Authorization must be Bearer and a token';
  return state.token(token, 'access') ? undefined : 'the token is expired or unknown';
}
