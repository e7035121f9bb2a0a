import { setImmediate } from 'node:timers/promises';
import { dateOf, dayOf, operator, RandomSource, WeightedList } from '@ponte/generators';
import type { HatState } from '../hat.state';
import { FieldError } from '../../engine/field-error';
import { guideCast } from './guide-cast';
import { guideKinds, kindsInProportion, type GuideKind } from './guide-kinds';
import { guideOutcomes, makeGuide, passwordDays, type GuideOutcome, type GuidePlan } from './guide-maker';

/** What guides to make. */
export interface GuideGeneration {
  /** 1 to 200,000. */
  count: number;
  /** The same seed over the same records gives the same guides; absent: the next of the world's chance. */
  seed?: string | number;
  /** Absent: all four, as often as they come in life. */
  kinds?: readonly GuideKind[];
  /** First and last day of request, yyyy-MM-dd; absent: today by the world's clock. Later guides have later days. */
  dates?: { from?: string; to?: string };
  /** Parts per outcome; absent: 95.0 authorized (some of them in part), 4.8 denied, 0.2 in audit. */
  outcomes?: Partial<Record<GuideOutcome, number>>;
  /** Operator; absent: the first configured one. */
  healthInsurerId?: string;
}

export interface GenerationSummary {
  count: number;
  /** idOnHealthInsurer of the first and the last one. */
  first?: string;
  last?: string;
  /** By authorizationStatus and by authorizationType. */
  statuses: Record<string, number>;
  types: Record<string, number>;
}

const usualOutcomes: Readonly<Record<GuideOutcome, number>> = { authorized: 95, denied: 4.8, inAudit: 0.2 };
const mostGuides = 200_000;
/** So many are made before whoever else waits gets his turn: a few milliseconds. */
const atOnce = 200;

/**
 * Issues guides, a few at a time, so that calls are answered meanwhile. Ends early when the world is reset or replaced.
 * @param state of the present moment
 * @throws FieldError
 */
export async function generateGuides(state: () => HatState, generation: GuideGeneration): Promise<GenerationSummary> {
  const issuer = state();
  const { era } = issuer.guides;
  const plan = planOf(issuer, generation);
  const summary: GenerationSummary = { count: 0, statuses: {}, types: {} };
  while (summary.count < plan.count && state() === issuer && issuer.guides.era === era) {
    const end = Math.min(summary.count + atOnce, plan.count);
    for (; summary.count < end; summary.count++) {
      const { guide } = issuer.guides.issue(makeGuide(plan, summary.count, issuer.guides.nextId));
      const { authorizationStatus: status = '', authorizationType: type = '' } = guide;
      summary.first ??= guide.idOnHealthInsurer;
      summary.last = guide.idOnHealthInsurer;
      summary.statuses[status] = (summary.statuses[status] ?? 0) + 1;
      summary.types[type] = (summary.types[type] ?? 0) + 1;
    }
    if (summary.count < plan.count) await setImmediate();
  }
  return summary;
}

function planOf(state: HatState, { count, seed, kinds = guideKinds, dates, outcomes, healthInsurerId }: GuideGeneration): GuidePlan {
  if (!Number.isInteger(count) || count < 1 || count > mostGuides)
    throw new FieldError('count', `must be a whole number from 1 to ${mostGuides}`);
  if (kinds.length === 0 || kinds.some((kind) => !guideKinds.includes(kind)))
    throw new FieldError('kinds', `must be some of ${guideKinds.join(', ')}`);
  const insurer = state.settings.insurers.find((one) => healthInsurerId === undefined || one.healthInsurerId === healthInsurerId);
  if (!insurer) throw new FieldError('healthInsurerId', 'is not one of the operators in the settings');
  const made = operator({ seed: state.settings.peopleSeed, ...insurer });
  return {
    ...insurer,
    ...daysOf(dates, dateOf(Math.floor(state.now() / 86_400_000))),
    cast: guideCast(state.insurer(insurer.healthInsurerId), made),
    kinds: kindsInProportion(kinds),
    outcomes: outcomesOf(outcomes),
    count,
    random: RandomSource.of(seed ?? state.drawSeed()).named('guides'),
  };
}

function outcomesOf(parts: GuideGeneration['outcomes'] = usualOutcomes): WeightedList<GuideOutcome> {
  const partOf = (outcome: GuideOutcome) => parts[outcome] ?? 0;
  const wrong = (part: number) => typeof part !== 'number' || !Number.isFinite(part) || part < 0;
  const unknown = Object.keys(parts).some((name) => !(guideOutcomes as readonly string[]).includes(name));
  if (unknown || guideOutcomes.map(partOf).some(wrong) || guideOutcomes.every((outcome) => partOf(outcome) === 0)) {
    throw new FieldError('outcomes', `must give parts, not all 0, to some of ${guideOutcomes.join(', ')}`);
  }
  return new WeightedList(
    guideOutcomes.filter((outcome) => partOf(outcome) > 0),
    partOf,
  );
}

function daysOf(dates: GuideGeneration['dates'], today: string): { firstDay: number; lastDay: number } {
  const to = dates?.to ?? (dates?.from !== undefined && dates.from > today ? dates.from : today);
  const [firstDay, lastDay] = [dayNamed('dates.from', dates?.from ?? to), dayNamed('dates.to', to)];
  if (firstDay > lastDay) throw new FieldError('dates', 'must not end before they begin');
  // The last password must not outlive the last day of four digits: its guide would fit no snapshot.
  if (lastDay > dayOf('9999-12-31') - passwordDays) throw new FieldError('dates', 'must end by 9999-12-01');
  return { firstDay, lastDay };
}

function dayNamed(field: string, date: unknown): number {
  try {
    return dayOf(String(date));
  } catch {
    throw new FieldError(field, 'must be a day, yyyy-MM-dd');
  }
}
