import type { RandomSource } from '../random/random-source';
import { WeightedList } from '../random/weighted-list';
import type { Gender, Kinship } from './person';

/** Who lives in a family, before anybody has a name. Ages in whole years. */
export interface PlannedMember {
  kinship: Kinship;
  gender: Gender;
  age: number;
}

/** Kinships beside the holder for each size of family, and how often each happens. */
const compositions: Readonly<Record<number, WeightedList<readonly [number, ...Kinship[]]>>> = Object.fromEntries(
  (
    [
      [[1]],
      [
        [6, 'spouse'],
        [3, 'child'],
        [1, 'parent'],
      ],
      [
        [65, 'spouse', 'child'],
        [20, 'child', 'child'],
        [8, 'spouse', 'parent'],
        [7, 'child', 'parent'],
      ],
      [
        [75, 'spouse', 'child', 'child'],
        [10, 'child', 'child', 'child'],
        [15, 'spouse', 'child', 'parent'],
      ],
      [
        [70, 'spouse', 'child', 'child', 'child'],
        [20, 'spouse', 'child', 'child', 'parent'],
        [10, 'child', 'child', 'child', 'child'],
      ],
    ] as (readonly [number, ...Kinship[]])[][]
  ).map((choices, at) => [at + 1, new WeightedList(choices, ([weight]) => weight)]),
);

const ages = new WeightedList(
  [
    [20, 19, 29],
    [30, 30, 44],
    [25, 45, 59],
    [17, 60, 74],
    [8, 75, 92],
  ] as const,
  ([weight]) => weight,
);

/** @param size 1 to 5; the holder comes first, then spouse, children from the oldest, parent */
export function planHousehold(random: RandomSource, size: number): PlannedMember[] {
  const [, ...kinships] = (compositions[size] as WeightedList<readonly [number, ...Kinship[]]>).pick(random);
  const raises = kinships.includes('child');
  const gender: Gender = random.chance(0.5) ? 'F' : 'M';
  const [, youngest, oldest] = ages.pick(random);
  const age = raises ? random.integer(24, 54) : kinships.includes('parent') ? random.integer(22, 58) : random.integer(youngest, oldest);
  const members: PlannedMember[] = [{ kinship: 'holder', gender, age }];
  if (kinships.includes('spouse')) members.push(planSpouse(random, members[0] as PlannedMember));
  members.push(...planChildren(random, members, kinships.filter((kinship) => kinship === 'child').length));
  if (kinships.includes('parent')) members.push(planParent(random, age));
  return members;
}

function planSpouse(random: RandomSource, holder: PlannedMember): PlannedMember {
  const other: Gender = holder.gender === 'F' ? 'M' : 'F';
  return {
    kinship: 'spouse',
    gender: random.chance(0.96) ? other : holder.gender,
    age: Math.max(20, holder.age + random.integer(-6, 6)),
  };
}

/** Parents are adults at each birth and the mother at most 42; children stay in the plan until 24. No two are of the same age. */
function planChildren(random: RandomSource, parents: readonly PlannedMember[], count: number): PlannedMember[] {
  const mother = parents.find(({ gender }) => gender === 'F') ?? (parents[0] as PlannedMember);
  const youngest = Math.max(0, mother.age - 42);
  const oldest = Math.min(24, ...parents.map(({ age }) => age - 18));
  const possible = Array.from({ length: oldest - youngest + 1 }, (_, at) => youngest + at);
  return random
    .shuffled(possible)
    .slice(0, count)
    .sort((one, other) => other - one)
    .map((age) => ({ kinship: 'child', gender: random.chance(0.5) ? 'F' : 'M', age }));
}

function planParent(random: RandomSource, holderAge: number): PlannedMember {
  return { kinship: 'parent', gender: random.chance(0.65) ? 'F' : 'M', age: holderAge + random.integer(18, 40) };
}
