import type { ErrorEntry } from './error-entry';

/** Faults of one field, item or parameter; they stand in `details` under VALIDATION_FAILED or QUERY_INVALID. */
export const fieldErrors = {
  FIELD_UNKNOWN: {
    status: 422,
    level: 'info',
    pt: 'Campo desconhecido. Confira a grafia na documentação; campos a mais são recusados para que um erro de digitação não se perca.',
    en: 'Unknown field. Check its spelling in the documentation; extra fields are refused so that a misspelling is not lost.',
  },
  FIELD_REPEATED: {
    status: 422,
    level: 'info',
    pt: 'O mesmo campo veio em duas grafias. Envie apenas uma.',
    en: 'The same field came in two spellings. Send only one.',
  },
  FIELD_REQUIRED: { status: 422, level: 'info', pt: 'Campo obrigatório ausente ou vazio.', en: 'Required field missing or empty.' },
  FIELD_TYPE: {
    status: 422,
    level: 'info',
    pt: 'Tipo de valor errado: o esperado é {expected}.',
    en: 'Wrong type of value: expected {expected}.',
  },
  FIELD_TOO_LONG: {
    status: 422,
    level: 'info',
    pt: 'Valor longo demais: no máximo {max} caracteres.',
    en: 'Value too long: at most {max} characters.',
  },
  FIELD_TOO_SHORT: {
    status: 422,
    level: 'info',
    pt: 'Valor curto demais: no mínimo {min} caracteres.',
    en: 'Value too short: at least {min} characters.',
  },
  FIELD_RANGE: { status: 422, level: 'info', pt: 'Valor fora da faixa de {min} a {max}.', en: 'Value outside the range {min} to {max}.' },
  FIELD_FORMAT: {
    status: 422,
    level: 'info',
    pt: 'Formato inválido: o esperado é {expected}.',
    en: 'Invalid format: expected {expected}.',
  },
  FIELD_ENUM: {
    status: 422,
    level: 'info',
    pt: 'Valor não previsto. Valores aceitos: {allowed}.',
    en: 'Unexpected value. Accepted values: {allowed}.',
  },
  DATE_INVALID: {
    status: 422,
    level: 'info',
    pt: 'Data inválida. Use aaaa-mm-dd ou aaaammdd, com um dia que exista no calendário.',
    en: 'Invalid date. Use yyyy-mm-dd or yyyymmdd with a day that exists in the calendar.',
  },
  CPF_INVALID: {
    status: 422,
    level: 'info',
    pt: 'CPF inválido: são 11 dígitos, sem pontuação, e os verificadores devem conferir.',
    en: 'Invalid CPF: 11 digits without punctuation, and the check digits must match.',
  },
  CNS_INVALID: {
    status: 422,
    level: 'info',
    pt: 'Cartão Nacional de Saúde inválido: são 15 dígitos que começam por 1, 2, 7, 8 ou 9, e o verificador deve conferir.',
    en: 'Invalid national health card: 15 digits starting with 1, 2, 7, 8 or 9, and the check digit must match.',
  },
  DOCUMENT_INVALID: {
    status: 422,
    level: 'info',
    pt: 'Documento inválido: informe um CPF (11 dígitos) ou um CNPJ (14 caracteres, numérico ou alfanumérico) sem pontuação.',
    en: 'Invalid document: give a CPF (11 digits) or a CNPJ (14 characters, numeric or alphanumeric) without punctuation.',
  },
  EMAIL_INVALID: { status: 422, level: 'info', pt: 'Endereço de e-mail inválido.', en: 'Invalid e-mail address.' },
  KEY_REPEATED: {
    status: 422,
    level: 'info',
    pt: 'Esta chave já apareceu no item {first} da mesma chamada. Envie cada cadastro uma só vez por chamada.',
    en: 'This key already appeared in item {first} of the same call. Send each registration only once per call.',
  },
  ITEMS_EMPTY: { status: 422, level: 'info', pt: 'A lista precisa de ao menos um item.', en: 'The list needs at least one item.' },
  ITEMS_TOO_MANY: {
    status: 422,
    level: 'info',
    pt: 'Itens demais: no máximo {max} por chamada. Divida em mais chamadas.',
    en: 'Too many items: at most {max} per call. Split them over several calls.',
  },
  ITEM_NOT_OBJECT: { status: 422, level: 'info', pt: 'O item deve ser um objeto JSON.', en: 'The item must be a JSON object.' },
  INSURER_UNKNOWN: {
    status: 422,
    level: 'info',
    pt: 'O par healthInsurerId e ansRegistry não está configurado para este operador. Confira HAT_INSURERS ou o arquivo de operadores.',
    en: 'The pair healthInsurerId and ansRegistry is not configured for this operator. Check HAT_INSURERS or the tenants file.',
  },
  SUBSCRIBER_AMBIGUOUS: {
    status: 422,
    level: 'info',
    pt: 'A matrícula de 15 dígitos corresponde a mais de um beneficiário conhecido. Envie-a com 16 ou 17.',
    en: 'The 15-digit subscriber id matches more than one known member. Send it with 16 or 17.',
  },
  SUBSCRIBER_UNKNOWN: {
    status: 422,
    level: 'info',
    pt: 'A matrícula de 15 dígitos não corresponde a nenhum beneficiário conhecido. Envie-a com 16 ou 17, ou cadastre antes o beneficiário.',
    en: 'The 15-digit subscriber id matches no known member. Send it with 16 or 17, or register the member first.',
  },
  PAGE_INVALID: {
    status: 400,
    level: 'info',
    pt: 'page deve ser um inteiro a partir de 1 e pageSize um inteiro de 1 a {max}.',
    en: 'page must be an integer from 1 and pageSize an integer from 1 to {max}.',
  },
  ORDER_INVALID: {
    status: 400,
    level: 'info',
    pt: 'Ordem inválida. Use os campos a seguir, separados por vírgula, com - para decrescente: {allowed}.',
    en: 'Invalid order. Use these fields, separated by commas, with - for descending: {allowed}.',
  },
  FIELDS_INVALID: {
    status: 400,
    level: 'info',
    pt: 'Projeção inválida em fields. Os campos são: {allowed}.',
    en: 'Invalid projection in fields. The fields are: {allowed}.',
  },
} as const satisfies Record<string, ErrorEntry>;
