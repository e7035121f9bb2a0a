import { dateOf } from '@ponte/generators';
import {
  authorizationStatuses,
  procedureStatuses,
  type Authorization,
  type GuideProcedure,
  type GuideRejectionCause,
} from '@ponte/hat/contract';
import { FieldError } from '../../engine/field-error';
import { passwordDays } from './guide-maker';
import { deniedByAudit } from './rejection-causes';

export const verdicts = ['authorized', 'denied'] as const;
export type Verdict = (typeof verdicts)[number];

/** What an auditor says of a guide. */
export interface GuideDecision {
  outcome: Verdict;
  /** By procedureCode, where it differs from `outcome`: then the guide is authorized in part. */
  procedures?: Readonly<Record<string, Verdict>>;
  /** For what is denied; absent: denied by the audit. */
  rejectionCauses?: readonly GuideRejectionCause[];
}

/**
 * The guide after the audit. It keeps its tracking status, so nothing in the unmarked list shows the change once it was imported.
 * @param today days since 1970 @throws FieldError when it is not in audit, or the decision names what it does not hold
 */
export function decidedGuide(guide: Authorization, decision: GuideDecision, today: number, password: string): Authorization {
  if (guide.authorizationStatus !== authorizationStatuses.inAudit)
    throw new FieldError('authorizationStatus', 'is not 6: the guide is not in audit');
  const { outcome, procedures: exceptions = {}, rejectionCauses = [deniedByAudit] } = decision;
  const known = new Set(guide.procedures?.map(({ procedureCode }) => procedureCode));
  if (Object.keys(exceptions).some((code) => !known.has(code)))
    throw new FieldError('procedures', 'name a code that the guide does not hold');
  if ([outcome, ...Object.values(exceptions)].some((one) => !verdicts.includes(one)))
    throw new FieldError('outcome', `must be ${verdicts.join(' or ')}`);
  const causes = [...rejectionCauses];
  const decided = (guide.procedures ?? []).map((procedure) =>
    decidedProcedure(procedure, exceptions[procedure.procedureCode ?? ''] ?? outcome, causes),
  );
  const authorized = decided.filter(({ status }) => String(status) === procedureStatuses.authorized).length;
  const all = decided.length === 0 ? outcome === 'authorized' : authorized === decided.length;
  const none = decided.length === 0 ? outcome === 'denied' : authorized === 0;
  return {
    ...guide,
    authorizationStatus: none
      ? authorizationStatuses.denied
      : all
        ? authorizationStatuses.authorized
        : authorizationStatuses.partlyAuthorized,
    authorizationDate: dateOf(today),
    procedures: decided,
    rejectionCauses: none ? causes : [],
    ...(none ? {} : { password, passwordExpireDate: dateOf(today + passwordDays) }),
    ...(none || guide.requestedHospitalInfo === undefined ? {} : { authorizedHospitalInfo: guide.requestedHospitalInfo }),
  };
}

/** @throws FieldError when it is cancelled already */
export function cancelledGuide(guide: Authorization): Authorization {
  const { cancelled } = authorizationStatuses;
  if (guide.authorizationStatus === cancelled) throw new FieldError('authorizationStatus', 'is 9 already: the guide is cancelled');
  return { ...guide, authorizationStatus: cancelled };
}

function decidedProcedure(procedure: GuideProcedure, verdict: Verdict, causes: GuideRejectionCause[]): GuideProcedure {
  const authorized = verdict === 'authorized';
  const quantity = authorized ? (procedure.requestedQuantity ?? 0) : 0;
  return {
    ...procedure,
    status: Number(authorized ? procedureStatuses.authorized : procedureStatuses.denied),
    auditing: '0',
    authorizedQuantity: quantity,
    balance: quantity,
    rejectionCauses: authorized ? [] : causes,
  };
}
