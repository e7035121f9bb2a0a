import { behavioursOf, type Behaviour, type OwnPart } from '../behaviour';
import type { Answer, Caller, CallWish } from '../caller';

const token = {
  vendor: 'protheus-refund',
  operation: 'issueToken',
  source: 'existing clients',
  evidence: 'client',
  writes: false,
} as const;
const page = 'TDN page of the token API';

type Placement = 'headers' | 'query' | 'form';

/** A password grant with the credentials in one of the three places. */
export function passwordGrant(caller: Caller, placement: Placement, username: string, password: string): Promise<Answer> {
  const user = { username, password };
  const wishes: Readonly<Record<Placement, CallWish>> = {
    headers: { query: { grant_type: 'password' }, headers: user },
    query: { query: { grant_type: 'password', ...user } },
    form: { body: { grant_type: 'password', ...user } },
  };
  return caller.call('issueToken', { anonymous: true, ...wishes[placement] });
}

const login = (caller: Caller, placement: Placement = 'headers') =>
  passwordGrant(caller, placement, caller.fact('PROTHEUS_USERNAME'), caller.fact('PROTHEUS_PASSWORD'));

const refresh = (caller: Caller, refresh_token: string, part: 'query' | 'body' = 'query') =>
  caller.call('issueToken', { anonymous: true, [part]: { grant_type: 'refresh_token', refresh_token } });

const tokens = (answer: Answer) => answer.json as { access_token: string; refresh_token?: string; expires_in?: number };

export const tokenBehaviours: readonly Behaviour[] = behavioursOf(token, [
  ...(['headers', 'query', 'form'] as const).map((placement): OwnPart => ({
    id: `token.password.${placement}`,
    description: `issues a token for user and password in the ${placement}`,
    shows: placement === 'form' ? ['grant_type'] : ['grant_type', 'username', 'password'],
    run: async (protheus, expect) => expect.status(await login(protheus, placement), 200, 201),
  })),
  {
    id: 'token.lifetime',
    source: page,
    evidence: 'tdn',
    description: 'issues access tokens that live for an hour',
    run: async (protheus, expect) => expect.equal('expires_in', tokens(await login(protheus)).expires_in, 3_600),
  },
  ...(['query', 'body'] as const).map((part): OwnPart => ({
    id: `token.refresh.${part}`,
    description: `renews by a refresh token in the ${part}, and issues another refresh token with it`,
    shows: part === 'query' ? ['grant_type', 'refresh_token'] : [],
    async run(protheus, expect) {
      const { refresh_token = '' } = tokens(await login(protheus));
      const answer = await refresh(protheus, refresh_token, part);
      expect.status(answer, 200, 201);
      const renewed = tokens(answer).refresh_token;
      expect.that('another refresh token comes with it', renewed !== undefined && renewed !== refresh_token);
    },
  })),
  {
    id: 'token.other-grant',
    description: 'knows no grant of a client without a user',
    shows: ['grant_type'],
    async run(protheus, expect) {
      expect.status(await protheus.call('issueToken', { anonymous: true, query: { grant_type: 'client_credentials' } }), 400, 401);
    },
  },
  {
    id: 'token.wrong-user',
    description: 'refuses a user that is not known',
    shows: ['username', 'password'],
    run: async (protheus, expect) => expect.status(await passwordGrant(protheus, 'headers', 'conformance-nobody', 'x'), 401, 403),
  },
  {
    id: 'token.wrong-refresh',
    description: 'refuses a refresh token that is not known',
    shows: ['refresh_token'],
    run: async (protheus, expect) => expect.status(await refresh(protheus, 'conformance-no-such-token'), 400, 401),
  },
]);
