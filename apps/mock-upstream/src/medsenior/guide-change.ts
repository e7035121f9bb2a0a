import {
  medseniorStatuses,
  medseniorStatusOf,
  type MedseniorGuide,
  type MedseniorProcedure,
  type MedseniorStatus,
} from '@ponte/medsenior/contract';
import { FieldError } from '../engine/field-error';

/** The statuses of procedures are not published; the sample has one of the texts of guides, and so are these. */
export const procedureTexts = { authorized: 'Autorizado', inAnalysis: 'Em análise', denied: 'Negado' } as const;
type ProcedureText = (typeof procedureTexts)[keyof typeof procedureTexts];

const textsByStatus: Readonly<Record<MedseniorStatus['name'], ProcedureText | undefined>> = {
  Autorizado: procedureTexts.authorized,
  EmAnalise: procedureTexts.inAnalysis,
  Negado: procedureTexts.denied,
  PedidoParaAnalise: procedureTexts.inAnalysis,
  PreAutorizadoPendenteExecutante: procedureTexts.authorized,
  ProrrogacaoIntercorrenciaEmAnalise: procedureTexts.inAnalysis,
  ProrrogacaoIntercorrenciaParaAnalise: procedureTexts.inAnalysis,
  RegistroDeSeriadoAnalisado: undefined,
};

/** What the procedures of a guide in this status are; undefined where that follows from nothing. */
export function procedureTextFor(status: MedseniorStatus): ProcedureText | undefined {
  return textsByStatus[status.name];
}

/** What happens to a guide on MedSenior's side. */
export interface GuideChange {
  /** Number, name or text. Procedures still in analysis follow it to an authorization or a denial. */
  status?: string | number;
  /** By codigoTUSS: the status of a procedure, by number, name or text. */
  procedures?: Readonly<Record<string, string | number>>;
}

/**
 * The guide after the change.
 * @param at instant of the change as the vendor writes it @throws FieldError
 */
export function changedGuide(guide: MedseniorGuide, { status: word, procedures: own = {} }: GuideChange, at: string): MedseniorGuide {
  if (word === undefined && Object.keys(own).length === 0) throw new FieldError('status', 'give a status, procedures, or both');
  const status = word === undefined ? undefined : known('status', word);
  const present = guide.procedimentos ?? [];
  if (Object.keys(own).some((code) => !present.some(({ codigoTUSS }) => codigoTUSS === code))) {
    throw new FieldError('procedures', 'name a code that the guide does not hold');
  }
  const settled = status && procedureTextFor(status);
  return {
    ...guide,
    ...(status ? { status: status.text } : {}),
    procedimentos: present.map((procedure) => {
      const asked = own[procedure.codigoTUSS ?? ''];
      if (asked !== undefined) return changedProcedure(procedure, known('procedures', asked).text, at);
      const waits = procedure.statusProcedimento === procedureTexts.inAnalysis;
      return waits && settled !== undefined && settled !== procedureTexts.inAnalysis ? changedProcedure(procedure, settled, at) : procedure;
    }),
  };
}

function changedProcedure({ dataAprovacao, ...procedure }: MedseniorProcedure, statusProcedimento: string, at: string): MedseniorProcedure {
  const authorized = statusProcedimento === procedureTexts.authorized;
  return {
    ...procedure,
    ...(authorized ? { dataAprovacao: dataAprovacao ?? at } : {}),
    statusProcedimento,
    quantidadeLiberada: authorized ? (procedure.quantidadeSolicitada ?? 0) : 0,
  };
}

function known(field: string, word: string | number): MedseniorStatus {
  const status = medseniorStatusOf(word);
  if (!status) throw new FieldError(field, `must be one of ${medseniorStatuses.map(({ value, name }) => `${value} ${name}`).join(', ')}`);
  return status;
}
