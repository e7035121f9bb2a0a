import { behavioursOf, type Behaviour } from '../behaviour';
import { exampleItems, settled } from './batch';

const integration = { vendor: 'hat', operation: 'readIntegration', source: 'Protheus client', evidence: 'client' } as const;
const nobody = { personId: '00000042', birthdate: 'never' };

/** What becomes of a batch. */
export const integrationBehaviours: readonly Behaviour[] = [
  ...behavioursOf({ ...integration, writes: false }, [
    {
      id: 'integration.unknown-token',
      description: 'tells an unknown token by code 404 inside HTTP 200',
      shows: ['tokenId', 'idTenant', 'tenantName'],
      async run(hat, expect) {
        const answer = await hat.call('readIntegration', { path: { tokenId: '00000000-0000-4000-8000-000000000000' } });
        expect.status(answer, 200);
        expect.equal('code', (answer.json as { code: number }).code, 404);
      },
    },
    {
      id: 'integration.unauthorized',
      evidence: 'inferred',
      source: 'integration document',
      description: 'refuses a call without credentials',
      shows: ['idTenant', 'tenantName'],
      run: async (hat, expect) => expect.status(await hat.call('readIntegration', { anonymous: true, path: { tokenId: 'x' } }), 401),
    },
  ]),
  ...behavioursOf({ ...integration, writes: true }, [
    {
      id: 'integration.done',
      description: 'waits in code 0 and 1, and ends in code 4',
      shows: ['tokenId'],
      async run(hat, expect) {
        const { codes } = await settled(hat, 'persons', exampleItems('persons'));
        expect.equal(
          'codes that are no stage of success',
          codes.filter((code) => ![0, 1, 4].includes(code)),
          [],
        );
      },
    },
    {
      id: 'integration.partial',
      sendsBroken: true,
      description: 'waits in code 2 where some items fail, ends in code 5, and names the item',
      async run(hat, expect) {
        const { codes, final } = await settled(hat, 'persons', [
          ...exampleItems('persons').map((item) => ({ ...item, personId: '00000043' })),
          nobody,
        ]);
        expect.equal(
          'codes that are no stage of it',
          codes.filter((code) => ![0, 2, 5].includes(code)),
          [],
        );
        expect.equal('final code', final.code, 5);
        expect.that(
          'a line names the item',
          (final.detailedMessage ?? []).some((line) => line.includes(nobody.personId)),
        );
      },
    },
    {
      id: 'integration.all-refused',
      sendsBroken: true,
      description: 'ends in code 3 where every item fails',
      run: async (hat, expect) => expect.equal('final code', (await settled(hat, 'persons', [nobody])).final.code, 3),
    },
    {
      id: 'integration.missing-parent',
      sendsBroken: true,
      evidence: 'decision',
      source: 'docs/vendors/hat.md',
      description: 'refuses a member whose person is not there',
      async run(hat, expect) {
        const items = [{ subscriberId: '00010001999999011', personId: '99999998' }];
        expect.equal('final code', (await settled(hat, 'beneficiaries', items)).final.code, 3);
      },
    },
  ]),
];
