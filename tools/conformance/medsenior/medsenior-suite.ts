import { Difference } from '../difference';
import type { Access } from '../caller';
import type { Facts, Suite } from '../suite';
import { searchBehaviours } from './search-behaviours';
import { login, tokenBehaviours } from './token-behaviours';

export const medseniorSuite: Suite = {
  vendor: 'medsenior',
  behaviours: [...tokenBehaviours, ...searchBehaviours],
  variables: [
    { name: 'MEDSENIOR_CLIENT_ID', meaning: 'client with the role Leitor or Administrador', required: true, isCredential: true },
    { name: 'MEDSENIOR_CLIENT_SECRET', meaning: 'its secret', required: true, isCredential: true },
    { name: 'CONFORMANCE_MEDSENIOR_ROLELESS_CLIENT_ID', meaning: 'a client without either role', required: false, isCredential: true },
    { name: 'CONFORMANCE_MEDSENIOR_ROLELESS_CLIENT_SECRET', meaning: 'its secret', required: false, isCredential: true },
  ],
  access,
  emulatedAt: (mock) => mock.medsenior.url,
  async prepare(mock) {
    await mock.medsenior.authorizations.generate({ count: 200, seed: 1 });
    return {
      MEDSENIOR_CLIENT_ID: 'ponte',
      MEDSENIOR_CLIENT_SECRET: 'segredo-de-exemplo',
      CONFORMANCE_MEDSENIOR_ROLELESS_CLIENT_ID: 'sem-papel',
      CONFORMANCE_MEDSENIOR_ROLELESS_CLIENT_SECRET: 'segredo-sem-papel',
    };
  },
};

function access(facts: Facts): Access {
  return async (caller) => {
    const answer = await login(caller, facts.MEDSENIOR_CLIENT_ID ?? '', facts.MEDSENIOR_CLIENT_SECRET ?? '');
    const token = (answer.json as { access_token?: string } | undefined)?.access_token;
    if (token === undefined) throw new Difference(`no token: HTTP ${answer.status}`);
    return { authorization: `Bearer ${token}` };
  };
}
