import { prescriptionStatuses, refundStatuses } from '@ponte/protheus-refund/contract';
import type { Access } from '../caller';
import { Difference } from '../difference';
import type { Facts, Suite } from '../suite';
import { createBehaviours } from './create-behaviours';
import { listBehaviours } from './list-behaviours';
import { medicationBehaviours } from './medication-behaviours';
import { passwordGrant, tokenBehaviours } from './token-behaviours';

const placements = ['headers', 'query', 'form'] as const;
const subscriberId = '00011008000027010';

export const protheusSuite: Suite = {
  vendor: 'protheus-refund',
  behaviours: [...tokenBehaviours, ...listBehaviours, ...medicationBehaviours, ...createBehaviours],
  variables: [
    { name: 'PROTHEUS_USERNAME', meaning: 'user of the REST service', required: true, isCredential: true },
    { name: 'PROTHEUS_PASSWORD', meaning: 'the password', required: true, isCredential: true },
    { name: 'PROTHEUS_CREDENTIALS_IN', meaning: 'headers (default), query or form', required: false },
    { name: 'PROTHEUS_TENANT_ID', meaning: 'company and branch', required: false },
    { name: 'CONFORMANCE_PROTHEUS_SUBSCRIBER', meaning: 'a beneficiary with medications and refunds', required: false },
    { name: 'CONFORMANCE_PROTHEUS_INSURER', meaning: 'healthInsurerCode of that beneficiary (writes)', required: false },
    { name: 'CONFORMANCE_PROTHEUS_MEDICATION', meaning: 'tableCode:medicationCode of a medication (writes)', required: false },
    { name: 'CONFORMANCE_PROTHEUS_ATTACHMENT', meaning: 'address of a file that can be fetched (writes)', required: false },
  ],
  access,
  emulatedAt: (mock) => mock.protheus.url,
  prepare(mock) {
    const { protheus } = mock;
    const medications = protheus
      .medications()
      .slice(0, 2)
      .map(({ medicationCode }) => ({ medicationCode }));
    const valid = { startValidityDate: '2026-11-01', endValidityDate: '2026-12-31' };
    for (const status of Object.keys(prescriptionStatuses)) {
      protheus.createPrescription({ subscriberId, status: status as keyof typeof prescriptionStatuses, medications, ...valid });
    }
    const [prescription] = protheus.prescriptions(subscriberId);
    for (const status of Object.keys(refundStatuses)) {
      protheus.createRefund(prescription?.prescriptionCode ?? '', { status: status as keyof typeof refundStatuses });
    }
    return Promise.resolve({
      PROTHEUS_USERNAME: 'integracao',
      PROTHEUS_PASSWORD: 'mock-password',
      PROTHEUS_TENANT_ID: '01,006001',
      CONFORMANCE_PROTHEUS_SUBSCRIBER: subscriberId,
      CONFORMANCE_PROTHEUS_INSURER: '0001',
      CONFORMANCE_PROTHEUS_MEDICATION: '04:0490173961',
      CONFORMANCE_PROTHEUS_ATTACHMENT: 'https://www.totvs.com/wp-content/uploads/2021/04/totvs-shared.png?teste',
    });
  },
};

function access(facts: Facts): Access {
  return async (caller) => {
    const placement = placements.find((one) => one === facts.PROTHEUS_CREDENTIALS_IN) ?? 'headers';
    const answer = await passwordGrant(caller, placement, facts.PROTHEUS_USERNAME ?? '', facts.PROTHEUS_PASSWORD ?? '');
    const token = (answer.json as { access_token?: string } | undefined)?.access_token;
    if (token === undefined) throw new Difference(`no token: HTTP ${answer.status}`);
    return { authorization: `Bearer ${token}`, ...(facts.PROTHEUS_TENANT_ID ? { TenantId: facts.PROTHEUS_TENANT_ID } : {}) };
  };
}
