import { sha256, storableText } from '@ponte/common';
import type { MedseniorItem } from '@ponte/medsenior/client';
import { medseniorStatusOf, type MedseniorProcedure } from '@ponte/medsenior/contract';
import type { MirroredGuide, MirroredProcedure } from '@ponte/persistence/medsenior';
import { dayOrNull, instantOrNull, quantityOrNull, textOrNull } from '../../authorizations/plain-values';
import { plainMatricula } from '../vendor/matricula';

/** Numbers of guides are short; anything longer is something else, and no key. Characters. */
const longestGuide = 100;

/**
 * An authorization as the mirror keeps it; undefined where it has no number to be known by.
 * @param asked matrículas of the search: where MedSenior leaves the matrícula out and one alone was asked for, it is that one
 */
export function mirroredGuide({ text, guide }: MedseniorItem, asked: readonly string[]): MirroredGuide | undefined {
  const number = textOrNull(guide?.guia);
  if (!guide || number === null || number.length > longestGuide) return undefined;
  const { beneficiario, profissionalSolicitante } = guide;
  const procedures = (guide.procedimentos ?? []).map(mirroredProcedure);
  const matricula = textOrNull(beneficiario?.matricula) ?? (asked.length === 1 ? (asked[0] ?? null) : null);
  const statusText = textOrNull(guide.status);
  return {
    guide: number,
    matricula: matricula === null ? null : plainMatricula(matricula),
    cpf: textOrNull(beneficiario?.cpf),
    beneficiaryName: textOrNull(beneficiario?.nome),
    status: (statusText === null ? undefined : medseniorStatusOf(statusText))?.value ?? null,
    statusText,
    type: textOrNull(guide.tipo),
    requestedAt: instantOrNull(guide.dataSolicitacao),
    validUntil: dayOrNull(guide.dataVencimento),
    professionalName: textOrNull(profissionalSolicitante?.nome),
    professionalCouncil: textOrNull(profissionalSolicitante?.conselhoRegionalMedicina),
    tussCodes: [...new Set(procedures.flatMap(({ code }) => code ?? []))],
    procedures,
    payload: storableText(text),
    payloadHash: sha256(text),
  };
}

function mirroredProcedure(procedure: MedseniorProcedure): MirroredProcedure {
  return {
    code: textOrNull(procedure.codigoTUSS),
    name: textOrNull(procedure.nomeProcedimento),
    status: textOrNull(procedure.statusProcedimento),
    requestedQuantity: quantityOrNull(procedure.quantidadeSolicitada),
    releasedQuantity: quantityOrNull(procedure.quantidadeLiberada),
    requestedAt: textOrNull(procedure.dataSolicitacao),
    approvedAt: textOrNull(procedure.dataAprovacao),
    includedAt: textOrNull(procedure.dataInclusao),
    performer: textOrNull(procedure.executante),
  };
}
