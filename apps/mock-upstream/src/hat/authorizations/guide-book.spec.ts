import fc from 'fast-check';
import { trackingStatuses, type TrackingStatus } from '@ponte/hat/contract';
import { GuideBook } from './guide-book';
import type { GuideFilter } from './guide-query';
import type { StoredGuide } from './stored-guide';

const trackings = Object.values(trackingStatuses);
const numberOf = (id: number) => `0001202611${String(id).padStart(8, '0')}`;

function stored(id: number, fields: Partial<StoredGuide['guide']> = {}, trackingStatus: TrackingStatus = '0'): StoredGuide {
  return { id, trackingStatus, guide: { idOnHealthInsurer: numberOf(id), idOnHealthProvider: `P${id}`, ...fields } };
}

const fields = fc.record({
  authorizationStatus: fc.constantFrom('1', '2', '3', '6', '9'),
  authorizationType: fc.constantFrom('1', '2', '4', '9'),
  authorizationDescription: fc.constantFrom('Consulta', 'Exame - Execucao', 'Exame - Solicitacao'),
  journey: fc.constantFrom('1', '10'),
  requestDate: fc.constantFrom('2026-11-01', '20261102', '2026-11-03'),
  attendanceLocation: fc.constantFrom('001', '002'),
  healthProvider: fc.record({ healthProviderId: fc.constantFrom('000001', '000002') }),
});

const id = fc.integer({ min: 1, max: 30 });
const change = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('put' as const), id, fields, trackingStatus: fc.constantFrom(...trackings) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('mark' as const), id, trackingStatus: fc.constantFrom(...trackings) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove' as const), id }) },
);

const filter: fc.Arbitrary<GuideFilter> = fc.record(
  {
    trackingStatus: fc.constantFrom(...trackings),
    authStatus: fc.constantFrom('1', '3', '6', '9', 'C'),
    authType: fc.constantFrom('1', '2', '3', '4', '10'),
    dateFrom: fc.constantFrom('20261102', '2026-11-03'),
    dateTo: fc.constantFrom('20261102', '2026-11-01'),
    healthProviderId: fc.constantFrom('000001', '000009'),
    attendanceLocation: fc.constantFrom('001', '002'),
    authNumber: id.map(numberOf),
  },
  { requiredKeys: [] },
);

/** The rules of the filters once more, as plainly as they can be said. */
function passes({ guide, trackingStatus }: StoredGuide, asked: GuideFilter): boolean {
  const day = Number((guide.requestDate ?? '').replaceAll('-', ''));
  const execution = guide.authorizationDescription === 'Exame - Execucao';
  const type = execution ? '3' : guide.journey === '10' ? '10' : guide.authorizationType;
  return (
    (asked.trackingStatus ?? trackingStatus) === trackingStatus &&
    (asked.authStatus?.replace('C', '9') ?? guide.authorizationStatus) === guide.authorizationStatus &&
    (asked.authType ?? type) === type &&
    day >= Number((asked.dateFrom ?? '0').replaceAll('-', '')) &&
    day <= Number((asked.dateTo ?? '99999999').replaceAll('-', '')) &&
    (asked.healthProviderId ?? guide.healthProvider?.healthProviderId) === guide.healthProvider?.healthProviderId &&
    (asked.attendanceLocation ?? guide.attendanceLocation) === guide.attendanceLocation &&
    (asked.authNumber ?? guide.idOnHealthInsurer) === guide.idOnHealthInsurer
  );
}

describe('the book of guides', () => {
  it('answers any page of any filter as if it looked at every guide', () => {
    const page = fc.record({
      filter,
      descending: fc.boolean(),
      skip: fc.integer({ min: 0, max: 12 }),
      count: fc.integer({ min: 1, max: 9 }),
    });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 80 }), fc.array(page, { minLength: 1, maxLength: 6 }), (changes, pages) => {
        const book = new GuideBook();
        const model = new Map<number, StoredGuide>();
        for (const one of changes) {
          const known = model.get(one.id);
          if (one.kind === 'put') {
            const made = stored(one.id, one.fields, one.trackingStatus);
            model.set(one.id, made);
            book.put({ ...made });
          } else if (one.kind === 'remove') {
            model.delete(one.id);
            book.remove(numberOf(one.id));
          } else if (known) {
            known.trackingStatus = one.trackingStatus;
            book.mark(book.find(numberOf(one.id))!, one.trackingStatus);
          }
        }
        for (const { filter: asked, descending, skip, count } of pages) {
          const expected = [...model.values()].filter((one) => passes(one, asked)).sort((one, other) => one.id - other.id);
          if (descending) expected.reverse();
          expect([...book.select({ filter: asked, descending, skip, count })]).toEqual(expected.slice(skip, skip + count));
          expect(book.count(asked)).toBe(expected.length);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('reads a page that guides leave while it is walked', () => {
    const book = new GuideBook();
    for (let one = 1; one <= 100; one++) book.put(stored(one));
    const seen: number[] = [];
    for (let found = [...book.select({ filter: { trackingStatus: '0' }, descending: true, skip: 0, count: 7 })]; found.length > 0;) {
      for (const one of found) {
        seen.push(one.id);
        book.mark(one, '1');
      }
      found = [...book.select({ filter: { trackingStatus: '0' }, descending: true, skip: 0, count: 7 })];
    }
    expect(seen).toEqual(Array.from({ length: 100 }, (_, at) => 100 - at));
  });

  it('tells guides apart by id and by both numbers', () => {
    const book = new GuideBook();
    book.put(stored(1));
    expect(() => book.put(stored(1, { idOnHealthInsurer: 'X' }))).toThrow('authorizationId: is that of another guide');
    expect(() => book.put(stored(2, { idOnHealthProvider: 'P1' }))).toThrow('idOnHealthProvider: is that of another guide');
    book.put(stored(1, { idOnHealthProvider: 'Q1' }));
    expect([book.findByProviderNumber('P1'), book.findByProviderNumber('Q1')?.id]).toEqual([undefined, 1]);
  });

  it('never gives an id twice, not even after the greatest was removed', () => {
    const book = new GuideBook();
    book.put(stored(5));
    book.remove(numberOf(5));
    expect([book.last, book.count()]).toEqual([5, 0]);
  });
});
