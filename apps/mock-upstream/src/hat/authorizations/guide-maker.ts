import { dateOf, dayOf, type RandomSource, type WeightedList } from '@ponte/generators';
import { authorizationStatuses, procedureStatuses, type Authorization, type GuideProcedure } from '@ponte/hat/contract';
import type { GuideBeneficiary, GuideCast, GuideHealthProvider } from './guide-cast';
import { drawRequest, drawTooth, type GuideKind, type Request } from './guide-kinds';
import { auditCause, rejectionCauses } from './rejection-causes';
import type { StoredGuide } from './stored-guide';

export const guideOutcomes = ['authorized', 'denied', 'inAudit'] as const;
export type GuideOutcome = (typeof guideOutcomes)[number];

export interface GuidePlan {
  healthInsurerId: string;
  ansRegistry: string;
  cast: GuideCast;
  kinds: WeightedList<GuideKind>;
  outcomes: WeightedList<GuideOutcome>;
  /** First and last day of request, `count` guides between them in the order of issue. */
  firstDay: number;
  lastDay: number;
  count: number;
  random: RandomSource;
}

/** An authorization lives so many days. */
export const passwordDays = 30;

/** One guide of a plan: the same plan, place and id give the same guide. */
export function makeGuide(plan: GuidePlan, place: number, id: number): StoredGuide {
  const random = plan.random.at(place);
  const kind = plan.kinds.pick(random);
  const outcome = plan.outcomes.pick(random);
  const day = plan.firstDay + Math.floor((place * (plan.lastDay - plan.firstDay + 1)) / plan.count);
  const request = drawRequest(kind, random);
  const beneficiary = plan.cast.beneficiary(random);
  const healthProvider = plan.cast.healthProvider(random, kind);
  const professional = plan.cast.professional(random, kind);
  const procedures = drawProcedures(plan, request, kind, outcome, random);
  const location = healthProvider.attendanceLocations?.[0];
  const [year, month, dayOfMonth] = dateOf(day).split('-') as [string, string, string];
  const sequence = String(id).padStart(8, '0');
  const number = `${plan.healthInsurerId}${year}${month}${sequence}`;
  const guide: Authorization = {
    authorizationId: id,
    idOnHealthInsurer: number,
    // Another number than the operator's, so that nobody takes the one for the other unnoticed.
    idOnHealthProvider: `${healthProvider.healthProviderId ?? plan.healthInsurerId}${sequence}`,
    mainAuthorizationCode: number,
    ...request.own,
    authorizationStatus: statusOf(outcome, procedures),
    requestDate: dateOf(day),
    attendanceProtocol: `${plan.ansRegistry}${year}${month}${dayOfMonth}${String(id % 1_000_000).padStart(6, '0')}`,
    attendanceNote: '',
    accidentIndication: '9',
    closingReason: '',
    newbornAttendance: false,
    ansRegistry: plan.ansRegistry,
    ...(location?.locationCode ? { locationCode: location.locationCode } : {}),
    ...(location?.attendanceLocation ? { attendanceLocation: location.attendanceLocation } : {}),
    ...(outcome === 'inAudit' ? {} : { authorizationDate: dateOf(day) }),
    ...(outcome === 'authorized' ? { password: random.digits(8), passwordExpireDate: dateOf(day + passwordDays) } : {}),
    procedures,
    beneficiary,
    healthProvider,
    professional,
    rejectionCauses: outcome === 'denied' ? [random.pick(rejectionCauses[kind])] : outcome === 'inAudit' ? [auditCause] : [],
    ...(kind === 'dental' ? { professionalRequestor: professional } : {}),
    ...(kind === 'hospitalization' ? stayOf(day, random, healthProvider, outcome) : {}),
  };
  // Of a direct execution HAT tells the execution itself as its source (Protheus client).
  if (request.execution) {
    guide.sourceAuthorization = {
      idOnHealthInsurer: number,
      clinicalCondition: guide.clinicalCondition,
      attendanceModel: guide.attendanceModel,
      requestDate: guide.requestDate,
      professional,
    };
  }
  return { id, guide: asNewborn(guide, beneficiary), trackingStatus: '0' };
}

function drawProcedures(plan: GuidePlan, request: Request, kind: GuideKind, outcome: GuideOutcome, random: RandomSource): GuideProcedure[] {
  // Of what is authorized a few guides are so in part only.
  const partly = outcome === 'authorized' && request.procedures.length > 1 && random.chance(0.04);
  return request.procedures.map(({ procedure, quantity }, at): GuideProcedure => {
    const denied = outcome === 'denied' || (partly && at === request.procedures.length - 1);
    const status = denied ? procedureStatuses.denied : outcome === 'inAudit' ? procedureStatuses.inAudit : procedureStatuses.authorized;
    const authorized = status === procedureStatuses.authorized ? quantity : 0;
    return {
      tableCode: procedure.table,
      procedureCode: procedure.code,
      procedureDescription: procedure.term.toUpperCase().slice(0, 230),
      procedureType: procedure.kind === 'fee' ? '4' : '0',
      requestedQuantity: quantity,
      authorizedQuantity: authorized,
      balance: authorized,
      status: Number(status),
      auditing: status === procedureStatuses.inAudit ? '1' : '0',
      ...(kind === 'dental' ? drawTooth(random) : {}),
      rejectionCauses: denied ? [random.pick(rejectionCauses[kind])] : status === procedureStatuses.inAudit ? [auditCause] : [],
      ...(procedure.kind === 'surgery' ? { medicalTeam: drawTeam(plan.cast, random) } : {}),
    };
  });
}

/** Surgeon, first assistant, anaesthetist (TISS dm_grauPart 00, 01, 06). */
function drawTeam(cast: GuideCast, random: RandomSource): NonNullable<GuideProcedure['medicalTeam']> {
  return ['00', '01', '06'].map((participationDegree, at) => ({
    sequence: String(at + 1),
    participationDegree,
    professional: cast.professional(random, 'hospitalization'),
  }));
}

function statusOf(outcome: GuideOutcome, procedures: readonly GuideProcedure[]): string {
  if (outcome === 'inAudit') return authorizationStatuses.inAudit;
  if (outcome === 'denied') return authorizationStatuses.denied;
  const partly = procedures.some(({ status }) => String(status) === procedureStatuses.denied);
  return partly ? authorizationStatuses.partlyAuthorized : authorizationStatuses.authorized;
}

/** The shapes of the two hospital expansions are published nowhere: these are ours. */
function stayOf(day: number, random: RandomSource, provider: GuideHealthProvider, outcome: GuideOutcome): Partial<Authorization> {
  const { healthProviderId, officialRecord, name } = provider;
  const hospital = { healthProviderId, officialRecord, name };
  return {
    expectedHospitalizationDate: dateOf(day + random.integer(0, 20)),
    requestedHospitalInfo: hospital,
    ...(outcome === 'authorized' ? { authorizedHospitalInfo: hospital } : {}),
  };
}

/** In the first thirty days of life the care goes by the mother's card too. */
function asNewborn(guide: Authorization, { birthdate }: GuideBeneficiary): Authorization {
  if (!birthdate || !guide.requestDate || !/^\d{4}-\d\d-\d\d$/.test(birthdate)) return guide;
  const age = dayOf(guide.requestDate) - dayOf(birthdate);
  return age >= 0 && age <= 30 ? { ...guide, newbornAttendance: true } : guide;
}
