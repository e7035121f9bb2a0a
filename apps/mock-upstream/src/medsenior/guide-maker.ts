import { proceduresOfKind, WeightedList, type Operator, type Procedure, type RandomSource } from '@ponte/generators';
import { medseniorStatuses, type MedseniorGuide, type MedseniorProcedure, type MedseniorStatus } from '@ponte/medsenior/contract';
import { procedureTexts, procedureTextFor } from './guide-change';
import type { MedseniorBeneficiary } from './members';

export interface MedseniorPlan {
  operator: Operator;
  beneficiary(random: RandomSource): MedseniorBeneficiary;
  statuses: WeightedList<MedseniorStatus>;
  /** Milliseconds since 1970 between which guides are asked for, `count` of them, in the order of issue. */
  from: number;
  to: number;
  count: number;
  random: RandomSource;
}

/** How often each status comes, of a hundred guides, by its number. */
const shares: Readonly<Record<number, number>> = { 1: 45, 2: 8, 3: 7, 4: 5, 5: 25, 6: 3, 7: 3, 8: 4 };

export function statusesInProportion(statuses: readonly MedseniorStatus[] = medseniorStatuses): WeightedList<MedseniorStatus> {
  return new WeightedList(statuses, ({ value }) => shares[value] ?? 1);
}

const day = 86_400_000;
const hour = 3_600_000;
const generatedProviders = 60;
const validDays = 30;

/** One guide of a plan, but for its number: the same plan and place give the same guide. */
export function makeGuide(plan: MedseniorPlan, place: number): Omit<MedseniorGuide, 'guia'> {
  const random = plan.random.at(place);
  const status = plan.statuses.pick(random);
  const asked = Math.floor((plan.from + ((place + random.fraction()) * (plan.to - plan.from)) / plan.count) / 1_000) * 1_000;
  const decided = Math.min(asked + Math.floor(random.fraction() * 48) * hour, plan.to);
  const { name, registration } = plan.operator.professional(random.integer(0, generatedProviders - 1));
  const executor = plan.operator.provider(random.integer(0, generatedProviders - 1)).reducedName;
  return {
    beneficiario: plan.beneficiary(random),
    dataSolicitacao: instant(asked),
    // As in the vendor's sample: the end of the day, labelled with Z.
    dataVencimento: `${instant(asked + validDays * day).slice(0, 10)}T23:59:59Z`,
    profissionalSolicitante: {
      nome: name,
      conselhoRegionalMedicina: `${registration.council}-${registration.state} ${registration.number}`,
    },
    status: status.text,
    tipo: 'SADT',
    procedimentos: drawProcedures(random).map((procedure) => makeProcedure(procedure, { status, asked, decided, executor }, random)),
  };
}

function drawProcedures(random: RandomSource): Procedure[] {
  const pool = proceduresOfKind(random.pick(['laboratory', 'laboratory', 'imaging', 'diagnostic'] as const));
  return [...new Set(Array.from({ length: random.integer(1, 4) }, () => random.pick(pool)))];
}

interface Circumstances {
  status: MedseniorStatus;
  asked: number;
  decided: number;
  executor: string;
}

function makeProcedure(
  { code, term }: Procedure,
  { status, asked, decided, executor }: Circumstances,
  random: RandomSource,
): MedseniorProcedure {
  const quantity = random.chance(0.9) ? 1 : random.integer(2, 10);
  // A serial whose analysis is over may have come out either way.
  const text = procedureTextFor(status) ?? (random.chance(0.8) ? procedureTexts.authorized : procedureTexts.denied);
  const authorized = text === procedureTexts.authorized;
  return {
    codigoTUSS: code,
    nomeProcedimento: term,
    dataSolicitacao: instant(asked),
    ...(authorized ? { dataAprovacao: instant(decided) } : {}),
    statusProcedimento: text,
    ...(authorized && status.name !== 'PreAutorizadoPendenteExecutante' ? { executante: executor } : {}),
    dataInclusao: instant(asked),
    quantidadeLiberada: authorized ? quantity : 0,
    quantidadeSolicitada: quantity,
  };
}

/** As the vendor writes instants: whole seconds, Z. */
export function instant(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}
