import { medseniorStatusOf, type MedseniorGuide, type MedseniorProcedure, type MedseniorStatusName } from '@ponte/medsenior/contract';
import type { Authorization, AuthorizationProcedure, AuthorizationProfessional, AuthorizationStatus } from './authorization';
import { dayOrNull, instantOrNull, quantityOrNull, textOrNull } from './plain-values';

const statuses: Readonly<Record<MedseniorStatusName, AuthorizationStatus>> = {
  Autorizado: 'authorized',
  EmAnalise: 'in_analysis',
  Negado: 'denied',
  PedidoParaAnalise: 'awaiting_analysis',
  PreAutorizadoPendenteExecutante: 'pre_authorized',
  ProrrogacaoIntercorrenciaEmAnalise: 'extension_in_analysis',
  ProrrogacaoIntercorrenciaParaAnalise: 'extension_awaiting_analysis',
  RegistroDeSeriadoAnalisado: 'serial_analyzed',
};

/** As `CRM-ES 12345`. */
const council = /^(CR[A-Z]{1,6})\s*[-/ ]\s*([A-Z]{2})\s*[-/: ]\s*([\dA-Z.]*\d[\dA-Z.-]*)$/i;

/**
 * An authorization of MedSenior in the common shape.
 * @param subscriberId of the watch entry that links this matrícula to a member; a CPF alone links nobody, for a guardian's is shared
 */
export function authorizationOfMedsenior(guide: MedseniorGuide, subscriberId: string | null = null): Authorization {
  const vendorStatus = textOrNull(guide.status);
  const { beneficiario } = guide;
  return {
    source: 'medsenior',
    guide: guide.guia,
    providerGuide: null,
    status: statusOf(vendorStatus),
    vendorStatus,
    // SADT covers exams and therapies alike, and no document lists what else may stand here.
    type: null,
    vendorType: textOrNull(guide.tipo),
    requestedOn: dayOrNull(guide.dataSolicitacao),
    requestedAt: instantOrNull(guide.dataSolicitacao),
    authorizedOn: null,
    validUntil: dayOrNull(guide.dataVencimento),
    password: null,
    protocol: null,
    beneficiary: {
      subscriberId,
      matricula: textOrNull(beneficiario?.matricula),
      cpf: textOrNull(beneficiario?.cpf),
      holderCpf: null,
      name: textOrNull(beneficiario?.nome),
    },
    provider: null,
    professional: professionalOf(guide.profissionalSolicitante),
    procedures: guide.procedimentos?.map(procedureOf) ?? null,
    rejectionCauses: null,
  };
}

function statusOf(text: string | null): AuthorizationStatus | null {
  const status = text === null ? undefined : medseniorStatusOf(text);
  return status ? statuses[status.name] : null;
}

function procedureOf(procedure: MedseniorProcedure): AuthorizationProcedure {
  const vendorStatus = textOrNull(procedure.statusProcedimento);
  return {
    table: null,
    code: textOrNull(procedure.codigoTUSS),
    description: textOrNull(procedure.nomeProcedimento),
    requestedQuantity: quantityOrNull(procedure.quantidadeSolicitada),
    authorizedQuantity: quantityOrNull(procedure.quantidadeLiberada),
    status: statusOf(vendorStatus),
    vendorStatus,
    performer: textOrNull(procedure.executante),
    approvedOn: dayOrNull(procedure.dataAprovacao),
    rejectionCauses: null,
  };
}

/** The registration is one text; where it is written otherwise its parts stay unknown. */
function professionalOf(professional: MedseniorGuide['profissionalSolicitante']): AuthorizationProfessional | null {
  if (!professional) return null;
  const [, name = null, state = null, councilNumber = null] = council.exec(textOrNull(professional.conselhoRegionalMedicina) ?? '') ?? [];
  return {
    name: textOrNull(professional.nome),
    council: name?.toUpperCase() ?? null,
    councilNumber,
    state: state?.toUpperCase() ?? null,
    occupation: null,
  };
}
