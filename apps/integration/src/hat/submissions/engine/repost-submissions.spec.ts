import fc from 'fast-check';
import type { RepostChange } from '@ponte/persistence';
import { repostSubmissions } from './repost-submissions';

const change = (id: number, resource: string, orderKey: string, more: Partial<RepostChange> = {}): RepostChange => ({
  id: String(id),
  resource,
  healthInsurerId: '0001',
  ansRegistry: '417505',
  key: `k${id}`,
  orderKey,
  parentKeys: null,
  fieldMask: '9007199254740991',
  payload: `"${id}"`,
  ...more,
});
const posted = (changes: RepostChange[]) =>
  repostSubmissions(changes).flatMap((submission) => submission.changes.map(({ payload }) => payload));

describe('posting uncertain keys again', () => {
  it('sends everything, of every key in its old order', () => {
    const resources = fc.constantFrom('beneficiaries', 'beneficiaryStatus');
    const history = fc.array(fc.record({ resource: resources, orderKey: fc.constantFrom('a', 'b', 'c') }), { maxLength: 40 });
    fc.assert(
      fc.property(history, (steps) => {
        const changes = steps.map(({ resource, orderKey }, index) => change(index, resource, orderKey));
        const order = posted(changes);
        expect(order).toHaveLength(changes.length);
        for (const key of ['a', 'b', 'c']) {
          const own = changes.filter((one) => one.orderKey === key).map((one) => one.payload);
          expect(order.filter((payload) => own.includes(payload))).toEqual(own);
        }
      }),
    );
  });

  it('sends despite the ledger, supersedes nothing, mixes neither resources nor insurers, and keeps every bit of the field mask', () => {
    const submissions = repostSubmissions([
      change(1, 'persons', 'a', { parentKeys: ['p'] }),
      change(2, 'persons', 'b', { healthInsurerId: '0002', ansRegistry: '123456' }),
      change(3, 'beneficiaries', 'c'),
    ]);
    expect(submissions).toHaveLength(3);
    expect(submissions[0]).toMatchObject({ origin: 'repost', force: true, supersedes: false, healthInsurerId: '0001' });
    expect(submissions[0]?.changes[0]).toMatchObject({ position: 0, parentKeys: ['p'], fieldMask: Number.MAX_SAFE_INTEGER });
    expect(submissions[1]).toMatchObject({ healthInsurerId: '0002', ansRegistry: '123456' });
  });

  it('leaves out contents that were purged', () => {
    expect(posted([change(1, 'persons', 'a', { payload: null }), change(2, 'persons', 'a')])).toEqual(['"2"']);
  });
});
