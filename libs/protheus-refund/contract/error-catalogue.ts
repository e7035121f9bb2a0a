/** The operations of the contract, by their operationId; `token` is issueToken. */
export type ProtheusOperation = 'token' | 'createPrescription' | 'listMedications' | 'listRefunds';

/**
 * One error as the vendor's document prints it, slips of spelling included: `{slots}` stand for what differs from call to call.
 * Some slots quote the caller (`{subscriberId}`, `{remainder}`, `{href}`): the filled text is personal data.
 */
export interface CatalogueEntry {
  readonly operations: readonly ProtheusOperation[];
  /** HTTP status of the whole answer; a reading of ours, for the document prints none. Absent for entries of `details`. */
  readonly status?: number;
  readonly code: string;
  readonly message: string;
  readonly detailedMessage: string;
  /** What its `details` are made of, by name in this catalogue. */
  readonly details?: readonly string[];
}

const create = ['createPrescription'] as const;

/** The whole error catalogue [doc]. `E001` has four meanings and `E005-1` two: code and operation alone tell neither apart. */
export const protheusErrorCatalogue = {
  bodyNotJson: {
    operations: create,
    status: 406,
    code: 'E001',
    message: 'JSON inválido',
    detailedMessage: 'Json Error: >>{remainder}<<',
  },
  bodyInvalid: {
    operations: create,
    status: 406,
    code: 'E002',
    message: 'Os campos do json no body estão inválidos',
    detailedMessage: 'Verifique a lista de erros no campo details para mais detalhes.',
    details: ['fieldAbsent', 'fieldType'],
  },
  fieldAbsent: {
    operations: create,
    code: 'E002A-406',
    message: 'Campo {field} não informado',
    detailedMessage: 'Não foi informado o campo {field}.',
  },
  fieldType: {
    operations: create,
    code: 'E002D-406',
    message: 'Tipo inválido para o campo {field}',
    detailedMessage: 'O valor do campo {field} deve ser do tipo ({type}).',
  },
  insurerUnknown: {
    operations: create,
    status: 404,
    code: 'E003',
    message: 'Operadora de Saúde não encontrada',
    detailedMessage: 'Não foi encontrada nenhum operadora de saúde com o código {healthInsurerCode}',
  },
  subscriberUnknown: {
    operations: create,
    status: 404,
    code: 'E004',
    message: 'Beneficiário não encontrado',
    detailedMessage: 'Não foi encontrado nenhum beneficiário com a matricula {subscriberId}',
  },
  prescriptionRefused: {
    operations: create,
    status: 400,
    code: 'E005',
    message: 'Erro ao incluir receita de medicamentos de uso continuo.',
    detailedMessage: 'Verifique a lista de erros para mais detalhes',
    details: ['recordAbsent', 'attachmentNotDownloaded'],
  },
  recordAbsent: {
    operations: create,
    code: 'E005-1',
    message: 'Não existe registro relacionado a chave informada no alias {alias}, ordenação {order}.',
    detailedMessage: 'Id do campo de erro: {column}; Id do erro: {rule}',
  },
  attachmentNotDownloaded: {
    operations: create,
    code: 'E005-1',
    message: 'Erro ao realizar download do arquivo.',
    detailedMessage: 'Status code: {status}; Erro: {reason}\r\n; Url: {href}',
  },
  queryKeyMissing: {
    operations: ['listMedications', 'listRefunds'],
    status: 406,
    code: 'E001',
    message: 'Existem chaves obrigatórias que não foram informadas.',
    detailedMessage: 'Verifique a lista de erros no campo details para mais detalhes.',
    details: ['keyAbsent'],
  },
  keyAbsent: {
    operations: ['listMedications', 'listRefunds'],
    code: 'E001-406',
    message: 'Chave {key} obrigatória',
    detailedMessage: 'Não foi informado no queryParams da requisição a chave {kebabKey}.',
  },
  subscriberOfListUnknown: {
    operations: ['listMedications'],
    status: 404,
    code: 'E001',
    message: 'Beneficiário não encontrado',
    detailedMessage: 'Não foi possível retornar os dados do beneficiário através da matrícula informada.',
  },
  prescriptionUnknown: {
    operations: ['listRefunds'],
    status: 404,
    code: 'E001',
    message: 'Receita Não Encontrada',
    detailedMessage: 'Não foi possível retornar os dados da receita através do código da receita informada.',
  },
} as const satisfies Record<string, CatalogueEntry>;

export type ProtheusErrorName = keyof typeof protheusErrorCatalogue;
