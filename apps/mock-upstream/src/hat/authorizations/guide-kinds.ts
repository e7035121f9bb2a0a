import { proceduresOfKind, WeightedList, type Procedure, type RandomSource } from '@ponte/generators';
import type { Authorization } from '@ponte/hat/contract';

export const guideKinds = ['consultation', 'exam', 'hospitalization', 'dental'] as const;
export type GuideKind = (typeof guideKinds)[number];

/** How often each kind comes, of a hundred guides. */
const shares: Readonly<Record<GuideKind, number>> = { consultation: 45, exam: 40, hospitalization: 5, dental: 10 };

export function kindsInProportion(kinds: readonly GuideKind[]): WeightedList<GuideKind> {
  return new WeightedList(kinds, (kind) => shares[kind]);
}

/** What a guide of a kind is about, before anybody decides on it. */
export interface Request {
  own: Partial<Authorization>;
  procedures: { procedure: Procedure; quantity: number }[];
  /** A direct execution: the exam is done at once, nobody asked for it in another guide. */
  execution: boolean;
}

const conditions = [
  'CEFALEIA',
  'DOR ABDOMINAL',
  'CHECK-UP',
  'LOMBALGIA',
  'HIPERTENSAO ARTERIAL',
  'DIABETES MELLITUS',
  'DISPNEIA',
  'ANEMIA',
];
const diagnoses = ['K35', 'K80', 'J18', 'I10', 'N20', 'O80', 'S72', 'E11'];
const mouthRegions = ['ASAI', 'ASDI', 'HASD', 'HASE', 'HAID', 'HAIE'];
const permanentTeeth = [1, 2, 3, 4].flatMap((quarter) => [1, 2, 3, 4, 5, 6, 7, 8].map((tooth) => `${quarter}${tooth}`));

const drawOf: Readonly<Record<GuideKind, (random: RandomSource) => Request>> = { consultation, exam, hospitalization, dental };

export function drawRequest(kind: GuideKind, random: RandomSource): Request {
  return drawOf[kind](random);
}

function consultation(random: RandomSource): Request {
  const emergency = random.chance(0.15);
  const procedures = proceduresOfKind('consultation');
  const wanted = emergency ? '10101039' : random.chance(0.85) ? '10101012' : random.pick(procedures).code;
  const procedure = procedures.find(({ code }) => code === wanted) ?? random.pick(procedures);
  return {
    own: {
      authorizationType: '1',
      journey: emergency ? '10' : '1',
      authorizationDescription: emergency ? 'Pronto Atendimento' : 'Consulta',
      attendanceType: emergency ? '11' : '04',
      attendanceModel: emergency ? 'U' : 'E',
      consultationType: random.pick(['1', '2', '3', '4']),
      priorAuthorization: false,
    },
    procedures: [{ procedure, quantity: 1 }],
    execution: false,
  };
}

function exam(random: RandomSource): Request {
  const execution = random.chance(0.4);
  const laboratory = random.chance(0.65);
  const count = laboratory ? random.integer(1, 8) : random.integer(1, 2);
  const pool = proceduresOfKind(laboratory ? 'laboratory' : random.chance(0.8) ? 'imaging' : 'diagnostic');
  return {
    own: {
      authorizationType: '2',
      journey: '2',
      authorizationDescription: execution ? 'Exame - Execucao' : 'Exame - Solicitacao',
      attendanceType: '05',
      attendanceModel: 'E',
      clinicalCondition: random.pick(conditions),
      priorAuthorization: !execution,
    },
    procedures: several(random, pool, count, () => 1),
    execution,
  };
}

function hospitalization(random: RandomSource): Request {
  const surgical = random.chance(0.6);
  const days = random.integer(1, 7);
  const stays = proceduresOfKind('hospitalization').filter(({ term }) => !term.includes('recém-nascido'));
  const daily = proceduresOfKind('fee').filter(({ term }) => term.startsWith('Diária'));
  return {
    own: {
      authorizationType: '4',
      journey: '4',
      authorizationDescription: 'Internacao',
      attendanceType: '07',
      attendanceModel: random.chance(0.4) ? 'U' : 'E',
      clinicalCondition: random.pick(conditions),
      primaryICD: random.pick(diagnoses),
      hospType: surgical ? '2' : random.pick(['1', '3', '4']),
      hospRegime: '1',
      dailyRequestedQuantity: days,
      priorAuthorization: true,
    },
    procedures: [
      ...several(random, surgical ? proceduresOfKind('surgery') : stays, surgical ? random.integer(1, 2) : 1, () => 1),
      ...several(random, daily, 1, () => days),
    ],
    execution: false,
  };
}

function dental(random: RandomSource): Request {
  return {
    own: {
      authorizationType: '9',
      journey: '9',
      authorizationDescription: 'Odontologia',
      attendanceType: '01',
      attendanceModel: 'E',
      priorAuthorization: false,
    },
    procedures: several(random, proceduresOfKind('dental'), random.integer(1, 3), () => 1),
    execution: false,
  };
}

/** Tooth or region and faces of a dental procedure. */
export function drawTooth(random: RandomSource): { toothRegion: string; surfaces: string } {
  if (random.chance(0.3)) return { toothRegion: random.pick(mouthRegions), surfaces: '' };
  return { toothRegion: random.pick(permanentTeeth), surfaces: random.pick(['', 'O', 'M', 'D', 'OM', 'OD', 'V']) };
}

function several(random: RandomSource, pool: readonly Procedure[], count: number, quantity: () => number): Request['procedures'] {
  const chosen = new Set<Procedure>();
  for (let at = 0; at < count; at++) chosen.add(random.pick(pool));
  return [...chosen].map((procedure) => ({ procedure, quantity: quantity() }));
}
