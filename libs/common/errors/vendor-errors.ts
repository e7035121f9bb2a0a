import type { ErrorEntry } from './error-entry';

/** Errors of the systems behind the hub, and of what the hub keeps for them. */
export const vendorErrors = {
  VENDOR_UNAVAILABLE: {
    status: 503,
    level: 'warn',
    pt: 'O sistema {vendor} não respondeu. Repita mais tarde; o que já foi aceito segue na fila e será enviado.',
    en: 'The system {vendor} did not answer. Repeat later; what was already accepted stays queued and will be sent.',
  },
  VENDOR_REFUSED: {
    status: 502,
    level: 'warn',
    pt: 'O sistema {vendor} recusou a chamada (status {status}). Confira as credenciais e a configuração.',
    en: 'The system {vendor} refused the call (status {status}). Check the credentials and the configuration.',
  },
  VENDOR_ANSWER_UNKNOWN: {
    status: 502,
    level: 'warn',
    pt: 'O sistema {vendor} respondeu algo que não está no contrato. O detalhe está no histórico de trocas.',
    en: 'The system {vendor} answered something that is not in the contract. The exchange history has the details.',
  },
  VENDOR_DISABLED: {
    status: 409,
    level: 'info',
    pt: 'A integração com {vendor} está desligada para este operador. Ligue-a na configuração.',
    en: 'The integration with {vendor} is switched off for this operator. Switch it on in the configuration.',
  },
  MASTER_TOKEN_EXISTS: {
    status: 409,
    level: 'info',
    pt: 'Já existe um Master Token guardado. Para trocá-lo, repita com replace=true.',
    en: 'A master token is already stored. To replace it, repeat with replace=true.',
  },
  MASTER_TOKEN_MISSING: {
    status: 409,
    level: 'info',
    pt: 'Não há Master Token: informe HAT_MASTER_TOKEN, ou envie na chamada um token válido para criar o primeiro.',
    en: 'There is no master token: set HAT_MASTER_TOKEN, or give a valid token in the call to create the first one.',
  },
  RETRY_NOTHING: {
    status: 409,
    level: 'info',
    pt: 'Não há itens recusados ou com falha para reenviar nesta remessa.',
    en: 'This submission has no rejected or failed items to send again.',
  },
  RETRY_NEWER_EXISTS: {
    status: 409,
    level: 'info',
    pt: 'Há um envio mais novo para a mesma chave, e reenviar este mudaria a ordem. Envie um evento novo se ele ainda valer.',
    en: 'A newer change exists for the same key, and sending this one again would change the order. Send a new event if it still holds.',
  },
  RETRY_PAYLOAD_PURGED: {
    status: 409,
    level: 'info',
    pt: 'O conteúdo do item já foi apagado pelo prazo de retenção. Envie o cadastro de novo.',
    en: 'The content of the item was already purged by the retention period. Send the registration again.',
  },
  VENDOR_PAUSED: {
    status: 503,
    level: 'info',
    pt: 'As chamadas ao sistema {vendor} estão pausadas para este operador. Retome-as, ou consulte o que está guardado.',
    en: 'Calls to the system {vendor} are paused for this operator. Resume them, or ask for what is stored.',
  },
  MEDSENIOR_FILTER_REQUIRED: {
    status: 400,
    level: 'info',
    pt: 'A consulta precisa de ao menos uma matrícula (matricula) ou um CPF (cpf): sem eles a MedSênior responderia por todos os beneficiários.',
    en: 'The search needs at least one matrícula (matricula) or CPF (cpf): without them MedSênior would answer for every beneficiary.',
  },
  MEDSENIOR_LIVE_WINDOW: {
    status: 400,
    level: 'info',
    pt: 'Ao vivo, page × pageSize vai até {max}. Para ir além, consulte o espelho com source=mirror.',
    en: 'Live, page × pageSize goes up to {max}. To go beyond, ask the mirror with source=mirror.',
  },
  MEDSENIOR_REFUSED: {
    status: 422,
    level: 'info',
    pt: 'A MedSênior recusou os filtros da consulta. Confira as matrículas (apenas dígitos), os CPFs e os códigos TUSS.',
    en: 'MedSênior refused the filters of the search. Check the matrículas (digits only), the CPFs and the TUSS codes.',
  },
  MEDSENIOR_UNAUTHORIZED: {
    status: 502,
    level: 'error',
    pt: 'A MedSênior não aceitou as credenciais do hub. Confira MEDSENIOR_CLIENT_ID e MEDSENIOR_CLIENT_SECRET.',
    en: 'MedSênior did not accept the credentials of the hub. Check MEDSENIOR_CLIENT_ID and MEDSENIOR_CLIENT_SECRET.',
  },
  MEDSENIOR_FORBIDDEN: {
    status: 502,
    level: 'error',
    pt: 'O cliente do hub não tem o papel Administrador ou Leitor na MedSênior. Peça-o à MedSênior para o grupo beneficiario.',
    en: 'The client of the hub has neither the role Administrador nor Leitor at MedSênior. Ask MedSênior for it, for the group beneficiario.',
  },
  MEDSENIOR_FAULT: {
    status: 502,
    level: 'warn',
    pt: 'A MedSênior respondeu com erro interno (status {status}). Repita mais tarde, ou consulte o espelho com source=mirror.',
    en: 'MedSênior answered with an internal error (status {status}). Repeat later, or ask the mirror with source=mirror.',
  },
} as const satisfies Record<string, ErrorEntry>;
