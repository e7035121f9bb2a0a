import { setTimeout as pause } from 'node:timers/promises';
import { createMock } from '../../apps/mock-upstream/src/create-mock';
import type { Behaviour } from './behaviour';
import { Caller, type Exchange, type Target } from './caller';
import { contractOf } from './contract';
import { givenCredentials } from './credentials';
import { Difference, Skipped } from './difference';
import { Expect } from './expect';
import type { Facts, Suite } from './suite';

export interface BehaviourResult {
  behaviour: Behaviour;
  result: 'pass' | 'differs' | 'skipped';
  /** Why it differs or was skipped. */
  why?: string;
  exchanges: readonly Exchange[];
}

export interface SuiteWishes {
  /** Also what may leave something behind. */
  writes: boolean;
}

/** The suite against a real environment, or a running emulator. */
export function runAtAddress(suite: Suite, baseUrl: string, facts: Facts, wishes: SuiteWishes): Promise<BehaviourResult[]> {
  const wait = (milliseconds: number): Promise<void> => pause(milliseconds, undefined);
  return run(suite, targetOf(suite, baseUrl.replace(/\/+$/, ''), facts, wait), wishes);
}

/** The suite against an emulator of its own, always the same: its seed and its clock are given, and time passes when told. */
export async function runAtEmulator(suite: Suite, wishes: SuiteWishes): Promise<BehaviourResult[]> {
  const mock = await createMock({ seed: 'conformance', clock: '2026-11-22T12:00:00Z' });
  try {
    const facts = await suite.prepare(mock);
    const wait = (milliseconds: number): Promise<void> => Promise.resolve(void mock.clock.advance(milliseconds));
    return await run(suite, targetOf(suite, suite.emulatedAt(mock), facts, wait), wishes);
  } finally {
    await mock.close();
  }
}

function targetOf(suite: Suite, baseUrl: string, facts: Facts, wait: Target['wait']): Target {
  const credentials = givenCredentials(suite, facts);
  return { baseUrl, contract: contractOf(suite.vendor), access: suite.access(facts), facts, credentials, wait };
}

/** One after the other: later behaviours look at what earlier ones left behind. */
async function run(suite: Suite, place: Target, { writes }: SuiteWishes): Promise<BehaviourResult[]> {
  const results: BehaviourResult[] = [];
  let access: ReturnType<Target['access']> | undefined;
  // One login for all: vendors may count them.
  const target = { ...place, access: (caller: Caller) => (access ??= place.access(caller)) };
  for (const behaviour of suite.behaviours) {
    const caller = new Caller(target);
    const { result, why } =
      behaviour.writes && !writes
        ? ({ result: 'skipped', why: 'writes' } as const)
        : await observed(behaviour, caller, new Expect(place.credentials));
    results.push({ behaviour, result, ...(why === undefined ? {} : { why }), exchanges: caller.exchanges });
  }
  return results;
}

async function observed(behaviour: Behaviour, caller: Caller, expect: Expect): Promise<Pick<BehaviourResult, 'result' | 'why'>> {
  try {
    await behaviour.run(caller, expect);
    return { result: 'pass' };
  } catch (error) {
    if (error instanceof Skipped) return { result: 'skipped', why: error.message };
    if (error instanceof Difference) return { result: 'differs', why: error.message };
    // Read further than the answer goes. Its own words may quote the answer.
    return { result: 'differs', why: `an answer could not be read as documented (${(error as Error).name})` };
  }
}
