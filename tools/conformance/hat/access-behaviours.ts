import { behavioursOf, type Behaviour } from '../behaviour';

const healthcheck = { vendor: 'hat', operation: 'healthcheck', writes: false } as const;
const wrongCredentials: readonly [string, Record<string, string>][] = [
  ['authorization-missing', { authorization: '' }],
  ['authorization-wrong', { authorization: 'conformance-no-such-token' }],
  ['tenant-id-missing', { idTenant: '' }],
  ['tenant-id-wrong', { idTenant: '999999999' }],
  ['tenant-name-missing', { tenantName: '' }],
  ['tenant-name-wrong', { tenantName: 'conformance-no-such-tenant' }],
];

/** Credential and health. */
export const accessBehaviours: readonly Behaviour[] = [
  ...behavioursOf({ ...healthcheck, source: 'Protheus client', evidence: 'client' }, [
    {
      id: 'healthcheck.parts',
      description: 'tells the health of its three parts',
      shows: ['idTenant', 'tenantName'],
      async run(hat, expect) {
        const answer = await hat.call('healthcheck');
        expect.status(answer, 200);
        expect.equal('parts', answer.json, { REST: 'OK', REDIS: 'OK', BANCO: 'OK' });
      },
    },
  ]),
  ...behavioursOf(
    { ...healthcheck, source: 'Master Token document (headers); status from the older files', evidence: 'inferred' },
    wrongCredentials.map(([id, headers]) => ({
      id: `credential.${id}`,
      description: `refuses a call: ${id.replaceAll('-', ' ')}`,
      shows: ['idTenant', 'tenantName'],
      async run(hat, expect) {
        const answer = await hat.call('healthcheck', { headers });
        expect.status(answer, 401);
        expect.error(answer, { code: '401' });
      },
    })),
  ),
  ...behavioursOf({ ...healthcheck, source: 'docs/vendors/hat.md, Authorization', evidence: 'decision' }, [
    {
      id: 'credential.bearer',
      description: 'takes the token with a Bearer prefix too',
      async run(hat, expect) {
        expect.status(await hat.call('healthcheck', { headers: { authorization: `Bearer ${hat.fact('HAT_MASTER_TOKEN')}` } }), 200);
      },
    },
    {
      id: 'credential.expires-at',
      description: 'does without Expires_at, and takes it',
      run: async (hat, expect) => expect.status(await hat.call('healthcheck', { headers: { Expires_at: '3600' } }), 200),
    },
  ]),
  ...behavioursOf({ vendor: 'hat', operation: 'createMasterToken', source: 'Master Token document', evidence: 'doc', writes: true }, [
    {
      id: 'master-token.made',
      description: 'makes a token, which is then accepted',
      async run(hat, expect) {
        const answer = await hat.call('createMasterToken', { body: masterTokenBody(hat.fact('HAT_ID_TENANT')) });
        expect.status(answer, 200, 201);
        const { token } = answer.json as { token: string };
        expect.that('the token is hexadecimal', /^[0-9a-f]+$/i.test(token));
        expect.status(await hat.call('healthcheck', { headers: { authorization: token } }), 200);
      },
    },
    {
      id: 'master-token.refused',
      evidence: 'decision',
      source: 'mocks/hat/README.md',
      description: 'refuses a body without the user',
      async run(hat, expect) {
        expect.status(await hat.call('createMasterToken', { body: { name: 'Conformidade' } }), 400);
      },
    },
    {
      id: 'master-token.unauthorized',
      evidence: 'inferred',
      description: 'asks for the three headers too',
      shows: ['idTenant', 'tenantName'],
      async run(hat, expect) {
        expect.status(await hat.call('createMasterToken', { anonymous: true, body: masterTokenBody('5') }), 401);
      },
    },
  ]),
];

function masterTokenBody(idTenant: string): object {
  return { name: 'Conformidade', idTenant: Number(idTenant), userId: 445 };
}
