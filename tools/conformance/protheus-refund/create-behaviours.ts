import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { protheusErrorCatalogue, type ProtheusErrorName } from '@ponte/protheus-refund/contract';
import { projectRoot } from '../../project-root';
import { behavioursOf, type Behaviour, type OwnPart } from '../behaviour';
import type { Caller } from '../caller';
import type { WordedError } from '../expect';
import { listPage, medications } from './list';

const create = {
  vendor: 'protheus-refund',
  operation: 'createPrescription',
  source: 'document continuousMedications, inclusion',
  evidence: 'doc',
  writes: true,
} as const;

interface Example {
  body: Record<string, unknown> & { medications: object[] };
}

const example = (name: string) =>
  (JSON.parse(readFileSync(join(projectRoot(), 'mocks/protheus-refund/fixtures', `${name}.json`), 'utf8')) as Example).body;

/** The document's request, for the beneficiary and the medication that are known at the target. */
function requestBody(caller: Caller): Record<string, unknown> {
  const [tableCode, medicationCode] = caller.fact('CONFORMANCE_PROTHEUS_MEDICATION').split(':');
  return {
    ...example('create-request'),
    healthInsurerCode: caller.fact('CONFORMANCE_PROTHEUS_INSURER'),
    subscriberId: caller.fact('CONFORMANCE_PROTHEUS_SUBSCRIBER'),
    medications: [{ tableCode, medicationCode }],
    attachments: [{ href: caller.fact('CONFORMANCE_PROTHEUS_ATTACHMENT') }],
  };
}

const missingAttachment = 'https://www.totvs.com/wp-content/uploads/2022/04/totvs-shared.png?teste';

type Detail = [ProtheusErrorName, Record<string, string>];
/** Error, what is changed in the request, and what the slots of its texts are filled with. */
type Refusal = [ProtheusErrorName, (body: Record<string, unknown>) => unknown, Record<string, string>, Detail[]?];
const refusals: readonly Refusal[] = [
  [
    'bodyInvalid',
    ({ attachments: _left, ...body }) => ({ ...body, professionalCouncilNumber: 334_457 }),
    {},
    [
      ['fieldType', { field: 'professionalCouncilNumber', type: 'C' }],
      ['fieldAbsent', { field: 'attachments' }],
    ],
  ],
  ['insurerUnknown', (body) => ({ ...body, healthInsurerCode: '0099' }), { healthInsurerCode: '0099' }],
  ['subscriberUnknown', (body) => ({ ...body, subscriberId: '00000000000000000' }), { subscriberId: '00000000000000000' }],
  [
    'prescriptionRefused',
    (body) => ({ ...body, medications: [{ tableCode: '04', medicationCode: '0000000000' }], attachments: [{ href: missingAttachment }] }),
    {},
    [
      ['recordAbsent', { alias: 'BR8', order: '1', column: 'B7D_CODMED', rule: 'REGNOIS' }],
      ['attachmentNotDownloaded', { status: '404', reason: 'Not Found', href: missingAttachment }],
    ],
  ],
];

export const createBehaviours: readonly Behaviour[] = behavioursOf(create, [
  {
    id: 'create.registered',
    description: 'registers a prescription, which is then found among the medications',
    async run(protheus, expect) {
      const answer = await protheus.call('createPrescription', { body: requestBody(protheus) });
      expect.status(answer, 200, 201);
      const { prescriptionCode, status } = answer.json as { prescriptionCode: string; status: string };
      expect.equal('status', status, '1');
      expect.that('it is found', (await listPage(protheus, medications, { prescriptionCode })).items.length > 0);
    },
  },
  {
    id: 'create.twice',
    evidence: 'inferred',
    description: 'makes two prescriptions of the same request sent twice',
    async run(protheus, expect) {
      const codes = new Set<unknown>();
      for (let time = 0; time < 2; time++) {
        const answer = await protheus.call('createPrescription', { body: requestBody(protheus) });
        codes.add((answer.json as { prescriptionCode: string }).prescriptionCode);
      }
      expect.equal('codes', codes.size, 2);
    },
  },
  {
    id: 'create.tenant',
    source: 'an existing integration',
    evidence: 'client',
    description: 'takes company and branch in a header',
    shows: ['TenantId'],
    async run(protheus, expect) {
      const headers = { TenantId: protheus.fact('PROTHEUS_TENANT_ID') };
      expect.status(await protheus.call('createPrescription', { headers, body: requestBody(protheus) }), 200, 201);
    },
  },
  {
    id: 'create.bodyNotJson',
    description: 'words bodyNotJson as the document, with the remainder of the body',
    async run(protheus, expect) {
      const answer = await protheus.call('createPrescription', { text: '{"healthInsurerCode" : "0001"\r\n"rest" : 1}' });
      expect.status(answer, protheusErrorCatalogue.bodyNotJson.status);
      expect.error(answer, worded('bodyNotJson', { remainder: '"rest" : 1}' }));
    },
  },
  ...refusals.map(([name, change, slots, details]): OwnPart => ({
    id: `create.${name}`,
    description: `words ${name} as the document`,
    async run(protheus, expect) {
      const answer = await protheus.call('createPrescription', { body: change(requestBody(protheus)) });
      const { status } = protheusErrorCatalogue[name] as { status?: number };
      expect.status(answer, status ?? 400);
      expect.error(answer, { ...worded(name, slots), ...(details ? { details: details.map((detail) => worded(...detail)) } : {}) });
    },
  })),
  {
    id: 'create.unauthorized',
    source: 'existing clients',
    evidence: 'client',
    description: 'refuses a call without a token',
    run: async (protheus, expect) => expect.status(await protheus.call('createPrescription', { anonymous: true, body: {} }), 401),
  },
]);

function worded(name: ProtheusErrorName, slots: Readonly<Record<string, string>>): WordedError {
  const { code, message, detailedMessage } = protheusErrorCatalogue[name];
  const filled = (text: string) => text.replace(/\{(\w+)\}/g, (slot, key: string) => slots[key] ?? slot);
  return { code, message: filled(message), detailedMessage: filled(detailedMessage) };
}
