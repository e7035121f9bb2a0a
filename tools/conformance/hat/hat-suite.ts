import { trackingStatuses } from '@ponte/hat/contract';
import type { Suite } from '../suite';
import { accessBehaviours } from './access-behaviours';
import { guideBehaviours } from './guide-behaviours';
import { integrationBehaviours } from './integration-behaviours';
import { markBehaviours } from './mark-behaviours';
import { registrationBehaviours } from './registration-behaviours';

/** Long enough for the stages of a token to be seen. */
const processingMs = 3_000;

export const hatSuite: Suite = {
  vendor: 'hat',
  behaviours: [...accessBehaviours, ...guideBehaviours, ...integrationBehaviours, ...registrationBehaviours, ...markBehaviours],
  variables: [
    { name: 'HAT_MASTER_TOKEN', meaning: 'the operator’s master token', required: true, isCredential: true },
    { name: 'HAT_ID_TENANT', meaning: 'tenant id', required: true },
    { name: 'HAT_TENANT_NAME', meaning: 'tenant name', required: true },
    { name: 'HAT_INSURERS', meaning: 'healthInsurerId:ansRegistry; the first pair is used for batches', required: false },
  ],
  access: (facts) => () =>
    Promise.resolve({
      authorization: facts.HAT_MASTER_TOKEN ?? '',
      idTenant: facts.HAT_ID_TENANT ?? '',
      tenantName: facts.HAT_TENANT_NAME ?? '',
    }),
  emulatedAt: (mock) => mock.hat.url,
  async prepare(mock) {
    mock.hat.settings({ processingMs });
    const guides = mock.hat.authorizations;
    const dates = { from: '2026-11-01', to: '2026-11-22' };
    await guides.generate({ count: 400, seed: 1, dates, outcomes: { authorized: 6, denied: 3, inAudit: 1 } });
    const numbers = guides.list().map(({ guide }) => guide.idOnHealthInsurer);
    Object.values(trackingStatuses).forEach((status, at) => guides.mark(numbers[at] ?? '', status));
    for (const number of numbers.slice(5, 8)) guides.cancel(number);
    return {
      HAT_MASTER_TOKEN: 'mock-master-token',
      HAT_ID_TENANT: '5',
      HAT_TENANT_NAME: 'operadora-exemplo',
      HAT_INSURERS: '0001:417505',
    };
  },
};
