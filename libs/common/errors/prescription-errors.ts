import type { ErrorEntry } from './error-entry';

/** What the hub itself says of prescriptions: why a request ended as it did, and what it refuses before Protheus is asked. */
export const prescriptionErrors = {
  PROTHEUS_OUTCOME_UNKNOWN: {
    status: 409,
    level: 'warn',
    pt: 'Não se sabe se o Protheus criou a receita: a resposta se perdeu e o que ele mostra hoje não permite decidir.',
    en: 'It is not known whether Protheus created the prescription: the answer was lost and what it shows now does not decide it.',
    fix: {
      pt: 'Consulte as receitas do beneficiário no Protheus e informe o resultado em POST /protheus/requests/{id}/resolve.',
      en: 'Look at the prescriptions of the beneficiary in Protheus and tell the outcome by POST /protheus/requests/{id}/resolve.',
    },
  },
  PROTHEUS_CODE_TAKEN: {
    status: 409,
    level: 'warn',
    pt: 'O código de receita que o Protheus informou já pertence a outra solicitação.',
    en: 'The prescription code that Protheus gave already belongs to another request.',
    fix: {
      pt: 'Compare as duas solicitações com as receitas do beneficiário no Protheus.',
      en: 'Compare both requests with the prescriptions of the beneficiary in Protheus.',
    },
  },
  PROTHEUS_GAVE_UP: {
    status: 503,
    level: 'warn',
    pt: 'A solicitação esperou além do prazo sem que pudesse ser enviada ao Protheus; nada foi criado.',
    en: 'The request waited beyond its time without being sent to Protheus; nothing was created.',
    fix: { pt: 'Envie-a de novo quando o Protheus voltar.', en: 'Send it again when Protheus is back.' },
  },
  PROTHEUS_NOT_CREATED: {
    status: 409,
    level: 'info',
    pt: 'Um operador verificou que a receita não foi criada no Protheus.',
    en: 'An operator checked that the prescription was not created in Protheus.',
    fix: { pt: 'Se ela ainda for necessária, envie uma solicitação nova.', en: 'If it is still needed, send a new request.' },
  },
  PROTHEUS_ATTACHMENTS_UNREADABLE: {
    status: 500,
    level: 'error',
    pt: 'Os endereços dos anexos foram cifrados com outra SECRETS_KEY e não podem ser lidos; nada foi enviado.',
    en: 'The addresses of the attachments were sealed with another SECRETS_KEY and cannot be read; nothing was sent.',
    fix: { pt: 'Envie a solicitação de novo.', en: 'Send the request again.' },
  },
  PROTHEUS_PAUSED: {
    status: 503,
    level: 'info',
    pt: 'As chamadas ao Protheus estão pausadas para este operador.',
    en: 'Calls to Protheus are paused for this operator.',
    fix: { pt: 'Repita depois da retomada (POST /protheus/resume).', en: 'Repeat after they are resumed (POST /protheus/resume).' },
  },
  PROTHEUS_OVERLOADED: {
    status: 503,
    level: 'warn',
    pt: 'Há consultas demais ao Protheus ao mesmo tempo, ou ele vem falhando; esta não foi feita.',
    en: 'There are too many queries to Protheus at once, or it keeps failing; this one was not made.',
    fix: { pt: 'Repita após o tempo indicado em Retry-After.', en: 'Repeat after the time given in Retry-After.' },
  },
  REQUEST_NOT_UNKNOWN: {
    status: 409,
    level: 'info',
    pt: 'Só uma solicitação em estado unknown pode ser resolvida; esta está em {state}.',
    en: 'Only a request in the state unknown can be resolved; this one is {state}.',
  },
  REQUEST_SUBSCRIBER_BUSY: {
    status: 409,
    level: 'info',
    pt: 'Outra solicitação do mesmo beneficiário está sendo enviada agora. Repita em instantes.',
    en: 'Another request of the same beneficiary is being sent right now. Repeat in a moment.',
  },
  PRESCRIPTION_CODE_REQUIRED: {
    status: 422,
    level: 'info',
    pt: 'prescriptionCode é obrigatório com outcome=created, e só com ele.',
    en: 'prescriptionCode is required with outcome=created, and with it alone.',
  },
  PRESCRIPTION_NOT_OF_SUBSCRIBER: {
    status: 422,
    level: 'info',
    pt: 'O Protheus não mostra esta receita entre as do beneficiário da solicitação.',
    en: 'Protheus does not show this prescription among those of the beneficiary of the request.',
  },
  ATTACHMENT_ADDRESS: {
    status: 422,
    level: 'info',
    pt: 'Endereço de anexo inválido: use https:// na porta 443, com nome de host, sem usuário e sem endereço IP.',
    en: 'Invalid address of an attachment: use https:// on port 443 with a host name, without a user and without an IP address.',
  },
  ATTACHMENT_HOST: {
    status: 422,
    level: 'info',
    pt: 'O host do anexo não é permitido para este operador. Os permitidos estão em PROTHEUS_ATTACHMENT_HOSTS.',
    en: 'The host of the attachment is not allowed for this operator. The allowed ones are in PROTHEUS_ATTACHMENT_HOSTS.',
  },
  MEDICATION_REPEATED: {
    status: 422,
    level: 'info',
    pt: 'Este medicamento já apareceu em {first}. Envie cada um uma só vez.',
    en: 'This medication already appeared at {first}. Send each only once.',
  },
} as const satisfies Record<string, ErrorEntry>;
