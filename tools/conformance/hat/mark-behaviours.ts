import { trackingStatuses } from '@ponte/hat/contract';
import { behavioursOf, type Behaviour, type OwnPart } from '../behaviour';
import { anyGuide, guidePage, toldStatus } from './guide-page';

const mark = { vendor: 'hat', operation: 'markAuthorization', source: 'Protheus client', evidence: 'client', writes: true } as const;

/** Marking what was imported. */
export const markBehaviours: readonly Behaviour[] = behavioursOf(mark, [
  ...Object.values(trackingStatuses).map((trackingStatus): OwnPart => ({
    id: `mark.${trackingStatus}`,
    description: `marks a guide with trackingStatus ${trackingStatus}, by which it is then found`,
    shows: ['guideNumber', 'idTenant', 'tenantName'],
    async run(hat, expect) {
      const { idOnHealthProvider = '', idOnHealthInsurer = '' } = await anyGuide(hat, { order: '-authorizationId' });
      expect.status(await hat.call('markAuthorization', { path: { guideNumber: idOnHealthProvider }, body: { trackingStatus } }), 200);
      const { items } = await guidePage(hat, { trackingStatus, authNumber: idOnHealthInsurer });
      expect.equal('guides of the number with the status', items.length, 1);
    },
  })),
  {
    id: 'mark.unknown',
    description: 'tells a number that no guide has by 404',
    shows: ['guideNumber'],
    async run(hat, expect) {
      const answer = await hat.call('markAuthorization', { path: { guideNumber: '00000000000000' }, body: { trackingStatus: '1' } });
      expect.equal('told status', toldStatus(answer), 404);
    },
  },
  {
    id: 'mark.bad-value',
    evidence: 'decision',
    source: 'mocks/hat/openapi.yaml',
    description: 'refuses a status that is none',
    async run(hat, expect) {
      const { idOnHealthProvider = '' } = await anyGuide(hat);
      const answer = await hat.call('markAuthorization', { path: { guideNumber: idOnHealthProvider }, body: { trackingStatus: '7' } });
      expect.equal('told status', toldStatus(answer), 400);
    },
  },
  {
    id: 'mark.unauthorized',
    evidence: 'inferred',
    description: 'refuses a call without credentials',
    shows: ['idTenant', 'tenantName'],
    async run(hat, expect) {
      const path = { guideNumber: '00000000000000' };
      expect.status(await hat.call('markAuthorization', { anonymous: true, path, body: { trackingStatus: '1' } }), 401);
    },
  },
]);
