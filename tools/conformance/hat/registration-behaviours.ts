import { hatResources, resourceContracts, type HatResource, type TokenProcessResponse } from '@ponte/hat/contract';
import { behavioursOf, type Behaviour, type EvidenceTag } from '../behaviour';
import { batchBody, exampleItems, registrationOf, settled, type Item } from './batch';

const sources: Readonly<Record<HatResource, [source: string, evidence: EvidenceTag]>> = {
  persons: ['registration document, Persons', 'doc'],
  beneficiaries: ['registration document, Beneficiaries', 'doc'],
  beneficiaryStatus: ['registration document, beneficiaryStatus', 'doc'],
  healthProviders: ['network document, healthProviders', 'doc'],
  healthProviderStatus: ['TTALK file HealthProviderStatus', 'ttalk'],
  attendanceLocations: ['network document, attendanceLocations', 'doc'],
  healthProviderSpecialties: ['network document, healthProviderSpecialties', 'doc'],
};

/** Parents first; the second file of members has what only the Protheus client sends. */
const order: readonly HatResource[] = [
  'persons',
  'beneficiaries',
  'healthProviders',
  'attendanceLocations',
  'healthProviderSpecialties',
  'beneficiaryStatus',
  'healthProviderStatus',
];

const common = (resource: HatResource) =>
  ({
    vendor: 'hat',
    operation: registrationOf(resource),
    source: sources[resource][0],
    evidence: sources[resource][1],
    writes: true,
  }) as const;

/** Names the vendor's older files give the array. */
const olderArrays = hatResources.filter((resource) => resourceContracts[resource].legacyArrayName !== 'items');

/** The example with what only the Protheus client or the older files send. */
function fullItem(resource: HatResource): Item {
  const [item = {}] = exampleItems(resource);
  const more: Partial<Record<HatResource, Item>> = {
    persons: { socialName: 'HELENA' },
    beneficiaries: { tokenSeed: '', socialName: '', coverageGroup: [{ code: '001', waitingPeriodDate: '20200101' }] },
    beneficiaryStatus: { reason: 'Conformidade' },
    attendanceLocations: { blockDate: '20301231' },
  };
  return { ...item, ...more[resource] };
}

/** Every enumerated field with each of its values, one item each. */
function enumeratedItems(resource: HatResource): Item[] {
  return resourceContracts[resource].fields.flatMap(({ name, enumValues = [] }) =>
    enumValues.map((value) => ({ ...fullItem(resource), [name]: value })),
  );
}

/** A value of another type for every field that is no part of the key, one item each. */
function brokenItems(resource: HatResource): [field: string, item: Item][] {
  const { fields, keyFields } = resourceContracts[resource];
  return fields
    .filter(({ name, required }) => !required && !keyFields.includes(name))
    .map(({ name }) => [name, { ...fullItem(resource), [name]: { conformance: true } }]);
}

/** What a registration takes and refuses. */
export const registrationBehaviours: readonly Behaviour[] = [
  ...order.flatMap((resource) =>
    behavioursOf(common(resource), [
      {
        id: `${resource}.taken`,
        description: `takes ${resource} with every documented field, answers a token, ends in code 4`,
        shows: ['idTenant', 'tenantName'],
        async run(hat, expect) {
          expect.equal('final code', (await settled(hat, resource, [fullItem(resource)])).final.code, 4);
        },
      },
      {
        id: `${resource}.fields`,
        sendsBroken: true,
        evidence: 'decision',
        source: 'mocks/hat/openapi.yaml',
        description: `refuses each field of ${resource} that is of another type, by name`,
        async run(hat, expect) {
          const broken = brokenItems(resource);
          if (broken.length === 0) return;
          const { code, detailedMessage = [] } = (
            await settled(
              hat,
              resource,
              broken.map(([, item]) => item),
            )
          ).final;
          expect.equal('final code', code, 3);
          const unnamed = broken.filter(
            ([field]) => !detailedMessage.some((line) => line.includes(` ${field} `) || line.includes(` ${field}/`)),
          );
          expect.equal(
            'fields that no line names',
            unnamed.map(([field]) => field),
            [],
          );
        },
      },
      {
        id: `${resource}.unauthorized`,
        evidence: 'inferred',
        description: `refuses ${resource} without credentials`,
        shows: ['idTenant', 'tenantName'],
        async run(hat, expect) {
          const body = batchBody(hat, [fullItem(resource)]);
          expect.status(await hat.call(registrationOf(resource), { anonymous: true, body }), 401);
        },
      },
      {
        id: `${resource}.empty`,
        evidence: 'decision',
        source: 'docs/vendors/hat.md',
        description: `refuses ${resource} without an item`,
        run: async (hat, expect) => expect.status(await hat.call(registrationOf(resource), { body: batchBody(hat, []) }), 400),
      },
      {
        id: `${resource}.too-many`,
        evidence: 'ttalk',
        source: 'TTALK file AttendanceLocation',
        description: `refuses more than 100 ${resource} in the vendor’s words`,
        async run(hat, expect) {
          const answer = await hat.call(registrationOf(resource), { body: batchBody(hat, new Array(101).fill(fullItem(resource))) });
          expect.status(answer, 400);
          expect.error(answer, { detailedMessage: 'Quantidade de itens do lote acima do permitido' });
        },
      },
    ]),
  ),
  ...order
    .filter((resource) => enumeratedItems(resource).length > 0)
    .flatMap((resource) =>
      behavioursOf({ ...common(resource), evidence: 'decision', source: 'docs/vendors/hat.md' }, [
        {
          id: `${resource}.values`,
          description: `takes every value of the enumerated fields of ${resource}`,
          async run(hat, expect) {
            expect.equal('final code', (await settled(hat, resource, enumeratedItems(resource))).final.code, 4);
          },
        },
      ]),
    ),
  ...olderArrays.flatMap((resource) =>
    behavioursOf({ ...common(resource), evidence: 'ttalk', source: 'TTALK' }, [
      {
        id: `${resource}.older-array`,
        description: `takes ${resource} in an array named ${resourceContracts[resource].legacyArrayName}`,
        async run(hat, expect) {
          const { final } = await settled(hat, resource, [fullItem(resource)], resourceContracts[resource].legacyArrayName);
          expect.equal('final code', final.code, 4);
        },
      },
    ]),
  ),
  ...behavioursOf({ ...common('persons'), evidence: 'decision', source: 'docs/vendors/hat.md' }, [
    {
      id: 'registration.not-json',
      description: 'refuses what is not JSON',
      run: async (hat, expect) => expect.status(await hat.call('registerPersons', { text: '{"items": [' }), 400),
    },
    {
      id: 'registration.unknown-insurer',
      description: 'refuses a pair of healthInsurerId and ansRegistry that it does not know',
      async run(hat, expect) {
        const body = { items: exampleItems('persons'), healthInsurerId: '9999', ansRegistry: '000000' };
        expect.status(await hat.call('registerPersons', { body }), 400);
      },
    },
    {
      id: 'registration.token-names',
      evidence: 'doc',
      source: 'integration document (tokenId), TTALK (tokenProcess)',
      description: 'names the token by either name, and equal where by both',
      async run(hat, expect) {
        const answer = await hat.call('registerPersons', { body: batchBody(hat, [fullItem('persons')]) });
        const { tokenId, tokenProcess = tokenId } = answer.json as TokenProcessResponse;
        expect.that('there is a token', Boolean(tokenProcess));
        expect.that('both are equal', tokenId === undefined || tokenId === tokenProcess);
      },
    },
    {
      id: 'registration.dashed-dates',
      description: 'takes dates as yyyy-MM-dd',
      async run(hat, expect) {
        const items = [{ ...fullItem('persons'), birthdate: '1984-02-29' }];
        expect.equal('final code', (await settled(hat, 'persons', items)).final.code, 4);
      },
    },
    {
      id: 'registration.letter-case',
      description: 'takes the spelling of the Protheus client',
      async run(hat, expect) {
        const items = [{ personId: '00000042', holderCpf: '52998224725', ZIPCode: '01310100' }];
        expect.equal('final code', (await settled(hat, 'persons', items)).final.code, 4);
      },
    },
  ]),
];
