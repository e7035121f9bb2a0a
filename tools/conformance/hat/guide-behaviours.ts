import { authorizationStatuses, hatExpansions, trackingStatuses, type Authorization, type HatExpansion } from '@ponte/hat/contract';
import { behavioursOf, type Behaviour } from '../behaviour';
import { Skipped } from '../difference';
import { anyGuide, compact, guidePage, searched, toldStatus } from './guide-page';

const list = { vendor: 'hat', operation: 'listAuthorizations', writes: false } as const;
const document = { ...list, source: 'authorizations document', evidence: 'doc' } as const;
const ttalk = { ...list, source: 'TTALK file Authorization', evidence: 'ttalk' } as const;
const client = { ...list, source: 'Protheus client', evidence: 'client' } as const;

/** What an expansion is asked for together with, and where in a guide it shows. */
const expansions: Readonly<Record<HatExpansion, { with?: string; in(guide: Partial<Authorization>): unknown }>> = {
  healthProvider: { in: (guide) => guide.healthProvider },
  professional: { in: (guide) => guide.professional },
  'procedures.rejectionCauses': { in: ({ procedures = [] }) => procedures.find(({ rejectionCauses }) => rejectionCauses) },
  beneficiary: { in: (guide) => guide.beneficiary },
  medicalTeam: { in: ({ procedures = [] }) => procedures.find(({ medicalTeam }) => medicalTeam) },
  requestedHospitalInfo: { in: (guide) => ('requestedHospitalInfo' in guide ? true : undefined) },
  authorizedHospitalInfo: { in: (guide) => ('authorizedHospitalInfo' in guide ? true : undefined) },
  cbos: { with: 'professional', in: (guide) => guide.professional?.cbos },
  sourceAuthorization: { in: (guide) => guide.sourceAuthorization },
  rejectionCauses: { in: (guide) => guide.rejectionCauses },
  healthInsurance: { with: 'beneficiary', in: (guide) => guide.beneficiary?.healthInsurance },
};

function filtered(parameter: string, value: string, has: (guide: Partial<Authorization>) => boolean): Behaviour['run'] {
  return async (hat, expect) => {
    const { items } = await guidePage(hat, { [parameter]: value, pageSize: searched });
    expect.that('every guide is as asked for', items.every(has));
    if (items.length === 0) throw new Skipped('no guide has it');
  };
}

/** An execution is told by its type, or as the Protheus client knows it; an emergency by its journey alone. */
const typed = (type: string): Behaviour['run'] =>
  filtered('authType', type, ({ authorizationType, journey, authorizationDescription = '' }) => {
    const execution = type === '3' && authorizationDescription.includes('Exame - Exec');
    return authorizationType === type || journey === type || execution;
  });

/** Reading what HAT authorized. */
export const guideBehaviours: readonly Behaviour[] = [
  ...behavioursOf(document, [
    {
      id: 'guides.page',
      description: 'answers a page of guides and whether there are more',
      shows: ['idTenant', 'tenantName', 'pageSize'],
      async run(hat, expect) {
        const { items, hasNext } = await guidePage(hat, { pageSize: '2' });
        if (items.length === 0) throw new Skipped('there is no guide to look at');
        expect.that('a page has no more guides than asked for', items.length <= 2);
        const behind = await guidePage(hat, { pageSize: '2', page: '2' });
        expect.equal('hasNext of the first page', hasNext, behind.items.length > 0);
      },
    },
    {
      id: 'guides.paging',
      description: 'answers other guides on the next page',
      shows: ['page'],
      async run(hat, expect) {
        const [first] = (await guidePage(hat, { page: '1', pageSize: '1', order: '-authorizationId' })).items;
        const [second] = (await guidePage(hat, { page: '2', pageSize: '1', order: '-authorizationId' })).items;
        if (!first || !second) throw new Skipped('there are not two guides');
        expect.that('two pages show two guides', first.idOnHealthInsurer !== second.idOnHealthInsurer);
      },
    },
    {
      id: 'guides.order',
      description: 'orders by authorizationId, either way',
      shows: ['order'],
      async run(hat, expect) {
        for (const [order, sign] of [
          ['-authorizationId', -1],
          ['+authorizationId', 1],
        ] as const) {
          const ids = (await guidePage(hat, { order, pageSize: searched })).items.map(({ authorizationId }) => Number(authorizationId));
          if (ids.length < 2) throw new Skipped('there are not two guides');
          expect.that(
            `${order} orders`,
            ids.every((id, at) => at === 0 || (id - (ids[at - 1] ?? id)) * sign > 0),
          );
        }
      },
    },
    ...[trackingStatuses.notImported, trackingStatuses.imported].map((trackingStatus) => ({
      id: `guides.tracking-status.${trackingStatus}`,
      description: `filters by trackingStatus ${trackingStatus}`,
      shows: ['trackingStatus'],
      run: tracked(trackingStatus),
    })),
    ...hatExpansions.map((expansion) => ({
      id: `guides.expand.${expansion}`,
      description: `answers ${expansion} when asked to, and only then`,
      shows: ['expand'],
      run: expanded(expansion),
    })),
  ]),
  ...behavioursOf(client, [
    ...[trackingStatuses.cancellationImported, trackingStatuses.importFailed, trackingStatuses.cancellationImportFailed].map(
      (trackingStatus) => ({
        id: `guides.tracking-status.${trackingStatus}`,
        description: `filters by trackingStatus ${trackingStatus}`,
        shows: ['trackingStatus'],
        run: tracked(trackingStatus),
      }),
    ),
    {
      id: 'guides.import',
      description: 'answers the call by which the Protheus client imports, every expansion at once',
      shows: ['expand', 'order', 'trackingStatus', 'page', 'pageSize'],
      async run(hat, expect) {
        const query = { page: '1', pageSize: '30', expand: hatExpansions.join(','), order: '-authorizationId', trackingStatus: '0' };
        const { items } = await guidePage(hat, query);
        if (items.length === 0) throw new Skipped('no guide waits for its import');
        expect.that(
          'every guide has its beneficiary and provider',
          items.every(({ beneficiary, healthProvider }) => beneficiary && healthProvider),
        );
      },
    },
    {
      id: 'guides.auth-status.C',
      description: 'gives the cancelled guides for authStatus C',
      shows: ['authStatus'],
      async run(hat, expect) {
        const { items } = await guidePage(hat, { authStatus: 'C', pageSize: searched });
        if (items.length === 0) throw new Skipped('no guide is cancelled');
        expect.that(
          'all are cancelled',
          items.every((guide) => guide.authorizationStatus === authorizationStatuses.cancelled),
        );
      },
    },
    ...['4', '9'].map((type) => ({
      id: `guides.auth-type.${type}`,
      description: `filters by authType ${type}`,
      shows: ['authType'],
      run: typed(type),
    })),
  ]),
  ...behavioursOf(ttalk, [
    ...Object.values(authorizationStatuses).map((status) => ({
      id: `guides.auth-status.${status}`,
      description: `filters by authStatus ${status}`,
      shows: ['authStatus'],
      run: filtered('authStatus', status, ({ authorizationStatus }) => authorizationStatus === status),
    })),
    ...['1', '2', '3', '10'].map((type) => ({
      id: `guides.auth-type.${type}`,
      description: `filters by authType ${type}`,
      shows: ['authType'],
      run: typed(type),
    })),
    {
      id: 'guides.dates',
      description: 'filters by the days of issue, in either form of a date',
      shows: ['dateFrom', 'dateTo'],
      async run(hat, expect) {
        const { requestDate = '' } = await anyGuide(hat, { order: '-authorizationId' });
        const day = compact(requestDate);
        const dashed = `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`;
        const { items } = await guidePage(hat, { dateFrom: day, dateTo: dashed, pageSize: searched });
        expect.that('a day has the guide that was issued on it', items.length > 0);
        expect.that(
          'all are of that day',
          items.every((guide) => compact(guide.requestDate) === day),
        );
        expect.equal('guides before 1990', (await guidePage(hat, { dateTo: '19891231' })).items.length, 0);
      },
    },
    {
      id: 'guides.provider',
      description: 'filters by provider',
      shows: ['healthProviderId'],
      async run(hat, expect) {
        const wanted = (await anyGuide(hat, { expand: 'healthProvider' })).healthProvider?.healthProviderId;
        if (!wanted) throw new Skipped('the guide names no provider');
        const { items } = await guidePage(hat, { healthProviderId: wanted, expand: 'healthProvider', pageSize: searched });
        expect.that('there is one', items.length > 0);
        expect.that(
          'all are of the provider',
          items.every(({ healthProvider }) => healthProvider?.healthProviderId === wanted),
        );
      },
    },
    {
      id: 'guides.location',
      description: 'filters by place of attendance',
      shows: ['attendanceLocation'],
      async run(hat, expect) {
        const { attendanceLocation } = await anyGuide(hat);
        if (!attendanceLocation) throw new Skipped('the guide names no place');
        const { items } = await guidePage(hat, { attendanceLocation, pageSize: searched });
        expect.that('there is one', items.length > 0);
        expect.that(
          'all are of the place',
          items.every((guide) => guide.attendanceLocation === attendanceLocation),
        );
      },
    },
    {
      id: 'guides.number',
      description: 'finds the one guide of a number',
      shows: ['authNumber'],
      async run(hat, expect) {
        const { idOnHealthInsurer = '' } = await anyGuide(hat);
        const { items } = await guidePage(hat, { authNumber: idOnHealthInsurer, pageSize: searched });
        expect.equal('guides', items.length, 1);
        expect.that('it is the one', items[0]?.idOnHealthInsurer === idOnHealthInsurer);
      },
    },
    {
      id: 'guides.fields',
      description: 'answers the named fields alone',
      shows: ['fields'],
      async run(hat, expect) {
        const guide = await anyGuide(hat, { fields: 'idOnHealthInsurer,authorizationStatus' });
        expect.equal('fields', Object.keys(guide).sort(), ['authorizationStatus', 'idOnHealthInsurer']);
      },
    },
    {
      id: 'guides.unauthorized',
      description: 'refuses a call without credentials',
      evidence: 'inferred',
      shows: ['idTenant', 'tenantName'],
      run: async (hat, expect) => expect.status(await hat.call('listAuthorizations', { anonymous: true }), 401),
    },
  ]),
  ...behavioursOf({ ...ttalk, operation: 'readAuthorization' }, [
    {
      id: 'guide.read',
      description: 'answers the guide of an idOnHealthInsurer',
      shows: ['guideNumber', 'idTenant', 'tenantName'],
      async run(hat, expect) {
        const { idOnHealthInsurer = '' } = await anyGuide(hat);
        const answer = await hat.call('readAuthorization', { path: { guideNumber: idOnHealthInsurer } });
        expect.status(answer, 200);
        expect.that('it is that guide', (answer.json as Authorization).idOnHealthInsurer === idOnHealthInsurer);
      },
    },
    {
      id: 'guide.as-listed',
      description: 'answers each guide as the list does, whatever its type and status',
      shows: ['guideNumber', 'expand'],
      async run(hat, expect) {
        const expand = hatExpansions.join(',');
        const { items } = await guidePage(hat, { expand, pageSize: searched });
        const kinds = new Map(
          items.map((guide) => [
            `${guide.authorizationDescription} ${guide.authorizationStatus} ${guide.procedures?.some(({ medicalTeam = [] }) => medicalTeam.length > 0)}`,
            guide,
          ]),
        );
        if (kinds.size === 0) throw new Skipped('there is no guide to look at');
        for (const listed of kinds.values()) {
          const answer = await hat.call('readAuthorization', { path: { guideNumber: listed.idOnHealthInsurer ?? '' }, query: { expand } });
          expect.that('it is as listed', JSON.stringify(answer.json) === JSON.stringify(listed));
        }
      },
    },
    {
      id: 'guide.expand',
      description: 'expands one guide and answers the named fields of it',
      shows: ['expand', 'fields'],
      async run(hat, expect) {
        const { idOnHealthInsurer = '' } = await anyGuide(hat);
        const path = { guideNumber: idOnHealthInsurer };
        const whole = await hat.call('readAuthorization', { path, query: { expand: hatExpansions.join(',') } });
        expect.that('the beneficiary is there', (whole.json as Partial<Authorization>).beneficiary !== undefined);
        const query = { expand: 'beneficiary', fields: 'idOnHealthInsurer,beneficiary' };
        const part = await hat.call('readAuthorization', { path, query, partial: true });
        expect.equal('fields', Object.keys(part.json as object).sort(), ['beneficiary', 'idOnHealthInsurer']);
      },
    },
    {
      id: 'guide.unknown',
      description: 'tells a number that no guide has by 404',
      shows: ['guideNumber'],
      run: async (hat, expect) =>
        expect.equal('told status', toldStatus(await hat.call('readAuthorization', { path: { guideNumber: '000019000100000000' } })), 404),
    },
    {
      id: 'guide.unauthorized',
      description: 'refuses a call without credentials',
      evidence: 'inferred',
      shows: ['idTenant', 'tenantName'],
      run: async (hat, expect) =>
        expect.status(await hat.call('readAuthorization', { anonymous: true, path: { guideNumber: '000019000100000000' } }), 401),
    },
  ]),
];

/** The answer does not tell the status, so a guide that bears another one must be missing. */
function tracked(trackingStatus: string): Behaviour['run'] {
  return async (hat, expect) => {
    const { items } = await guidePage(hat, { trackingStatus, pageSize: searched });
    if (items.length === 0) throw new Skipped('no guide has it');
    const others = Object.values(trackingStatuses).filter((one) => one !== trackingStatus);
    const numbers = new Set(items.map(({ idOnHealthInsurer }) => idOnHealthInsurer));
    for (const other of others) {
      const page = await guidePage(hat, { trackingStatus: other, pageSize: searched });
      expect.that(
        `no guide is both ${trackingStatus} and ${other}`,
        page.items.every((guide) => !numbers.has(guide.idOnHealthInsurer)),
      );
    }
  };
}

function expanded(expansion: HatExpansion): Behaviour['run'] {
  const { with: other, in: shown } = expansions[expansion];
  return async (hat, expect) => {
    const asked = [...(other ? [other] : []), expansion].join(',');
    const without = await guidePage(hat, { pageSize: searched, ...(other ? { expand: other } : {}) });
    expect.that(
      'it is not there unasked',
      without.items.every((guide) => shown(guide) === undefined),
    );
    const { items } = await guidePage(hat, { pageSize: searched, expand: asked });
    if (!items.some((guide) => shown(guide) !== undefined)) throw new Skipped('no guide has it');
  };
}
