import { hatResources, type HatResource } from '@ponte/hat/contract';
import supertest from 'supertest';
import type { MockUpstream } from '../../../apps/mock-upstream/src/create-mock';
import type { HubApi } from '../../support';
import { type Arrivals, orderFaults } from './arrivals';
import { type Change, contentOf, fingerprint, type Item, onTheWire, recordKey } from './change';
import { ExpectedHat } from './expected-hat';
import type { Ledger } from './ledger';
import type { Story } from './story';

export interface Outcome {
  mock: MockUpstream;
  api: HubApi;
  ledger: Ledger;
  story: Story;
  arrivals: Arrivals;
  /** Which items HAT must refuse; none by default. */
  refused?: (change: Change) => boolean;
  /** The emulator took calls in later than the hub waited for them. */
  lateArrivals?: boolean;
}

/**
 * The end of every fault story: waits until all is quiet, then holds the hub to its promises. Every item final and none given up,
 * HAT holding exactly what was sent last, the order kept, the ledger in agreement, and a second submission of it all unchanged.
 */
export async function expectTruth(outcome: Outcome): Promise<void> {
  const { ledger } = outcome;
  await ledger.quiet();
  await expectFinalStates(outcome);
  await expectRecords(outcome);
  await expectOrder(outcome);
  await expectLedger(outcome);
  await expectUnchanged(outcome);
}

async function expectFinalStates({ story, api, ledger, refused = () => false }: Outcome): Promise<void> {
  const wrong: string[] = [];
  for (const { submissionId, resource, items } of story.sent) {
    const { status, counts } = await api.submission(submissionId);
    const isRefused = (item: Item | undefined) => item !== undefined && refused({ resource, item });
    const total = Object.values(counts).reduce((sum: number, count = 0) => sum + count, 0);
    const states = await ledger.states(submissionId);
    // A refused one that a newer upsert made pointless before it was sent never met its refusal.
    const met = states.filter(({ position, state }) => isRefused(items[position]) && state !== 'superseded').length;
    const wanted = met > 0 ? 'completed_with_errors' : 'completed';
    if (status !== wanted || total !== items.length || (counts.rejected ?? 0) !== met || counts.failed) {
      wrong.push(`${resource}: ${status} ${JSON.stringify(counts)}, ${met} refusals and ${items.length} items expected`);
    }
    for (const { position, state, code } of states) {
      if (state !== 'superseded' && isRefused(items[position]) !== (state === 'rejected'))
        wrong.push(`${resource}[${position}]: ${state} ${code}`);
    }
  }
  expect(wrong).toEqual([]);
}

async function expectRecords({ story, mock, refused = () => false }: Outcome): Promise<void> {
  const expected = new ExpectedHat();
  for (const change of story.changes()) if (!refused(change)) expected.take(change);
  const mine = new Set(story.changes().map((change) => `${change.resource} ${recordKey(change)}`));
  const wrong: string[] = [];
  for (const resource of hatResources) {
    const held = mock.hat.records(resource);
    for (const [key, item] of expected.records[resource]) {
      const present = held.get(key);
      if (!present || fingerprint(present) !== fingerprint(item)) wrong.push(`${resource} ${key}: ${present ? 'differs' : 'is missing'}`);
    }
    for (const key of held.keys()) {
      if (mine.has(`${resource} ${key}`) && !expected.records[resource].has(key)) wrong.push(`${resource} ${key}: should not be there`);
    }
  }
  expect(wrong).toEqual([]);
  await expectStandings(mock, expected);
}

/** The last event decides whether a member or a provider is blocked. */
async function expectStandings(mock: MockUpstream, { blocked }: ExpectedHat): Promise<void> {
  for (const resource of ['beneficiaries', 'healthProviders'] as const) {
    const held = new Map<string, boolean | undefined>();
    for (let page = 1, more = true; more; page++) {
      const answer = await supertest(mock.url).get(`/__admin/hat/${resource}?pageSize=1000&page=${page}`);
      const { items, hasNext } = answer.body as { items: { key: string; standing?: { blocked: boolean } }[]; hasNext: boolean };
      for (const { key, standing } of items) held.set(key, standing?.blocked);
      more = hasNext;
    }
    expect([...blocked[resource]].filter(([key, state]) => held.get(key) !== state).map(([key]) => `${resource} ${key}`)).toEqual([]);
  }
}

async function expectOrder({ story, arrivals, ledger, lateArrivals, refused = () => false }: Outcome): Promise<void> {
  const refusals = new Set(story.changes().flatMap((change) => (refused(change) ? [contentOf(change)] : [])));
  const faults = orderFaults(
    story.contents(),
    arrivals.byOrderKey(),
    await ledger.carried(),
    (content) => refusals.has(content),
    lateArrivals,
  );
  expect(faults).toEqual([]);
}

async function expectLedger({ mock, story, ledger, refused = () => false }: Outcome): Promise<void> {
  const wrong: string[] = [];
  for (const { resource, key, hashHolds, content } of await ledger.known()) {
    const held = mock.hat.records(resource).get(key) ?? {};
    const differing = Object.entries(onTheWire(content)).filter(([name, value]) => held[name] !== value);
    if (!hashHolds || differing.length > 0) wrong.push(`${resource} ${key}: ${differing.map(([name]) => name).join()}`);
  }
  expect(wrong).toEqual([]);
  const excused = new Set(story.changes().flatMap((change) => (refused(change) ? [`${change.resource} ${recordKey(change)}`] : [])));
  expect((await ledger.unknown()).filter((name) => !excused.has(name))).toEqual([]);
}

async function expectUnchanged({ story, api, mock, refused = () => false }: Outcome): Promise<void> {
  const before = mock.hat.calls().length;
  const again: [HatResource, object[]][] = [...story.newest()].map(([resource, items]) => [
    resource,
    items.filter((item) => !refused({ resource, item })),
  ]);
  for (const [resource, items] of again) {
    for (let at = 0; at < items.length; at += 10_000) {
      const part = items.slice(at, at + 10_000);
      const { counts } = await api.settled(await api.submit(resource, part));
      expect({ resource, counts }).toEqual({ resource, counts: { unchanged: part.length } });
    }
  }
  expect(mock.hat.calls().length).toBe(before);
}
