import type { GuideRejectionCause } from '@ponte/hat/contract';
import type { GuideKind } from './guide-kinds';

/** Terms of ANS table 38 (TISS 4.03.00); the operator's own three-digit code 573 stands in the Protheus client. */
const anywhere: readonly GuideRejectionCause[] = [
  { code: '573', description: 'DEMANDA POR REQUERIMENTO' },
  { code: '1410', description: 'SERVIÇO SOLICITADO EM CARÊNCIA' },
  { code: '1415', description: 'PROCEDIMENTO NÃO AUTORIZADO PARA O BENEFICIÁRIO' },
  { code: '1423', description: 'QUANTIDADE SOLICITADA ACIMA DA QUANTIDADE PERMITIDA' },
  { code: '1426', description: 'NÃO AUTORIZADO PELA AUDITORIA' },
];

const byKind: Readonly<Record<GuideKind, readonly GuideRejectionCause[]>> = {
  consultation: [{ code: '1613', description: 'CONSULTA NÃO AUTORIZADA' }],
  exam: [
    { code: '1614', description: 'SERVIÇO AMBULATORIAL NÃO AUTORIZADO' },
    {
      code: '1438',
      description:
        'PROCEDIMENTO SOLICITADO NÃO AUTORIZADO POR NÃO ATENDER A DIRETRIZ DE UTILIZAÇÃO (DUT) DO ROL DE PROCEDIMENTOS E EVENTOS EM SAÚDE DA ANS',
    },
  ],
  hospitalization: [
    { code: '1615', description: 'INTERNAÇÃO NÃO AUTORIZADA' },
    { code: '1401', description: 'ACOMODAÇÃO NÃO AUTORIZADA' },
  ],
  dental: [
    { code: '1430', description: 'PROCEDIMENTO ODONTOLÓGICO NÃO AUTORIZADO' },
    { code: '1432', description: 'PROCEDIMENTO NÃO AUTORIZADO PARA DENTE/REGIÃO SOLICITADA' },
  ],
};

/** Why a guide or a procedure may be denied. */
export const rejectionCauses: Readonly<Record<GuideKind, readonly GuideRejectionCause[]>> = {
  consultation: [...byKind.consultation, ...anywhere],
  exam: [...byKind.exam, ...anywhere],
  hospitalization: [...byKind.hospitalization, ...anywhere],
  dental: [...byKind.dental, ...anywhere],
};

/** What stands with what waits for an auditor (table 38). */
export const auditCause: GuideRejectionCause = { code: '1427', description: 'NECESSIDADE DE AUDITORIA MÉDICA' };
/** Said when an auditor denies without a cause of his own (table 38). */
export const deniedByAudit: GuideRejectionCause = { code: '1426', description: 'NÃO AUTORIZADO PELA AUDITORIA' };
