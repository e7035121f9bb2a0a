/** `BuscarBeneficiarioAutorizacaoStatus` of the vendor's page: requests take number or name, answers hold the text. */
export const medseniorStatuses = [
  { value: 1, name: 'Autorizado', text: 'Autorizado' },
  { value: 2, name: 'EmAnalise', text: 'Em análise' },
  { value: 3, name: 'Negado', text: 'Negado' },
  { value: 4, name: 'PedidoParaAnalise', text: 'Pedido para análise' },
  { value: 5, name: 'PreAutorizadoPendenteExecutante', text: 'Pré-autorizado, pendente executante' },
  { value: 6, name: 'ProrrogacaoIntercorrenciaEmAnalise', text: 'Prorrog/intercor em análise' },
  { value: 7, name: 'ProrrogacaoIntercorrenciaParaAnalise', text: 'Prorrog/intercor p/ análise' },
  { value: 8, name: 'RegistroDeSeriadoAnalisado', text: 'Registro de Seriado analisado' },
] as const;

export type MedseniorStatus = (typeof medseniorStatuses)[number];
export type MedseniorStatusName = MedseniorStatus['name'];

const byWord = new Map<string, MedseniorStatus>(
  medseniorStatuses.flatMap((status) => [status.value, status.name, status.text].map((word) => [folded(word), status] as const)),
);

/** The status that a number, a name or a text means, whatever its case, accents, spaces and punctuation; undefined for any other. */
export function medseniorStatusOf(word: string | number): MedseniorStatus | undefined {
  return byWord.get(folded(word));
}

function folded(word: string | number): string {
  return String(word)
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}
