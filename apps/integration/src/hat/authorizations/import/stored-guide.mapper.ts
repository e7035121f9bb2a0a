import { parseJsonLossless } from '@ponte/common';
import type { HatGuide } from '@ponte/hat/client';
import { authorizationStatuses, procedureStatuses, type Authorization, type GuideProcedure } from '@ponte/hat/contract';
import type { StoredGuide, StoredProcedure } from '@ponte/persistence';
import { dayOrNull, quantityOrNull, textOrNull } from '../../../authorizations/plain-values';
import { canonicalHash } from './canonical-hash';

/** A guide as it came, with its reading, in the columns of the tables. @throws PonteError where its text is nested too deeply */
export function storedGuide(text: string, guide: Authorization, leftOut: HatGuide['leftOut']): StoredGuide {
  const { beneficiary, healthProvider, professional } = guide;
  const procedures = (guide.procedures ?? []).map(storedProcedure);
  const status = textOrNull(guide.authorizationStatus);
  return {
    guide: guide.idOnHealthInsurer,
    providerGuide: textOrNull(guide.idOnHealthProvider),
    authorizationId: textOrNull(guide.authorizationId),
    mainGuide: textOrNull(guide.mainAuthorizationCode),
    status,
    type: textOrNull(guide.authorizationType),
    description: textOrNull(guide.authorizationDescription),
    requestDate: dayOrNull(guide.requestDate),
    authorizationDate: dayOrNull(guide.authorizationDate),
    protocol: textOrNull(guide.attendanceProtocol),
    password: textOrNull(guide.password),
    passwordExpireDate: dayOrNull(guide.passwordExpireDate),
    subscriberId: textOrNull(beneficiary?.subscriberId),
    holderCpf: cpfOrText(beneficiary?.holderCPF),
    beneficiaryName: textOrNull(beneficiary?.name),
    providerId: textOrNull(healthProvider?.healthProviderId),
    providerDocument: textOrNull(healthProvider?.officialRecord),
    providerName: textOrNull(healthProvider?.name),
    professionalName: textOrNull(professional?.name),
    professionalCouncil: textOrNull(professional?.professionalCouncil),
    professionalCouncilNumber: textOrNull(professional?.professionalCouncilNumber),
    professionalState: textOrNull(professional?.stateAbbreviation),
    rejectionCauses: guide.rejectionCauses ?? null,
    leftOut: leftOut.length > 0 ? leftOut : null,
    payload: text,
    hash: canonicalHash(parseJsonLossless(text)),
    inAudit: status === authorizationStatuses.inAudit || procedures.some((one) => one.status === procedureStatuses.inAudit),
    procedures,
  };
}

function storedProcedure(procedure: GuideProcedure): StoredProcedure {
  return {
    tableCode: textOrNull(procedure.tableCode),
    code: textOrNull(procedure.procedureCode),
    description: textOrNull(procedure.procedureDescription),
    type: textOrNull(procedure.procedureType),
    requestedQuantity: quantityOrNull(procedure.requestedQuantity),
    authorizedQuantity: quantityOrNull(procedure.authorizedQuantity),
    status: textOrNull(procedure.status),
    rejectionCauses: procedure.rejectionCauses ?? null,
    team: procedure.medicalTeam ?? null,
  };
}

/** A CPF is looked up by its digits, however it came. */
function cpfOrText(value: string | undefined): string | null {
  const text = textOrNull(value);
  const digits = text?.replace(/[.\-\s]/g, '') ?? '';
  return /^\d{11}$/.test(digits) ? digits : text;
}
