import { hatResources, type HatResource } from '@ponte/hat/contract';
import fc from 'fast-check';
import type { Fault } from '../../../apps/mock-upstream/src/create-mock';
import { HubApi } from '../../support';
import { Arrivals } from './arrivals';
import type { Item } from './change';
import { expectTruth } from './expect-truth';
import { FaultScene } from './fault-scene';
import { beneficiary, location, memberEvent, person, provider, providerEvent, specialty } from './mixed-operator';
import { soak } from './short-measures';
import { Story } from './story';

const keys = 4;

/** Content of one item by resource: which of its keys, which optional fields, which version. */
const makers: Record<HatResource, (n: number, version: number, fields: readonly boolean[]) => Item> = {
  persons: (n, version, [a, b]) =>
    person(n, version, { ...(a && { email: `v${version}@exemplo.com.br` }), ...(b && { socialName: `S ${version}` }) }),
  beneficiaries: (n, version, [a, b]) =>
    beneficiary(n, version, { ...(a && { zipCode: '50030230' }), ...(b && { gender: version % 2 ? 'M' : 'F' }) }),
  beneficiaryStatus: (n, version, [a]) => memberEvent(n, version, a ?? false),
  healthProviders: (n, version, [a, b]) =>
    provider(n, version, { ...(a && { reducedName: `R ${version}` }), ...(b && { cnesCode: '1234567' }) }),
  healthProviderStatus: (n, version, [a]) => providerEvent(n, version, a ?? false),
  attendanceLocations: (n, version, [a, b]) =>
    location(n, version, { ...(a && { district: `D ${version}` }), ...(b && { cityName: 'OLINDA' }) }),
  healthProviderSpecialties: (n, version, [a, b]) =>
    specialty(n, 1, version, { ...(a && { allowsMaterial: '1' }), ...(b && { considerSpecialty: '0' }) }),
};

const event = (resource: HatResource) => resource === 'beneficiaryStatus' || resource === 'healthProviderStatus';

const submission = fc.record({
  kind: fc.constant('submission' as const),
  hub: fc.nat(1),
  resource: fc.constantFrom(...hatResources),
  items: fc.array(fc.record({ n: fc.nat(keys - 1), fields: fc.tuple(fc.boolean(), fc.boolean()) }), { minLength: 1, maxLength: 6 }),
});

const lostWork = { applied: fc.boolean(), lateMs: fc.constantFrom(undefined, undefined, 150) };
const trouble = fc.oneof(
  fc.record({ kind: fc.constant('status' as const), status: fc.constantFrom(401, 403, 429, 500, 503) }),
  fc.record({ kind: fc.constant('delay' as const), ms: fc.constantFrom(5, 40) }),
  fc.record({ kind: fc.constant('resetBefore' as const) }),
  fc.record({ kind: fc.constant('late' as const), lateMs: fc.constantFrom(50, 200) }),
  fc.record({
    kind: fc.constantFrom('resetAfter' as const, 'lostToken' as const, 'noToken' as const, 'falsyService' as const),
    ...lostWork,
  }),
);
const fault = fc.record({
  kind: fc.constant('fault' as const),
  operation: fc.constantFrom('*', 'integration', ...hatResources),
  first: fc.integer({ min: 1, max: 3 }),
  after: fc.nat(2),
  trouble,
});

describe('whatever is submitted, whatever fails, on two replicas', () => {
  let scene: FaultScene;
  let run = 0;
  beforeAll(async () => {
    scene = await FaultScene.open({ replicas: 2 });
  });
  afterAll(() => scene.close());

  it(
    'HAT holds in the end what a simple model holds, each key in its order',
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.oneof({ weight: 3, arbitrary: submission }, fault), { minLength: 3, maxLength: 16 }),
          async (steps) => {
            const { mock, ledger, bridge } = scene;
            const story = new Story();
            const arrivals = new Arrivals();
            const apis = bridge.hubs.map((hub) => new HubApi(() => hub.url, bridge.api.key));
            const first = ++run * keys; // keys of its own: what earlier runs left in HAT and ledger stays and is checked along
            mock.hat.settings({ poison: arrivals.recorder() });
            const parents: HatResource[] = ['persons', 'beneficiaries', 'healthProviders', 'attendanceLocations'];
            for (const resource of parents) {
              const items = Array.from({ length: keys }, (_, n) => makers[resource](first + n, 0, [true, true]));
              await story.submit(bridge.api, resource, items);
            }
            let version = 0;
            for (const step of steps) {
              if (step.kind === 'fault') {
                const { operation, first: times, after } = step;
                mock.hat.faults.add({ operation, first: times, after, ...step.trouble } as Fault);
                continue;
              }
              const once = event(step.resource)
                ? step.items
                : step.items.filter(({ n }, at, all) => all.findIndex((other) => other.n === n) === at);
              const items = once.map(({ n, fields }) => makers[step.resource](first + n, ++version, fields));
              await story.submit(apis[step.hub] ?? bridge.api, step.resource, items);
            }
            await expectTruth({ mock, ledger, story, arrivals, api: bridge.api });
            mock.hat.faults.clear();
          },
        ),
        { numRuns: soak ? 100 : 8, seed: soak ? undefined : 20_261_122, endOnFailure: true },
      );
    },
    soak ? 900_000 : 120_000,
  );
});
