import { setImmediate } from 'node:timers/promises';
import { dayOf, operator, RandomSource } from '@ponte/generators';
import { medseniorStatuses, medseniorStatusOf, type MedseniorStatus } from '@ponte/medsenior/contract';
import { FieldError } from '../engine/field-error';
import { makeGuide, statusesInProportion, type MedseniorPlan } from './guide-maker';
import { beneficiaryOf, generatedMember, generatedMembers, type MedseniorBeneficiary, type MedseniorMember } from './members';
import type { MedseniorState } from './medsenior.state';

/** What guides to make. */
export interface MedseniorGeneration {
  /** 1 to 200,000. */
  count: number;
  /** The same seed over the same people gives the same guides; absent: the next of the world's chance. */
  seed?: string | number;
  /** First and last day of request, yyyy-MM-dd; absent: the last thirty days by the world's clock. No guide is later than now. */
  dates?: { from?: string; to?: string };
  /** Numbers, names or texts; absent: all eight, as often as they come in life. */
  statuses?: readonly (string | number)[];
  /** Whom the guides are about; absent: the generated people. */
  beneficiaries?: readonly MedseniorMember[];
}

export interface MedseniorSummary {
  count: number;
  first?: string;
  last?: string;
  /** By text. */
  statuses: Record<string, number>;
}

const mostGuides = 200_000;
/** So many are made before whoever else waits gets his turn: a few milliseconds. */
const atOnce = 200;
const day = 86_400_000;
const usualDays = 30;

/**
 * Puts guides in, a few at a time, so that calls are answered meanwhile. Ends early when the world is reset or replaced.
 * @param state of the present moment
 * @throws FieldError
 */
export async function generateGuides(state: () => MedseniorState, generation: MedseniorGeneration): Promise<MedseniorSummary> {
  const issuer = state();
  const { era } = issuer;
  const plan = planOf(issuer, generation);
  const summary: MedseniorSummary = { count: 0, statuses: {} };
  const numbers = new Map<string, number>();
  while (summary.count < plan.count && state() === issuer && issuer.era === era) {
    const end = Math.min(summary.count + atOnce, plan.count);
    for (; summary.count < end; summary.count++) {
      const made = makeGuide(plan, summary.count);
      const { guia, status = '' } = issuer.put({ guia: nextNumber(issuer, made.dataSolicitacao ?? '', numbers), ...made });
      summary.first ??= guia;
      summary.last = guia;
      summary.statuses[status] = (summary.statuses[status] ?? 0) + 1;
    }
    if (summary.count < plan.count) await setImmediate();
  }
  return summary;
}

/** As in the vendor's sample: year 2, month 2, then at least five digits counting from 1 within the month. */
function nextNumber(state: MedseniorState, asked: string, numbers: Map<string, number>): string {
  const month = asked.slice(2, 4) + asked.slice(5, 7);
  for (let count = (numbers.get(month) ?? 0) + 1; ; count++) {
    const guia = month + String(count).padStart(5, '0');
    if (state.find(guia)) continue;
    numbers.set(month, count);
    return guia;
  }
}

function planOf(state: MedseniorState, { count, seed, dates, statuses, beneficiaries }: MedseniorGeneration): MedseniorPlan {
  if (!Number.isInteger(count) || count < 1 || count > mostGuides)
    throw new FieldError('count', `must be a whole number from 1 to ${mostGuides}`);
  const made = operator({ seed: state.settings.peopleSeed });
  return {
    operator: made,
    beneficiary: beneficiaries && beneficiaries.length > 0 ? given(beneficiaries) : generated((index) => generatedMember(made, index)),
    statuses: statusesInProportion(statuses?.map(knownStatus)),
    ...stretchOf(dates, state.now()),
    count,
    random: RandomSource.of(seed ?? state.drawSeed()).named('medsenior'),
  };
}

function given(members: readonly MedseniorMember[]): MedseniorPlan['beneficiary'] {
  const all = members.map((member, at) => beneficiaryOf(member, `beneficiaries[${at}]`));
  return (random) => random.pick(all);
}

function generated(memberAt: (index: number) => MedseniorMember): MedseniorPlan['beneficiary'] {
  const known = new Map<number, MedseniorBeneficiary>();
  return (random) => {
    const index = random.integer(0, generatedMembers - 1);
    let one = known.get(index);
    if (!one) known.set(index, (one = beneficiaryOf(memberAt(index), 'people')));
    return one;
  };
}

function knownStatus(word: string | number): MedseniorStatus {
  const status = medseniorStatusOf(word);
  if (!status)
    throw new FieldError('statuses', `must be some of ${medseniorStatuses.map(({ value, name }) => `${value} ${name}`).join(', ')}`);
  return status;
}

function stretchOf(dates: MedseniorGeneration['dates'], now: number): { from: number; to: number } {
  const to = dates?.to === undefined ? now : Math.min(startOf('dates.to', dates.to) + day, now);
  const from = dates?.from === undefined ? to - usualDays * day : startOf('dates.from', dates.from);
  if (from > to) throw new FieldError('dates', 'must not end before they begin, nor begin in the future');
  return { from, to };
}

function startOf(field: string, date: unknown): number {
  try {
    return dayOf(String(date)) * day;
  } catch {
    throw new FieldError(field, 'must be a day, yyyy-MM-dd');
  }
}
