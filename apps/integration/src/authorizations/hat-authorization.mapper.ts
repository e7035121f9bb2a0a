import {
  authorizationStatuses,
  procedureStatuses,
  type GuideProcedure,
  type GuideProfessional,
  type GuideRejectionCause,
  type Authorization as HatGuide,
} from '@ponte/hat/contract';
import type {
  Authorization,
  AuthorizationProcedure,
  AuthorizationProfessional,
  AuthorizationStatus,
  AuthorizationType,
  RejectionCause,
} from './authorization';
import { dayOrNull, quantityOrNull, textOrNull } from './plain-values';

const statuses = new Map<string | null, AuthorizationStatus>([
  [authorizationStatuses.authorized, 'authorized'],
  [authorizationStatuses.partlyAuthorized, 'partly_authorized'],
  [authorizationStatuses.denied, 'denied'],
  [authorizationStatuses.inAudit, 'in_analysis'],
  [authorizationStatuses.cancelled, 'cancelled'],
]);

const statusesOfProcedures = new Map<string | null, AuthorizationStatus>([
  [procedureStatuses.denied, 'denied'],
  [procedureStatuses.authorized, 'authorized'],
  [procedureStatuses.inAudit, 'in_analysis'],
]);

const types = new Map<string | null, AuthorizationType>([
  ['1', 'consultation'],
  ['2', 'exam'],
  ['3', 'execution'],
  ['4', 'hospitalization'],
  ['9', 'dental'],
  ['10', 'emergency'],
]);

/** HAT writes 2 for an exam and for its execution; only the description tells them apart (Protheus client). */
const execution = /exame\s*-\s*exec/i;

/** A guide of HAT in the common shape. What was not expanded is null. */
export function authorizationOfHat(guide: HatGuide): Authorization {
  const { beneficiary, healthProvider } = guide;
  const vendorStatus = textOrNull(guide.authorizationStatus);
  const vendorType = textOrNull(guide.authorizationType);
  return {
    source: 'hat',
    guide: guide.idOnHealthInsurer,
    providerGuide: textOrNull(guide.idOnHealthProvider),
    status: statuses.get(vendorStatus) ?? null,
    vendorStatus,
    type: typeOf(vendorType, guide.authorizationDescription),
    vendorType,
    requestedOn: dayOrNull(guide.requestDate),
    requestedAt: null,
    authorizedOn: dayOrNull(guide.authorizationDate),
    validUntil: dayOrNull(guide.passwordExpireDate),
    password: textOrNull(guide.password),
    protocol: textOrNull(guide.attendanceProtocol),
    beneficiary: {
      subscriberId: textOrNull(beneficiary?.subscriberId),
      matricula: null,
      cpf: null,
      holderCpf: textOrNull(beneficiary?.holderCPF),
      name: textOrNull(beneficiary?.name),
    },
    provider: healthProvider
      ? {
          id: textOrNull(healthProvider.healthProviderId),
          document: textOrNull(healthProvider.officialRecord),
          name: textOrNull(healthProvider.name),
        }
      : null,
    professional: professionalOf(guide.professional),
    procedures: guide.procedures?.map(procedureOf) ?? null,
    rejectionCauses: causesOf(guide.rejectionCauses),
  };
}

function typeOf(vendorType: string | null, description: string | undefined): AuthorizationType | null {
  const type = types.get(vendorType) ?? null;
  return type === 'exam' && execution.test(description ?? '') ? 'execution' : type;
}

function procedureOf(procedure: GuideProcedure): AuthorizationProcedure {
  const vendorStatus = textOrNull(procedure.status);
  return {
    table: textOrNull(procedure.tableCode),
    code: textOrNull(procedure.procedureCode),
    description: textOrNull(procedure.procedureDescription),
    requestedQuantity: quantityOrNull(procedure.requestedQuantity),
    authorizedQuantity: quantityOrNull(procedure.authorizedQuantity),
    status: statusesOfProcedures.get(vendorStatus) ?? null,
    vendorStatus,
    performer: null,
    approvedOn: null,
    rejectionCauses: causesOf(procedure.rejectionCauses),
  };
}

function professionalOf(professional: GuideProfessional | undefined): AuthorizationProfessional | null {
  if (!professional) return null;
  return {
    name: textOrNull(professional.name),
    council: textOrNull(professional.professionalCouncil),
    councilNumber: textOrNull(professional.professionalCouncilNumber),
    state: textOrNull(professional.stateAbbreviation),
    occupation: textOrNull(professional.cbos?.code),
  };
}

function causesOf(causes: readonly GuideRejectionCause[] | undefined): RejectionCause[] | null {
  return causes?.map(({ code, description }) => ({ code: textOrNull(code), description: textOrNull(description) })) ?? null;
}
