import { behavioursOf, type Behaviour } from '../behaviour';
import type { Answer, Caller } from '../caller';

const token = { vendor: 'medsenior', operation: 'createToken', source: 'page autenticacao', evidence: 'doc', writes: false } as const;

export function login(caller: Caller, client_id: string, client_secret: string): Promise<Answer> {
  const body = { grant_type: 'client_credentials', client_id, client_secret };
  return caller.call('createToken', { anonymous: true, body });
}

export const tokenBehaviours: readonly Behaviour[] = behavioursOf(token, [
  {
    id: 'token.issued',
    description: 'issues a token that says how long it lives, and cannot be refreshed',
    async run(medsenior, expect) {
      const answer = await login(medsenior, medsenior.fact('MEDSENIOR_CLIENT_ID'), medsenior.fact('MEDSENIOR_CLIENT_SECRET'));
      expect.status(answer, 200);
      const { expires_in, refresh_expires_in, token_type } = answer.json as Record<string, unknown>;
      expect.equal('life and kind', [expires_in, refresh_expires_in, token_type], [1_500, 0, 'Bearer']);
    },
  },
  {
    id: 'token.wrong-secret',
    description: 'refuses a client that it does not know',
    run: async (medsenior, expect) => expect.status(await login(medsenior, 'conformance-nobody', 'x'), 401),
  },
  {
    id: 'token.missing',
    description: 'refuses a form without client or secret',
    async run(medsenior, expect) {
      const body = { grant_type: 'client_credentials' };
      expect.status(await medsenior.call('createToken', { anonymous: true, body }), 400);
    },
  },
]);
