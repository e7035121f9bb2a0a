import { protheusErrorCatalogue } from '@ponte/protheus-refund/contract';
import { behavioursOf, type Behaviour, type OwnPart } from '../behaviour';
import { Skipped } from '../difference';
import { atLeast, contentType, listPage, medications, refunds, type List } from './list';

const filterGuide = { source: 'TOTVS guide and a sibling service', evidence: 'tdn' } as const;

/** What both lists do. */
export const listBehaviours: readonly Behaviour[] = [medications, refunds].flatMap((list) =>
  behavioursOf(
    {
      vendor: 'protheus-refund',
      operation: list.operation,
      source: `document continuousMedications, ${list === medications ? 'query' : 'refunds'}`,
      evidence: 'doc',
      writes: false,
    },
    [...pageBehaviours(list), ...filterBehaviours(list), ...refusalBehaviours(list)],
  ),
);

function pageBehaviours(list: List): OwnPart[] {
  const { word, ordering } = list;
  return [
    {
      id: `${word}.page`,
      description: `answers a page of ${word} and how many remain`,
      shows: [list.key, 'pageSize', 'Content-Type'],
      async run(protheus, expect) {
        const all = await atLeast(protheus, list, 2);
        const { items, hasNext, remainingRecords } = await listPage(protheus, list, { pageSize: '1' });
        expect.equal('items of a page of one', items.length, 1);
        expect.equal('remaining', remainingRecords, all.items.length + all.remainingRecords - 1);
        expect.equal('hasNext', hasNext, true);
      },
    },
    {
      id: `${word}.next-page`,
      description: `answers the following ${word} on the next page, and none behind the last`,
      shows: ['page'],
      async run(protheus, expect) {
        const { items, remainingRecords } = await atLeast(protheus, list, 2);
        const second = await listPage(protheus, list, { page: '2', pageSize: '1' });
        expect.that('page 2 has the second item', JSON.stringify(second.items) === JSON.stringify(items.slice(1, 2)));
        const behind = await listPage(protheus, list, { page: String(items.length + remainingRecords + 1), pageSize: '1' });
        expect.equal(
          'items, hasNext and remaining behind the last',
          [behind.items.length, behind.hasNext, behind.remainingRecords],
          [0, false, 0],
        );
      },
    },
    {
      id: `${word}.default-size`,
      source: 'TOTVS guide',
      evidence: 'tdn',
      description: 'has ten items on a page unless asked otherwise',
      shows: ['pageSize'],
      async run(protheus, expect) {
        await atLeast(protheus, list, 11);
        expect.equal('items', (await listPage(protheus, list)).items.length, 10);
      },
    },
    {
      id: `${word}.order`,
      description: `orders by a property, descending with a minus`,
      shows: ['order'],
      async run(protheus, expect) {
        await atLeast(protheus, list, 2);
        const valuesBy = async (order: string) =>
          (await listPage(protheus, list, { order, pageSize: '100' })).items.map((item) => String(item[ordering]));
        const ascending = await valuesBy(ordering);
        expect.that(
          'ascending',
          ascending.every((value, at) => at === 0 || value >= (ascending[at - 1] ?? '')),
        );
        const descending = await valuesBy(`-${ordering}`);
        expect.that(
          'descending',
          descending.every((value, at) => at === 0 || value <= (descending[at - 1] ?? '')),
        );
      },
    },
    {
      id: `${word}.fields`,
      description: 'answers the named properties alone',
      shows: ['fields'],
      async run(protheus, expect) {
        const [item = {}] = (await listPage(protheus, list, { fields: `${ordering},medication_description`, pageSize: '1' })).items;
        expect.equal('properties', Object.keys(item).sort(), [ordering, 'medication_description'].sort());
      },
    },
    {
      id: `${word}.tenant`,
      source: 'an existing integration',
      evidence: 'client',
      description: 'takes company and branch in a header',
      shows: ['TenantId'],
      async run(protheus, expect) {
        const query = { [list.key]: await list.keyOf(protheus) };
        const tenant = { TenantId: protheus.fact('PROTHEUS_TENANT_ID') };
        expect.status(await protheus.call(list.operation, { query, headers: { ...contentType, ...tenant } }), 200);
      },
    },
  ];
}

function filterBehaviours(list: List): OwnPart[] {
  const { word, ordering } = list;
  return [
    {
      id: `${word}.medication`,
      description: 'filters by code of the medication',
      shows: ['medicationCode'],
      async run(protheus, expect) {
        const wanted = String((await atLeast(protheus, list, 1)).items[0]?.medication_code);
        const { items } = await listPage(protheus, list, { medicationCode: wanted, pageSize: '100' });
        expect.that('there is one', items.length > 0);
        expect.that(
          'all are of it',
          items.every((item) => item.medication_code === wanted),
        );
        expect.equal('items of no medication', (await listPage(protheus, list, { medicationCode: 'conformance' })).items.length, 0);
      },
    },
    {
      id: `${word}.filter`,
      ...filterGuide,
      description: 'understands filter with eq, and, or, parentheses and startswith',
      shows: ['filter'],
      async run(protheus, expect) {
        const [one, other] = (await atLeast(protheus, list, 2)).items.map((item) => String(item[ordering]));
        const found = async (filter: string) =>
          (await listPage(protheus, list, { filter, pageSize: '100' })).items.map((item) => String(item[ordering]));
        const equal = `${ordering} eq '${one}'`;
        expect.that(
          'eq',
          (await found(equal)).every((value) => value === one),
        );
        const either = await found(`(${equal} or ${ordering} eq '${other}')`);
        expect.that('or', either.includes(one ?? '') && either.includes(other ?? ''));
        expect.equal('and of two values', (await found(`${equal} and ${ordering} ne '${one}'`)).length, 0);
        expect.that('startswith', (await found(`startswith(${ordering},'${one?.slice(0, 6)}')`)).includes(one ?? ''));
      },
    },
    {
      id: `${word}.filter-broken`,
      source: 'docs of this project',
      evidence: 'decision',
      description: 'refuses a filter that cannot be understood',
      shows: ['filter'],
      async run(protheus, expect) {
        const query = { [list.key]: await list.keyOf(protheus), filter: `${ordering} eq` };
        expect.status(await protheus.call(list.operation, { query, headers: contentType }), 400);
      },
    },
  ];
}

function refusalBehaviours(list: List): OwnPart[] {
  const { word, key } = list;
  const kebab = key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const { queryKeyMissing, keyAbsent, subscriberOfListUnknown, prescriptionUnknown } = protheusErrorCatalogue;
  const unknown = list === medications ? subscriberOfListUnknown : prescriptionUnknown;
  return [
    {
      id: `${word}.key-missing`,
      description: `tells in the vendor’s words that ${key} is missing`,
      shows: [key],
      async run(protheus, expect) {
        const answer = await protheus.call(list.operation, { headers: contentType });
        expect.status(answer, queryKeyMissing.status);
        const { code, message, detailedMessage } = queryKeyMissing;
        const detail = {
          code: keyAbsent.code,
          message: keyAbsent.message.replace('{key}', key),
          detailedMessage: keyAbsent.detailedMessage.replace('{kebabKey}', kebab),
        };
        expect.error(answer, { code, message, detailedMessage, details: [detail] });
      },
    },
    {
      id: `${word}.unknown`,
      description: `tells in the vendor’s words that ${key} is not known`,
      shows: [key],
      async run(protheus, expect) {
        const query = { [key]: '0'.repeat(key === 'subscriberId' ? 17 : 20) };
        const answer = await protheus.call(list.operation, { query, headers: contentType });
        expect.status(answer, unknown.status);
        expect.error(answer, { code: unknown.code, message: unknown.message, detailedMessage: unknown.detailedMessage });
      },
    },
    {
      id: `${word}.unauthorized`,
      source: 'existing clients',
      evidence: 'client',
      description: 'refuses a call without a token, and one with a token that is not known',
      async run(protheus, expect) {
        const query = { [key]: '0'.repeat(17) };
        expect.status(await protheus.call(list.operation, { anonymous: true, query, headers: contentType }), 401);
        const headers = { ...contentType, authorization: 'Bearer conformance' };
        expect.status(await protheus.call(list.operation, { anonymous: true, query, headers }), 401);
      },
    },
  ];
}

/** What a list must be narrowed to; nothing found is nothing shown. */
export async function narrowed(
  ...[protheus, expect, list, query, holds]: [
    ...Parameters<Behaviour['run']>,
    List,
    Record<string, string>,
    (item: Record<string, unknown>) => boolean,
  ]
): Promise<void> {
  const { items } = await listPage(protheus, list, { ...query, pageSize: '100' });
  expect.that('every item is as asked for', items.every(holds));
  if (items.length === 0) throw new Skipped('no item is so');
}
