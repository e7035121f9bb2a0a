import type { ErrorEntry } from './error-entry';

/** What Protheus answers about prescriptions and refunds, one entry per error of its catalogue, and what the hub says when it answers none. */
export const protheusErrors = {
  PROTHEUS_BODY_NOT_JSON: {
    status: 502,
    level: 'error',
    pt: 'O Protheus não conseguiu ler o JSON da solicitação; nada foi gravado.',
    en: 'Protheus could not read the JSON of the request; nothing was stored.',
    fix: {
      pt: 'Verifique se um proxy entre o hub e o Protheus altera o corpo das chamadas e envie a solicitação de novo.',
      en: 'Check whether a proxy between the hub and Protheus alters the body of calls, and send the request again.',
    },
  },
  PROTHEUS_BODY_INVALID: {
    status: 422,
    level: 'info',
    pt: 'O Protheus recusou os campos da solicitação; nada foi gravado.',
    en: 'Protheus refused the fields of the request; nothing was stored.',
    fix: { pt: 'Corrija cada campo listado em details e envie de novo.', en: 'Correct every field listed in details and send it again.' },
  },
  PROTHEUS_FIELD_ABSENT: {
    status: 422,
    level: 'info',
    pt: 'O Protheus não recebeu este campo.',
    en: 'Protheus did not receive this field.',
    fix: { pt: 'Informe o campo.', en: 'Give the field.' },
  },
  PROTHEUS_FIELD_TYPE: {
    status: 422,
    level: 'info',
    pt: 'O Protheus espera outro tipo de valor neste campo: {expected}.',
    en: 'Protheus expects another type of value in this field: {expected}.',
    fix: { pt: 'Envie o valor no tipo esperado.', en: 'Send the value in the expected type.' },
  },
  PROTHEUS_FIELD_REFUSED: {
    status: 422,
    level: 'info',
    pt: 'O Protheus recusou este campo com um código que não está na documentação ({vendorCode}).',
    en: 'Protheus refused this field with a code that is not in its documentation ({vendorCode}).',
    fix: {
      pt: 'Confira o valor do campo; o texto do Protheus está guardado na solicitação.',
      en: 'Check the value of the field; the text of Protheus is kept with the request.',
    },
  },
  PROTHEUS_INSURER_UNKNOWN: {
    status: 422,
    level: 'info',
    pt: 'A operadora informada não existe no Protheus.',
    en: 'The insurer given does not exist in Protheus.',
    fix: {
      pt: 'Confira healthInsurerCode: é o código da operadora no Protheus (BA0), não o registro na ANS.',
      en: 'Check healthInsurerCode: it is the code of the insurer in Protheus (BA0), not its ANS registry.',
    },
  },
  PROTHEUS_SUBSCRIBER_UNKNOWN: {
    status: 404,
    level: 'info',
    pt: 'O beneficiário informado não existe no Protheus.',
    en: 'The beneficiary given does not exist in Protheus.',
    fix: {
      pt: 'Confira subscriberId: são os 17 dígitos da matrícula, com o dígito verificador.',
      en: 'Check subscriberId: the 17 digits of the member number, check digit included.',
    },
  },
  PROTHEUS_PRESCRIPTION_REFUSED: {
    status: 422,
    level: 'info',
    pt: 'O Protheus recusou a receita; nada foi gravado.',
    en: 'Protheus refused the prescription; nothing was stored.',
    fix: { pt: 'Corrija o que details lista e envie de novo.', en: 'Correct what details lists and send it again.' },
  },
  PROTHEUS_MEDICATION_UNKNOWN: {
    status: 422,
    level: 'info',
    pt: 'Um dos medicamentos da receita não existe no cadastro do Protheus.',
    en: 'One of the medications of the prescription is not registered in Protheus.',
    fix: {
      pt: 'Confira tableCode e medicationCode de cada medicamento no cadastro de medicamentos do Protheus (BR8).',
      en: 'Check tableCode and medicationCode of each medication against the medications registered in Protheus (BR8).',
    },
  },
  PROTHEUS_RULE_REFUSED: {
    status: 422,
    level: 'info',
    pt: 'Uma regra do Protheus recusou a receita (campo {column}, regra {rule}).',
    en: 'A rule of Protheus refused the prescription (column {column}, rule {rule}).',
    fix: {
      pt: 'Consulte a regra com quem administra o Protheus, corrija o valor e envie de novo.',
      en: 'Ask whoever administers Protheus about the rule, correct the value and send it again.',
    },
  },
  PROTHEUS_ATTACHMENT_NOT_DOWNLOADED: {
    status: 422,
    level: 'info',
    pt: 'O Protheus não conseguiu baixar um dos anexos (status {status}).',
    en: 'Protheus could not download one of the attachments (status {status}).',
    fix: {
      pt: 'Confira se o endereço em attachments.href abre a partir do servidor do Protheus e se o prazo de um endereço assinado não venceu.',
      en: 'Check that the address in attachments.href opens from the Protheus server and that a signed address has not expired.',
    },
  },
  PROTHEUS_DETAIL_UNKNOWN: {
    status: 422,
    level: 'warn',
    pt: 'O Protheus deu um motivo que não está na documentação ({vendorCode}).',
    en: 'Protheus gave a reason that is not in its documentation ({vendorCode}).',
    fix: {
      pt: 'O texto do Protheus está guardado na solicitação; leve-o a quem administra o Protheus.',
      en: 'The text of Protheus is kept with the request; take it to whoever administers Protheus.',
    },
  },
  PROTHEUS_QUERY_KEY_MISSING: {
    status: 502,
    level: 'error',
    pt: 'O Protheus não recebeu um parâmetro obrigatório da consulta.',
    en: 'Protheus did not receive a required parameter of the query.',
    fix: {
      pt: 'Verifique se um proxy entre o hub e o Protheus remove parâmetros do endereço.',
      en: 'Check whether a proxy between the hub and Protheus removes parameters of the address.',
    },
  },
  PROTHEUS_PRESCRIPTION_UNKNOWN: {
    status: 404,
    level: 'info',
    pt: 'A receita informada não existe no Protheus.',
    en: 'The prescription given does not exist in Protheus.',
    fix: {
      pt: 'Confira prescriptionCode: são os 20 caracteres devolvidos na criação ou na consulta de medicamentos.',
      en: 'Check prescriptionCode: the 20 characters given on creation or by the list of medications.',
    },
  },
  PROTHEUS_ERROR_UNKNOWN: {
    status: 502,
    level: 'warn',
    pt: 'O Protheus recusou a chamada com um erro que não está na documentação ({vendorCode}).',
    en: 'Protheus refused the call with an error that is not in its documentation ({vendorCode}).',
    fix: {
      pt: 'O texto do Protheus está no registro da chamada; leve-o a quem administra o Protheus.',
      en: 'The text of Protheus is in the record of the call; take it to whoever administers Protheus.',
    },
  },
  PROTHEUS_LOGIN_REFUSED: {
    status: 502,
    level: 'error',
    pt: 'O Protheus não aceitou o usuário do hub (status {status}).',
    en: 'Protheus did not accept the user of the hub (status {status}).',
    fix: {
      pt: 'Confira PROTHEUS_USERNAME, PROTHEUS_PASSWORD e PROTHEUS_CREDENTIALS_IN, e se o usuário não está bloqueado.',
      en: 'Check PROTHEUS_USERNAME, PROTHEUS_PASSWORD and PROTHEUS_CREDENTIALS_IN, and that the user is not locked.',
    },
  },
  PROTHEUS_CREDENTIALS_UNFIT: {
    status: 502,
    level: 'error',
    pt: 'O usuário ou a senha do Protheus têm caracteres que não cabem em um cabeçalho HTTP.',
    en: 'The user or the password for Protheus has characters that do not fit an HTTP header.',
    fix: { pt: 'Configure PROTHEUS_CREDENTIALS_IN=form.', en: 'Set PROTHEUS_CREDENTIALS_IN=form.' },
  },
  PROTHEUS_FORBIDDEN: {
    status: 502,
    level: 'error',
    pt: 'O usuário do hub não tem acesso a esta interface do Protheus.',
    en: 'The user of the hub has no access to this interface of Protheus.',
    fix: { pt: 'Conceda o acesso ao usuário de PROTHEUS_USERNAME.', en: 'Grant the access to the user in PROTHEUS_USERNAME.' },
  },
  PROTHEUS_ADDRESS_UNKNOWN: {
    status: 502,
    level: 'error',
    pt: 'O Protheus não publica esta interface no endereço configurado (status {status}).',
    en: 'Protheus does not publish this interface at the configured address (status {status}).',
    fix: {
      pt: 'Confira PROTHEUS_BASE_URL, que inclui o prefixo do servidor (/rest), e se a versão instalada publica continuousMedications.',
      en: 'Check PROTHEUS_BASE_URL, which includes the prefix of the server (/rest), and that the installed release publishes continuousMedications.',
    },
  },
  PROTHEUS_NOT_REACHED: {
    status: 503,
    level: 'warn',
    pt: 'O Protheus não pôde ser alcançado; a chamada não chegou a ser enviada ({failure}).',
    en: 'Protheus could not be reached; the call was not sent ({failure}).',
    fix: {
      pt: 'Repita mais tarde; se persistir, confira PROTHEUS_BASE_URL e a rede até o Protheus.',
      en: 'Repeat later; if it persists, check PROTHEUS_BASE_URL and the network to Protheus.',
    },
  },
  PROTHEUS_NO_ANSWER: {
    status: 503,
    level: 'warn',
    pt: 'O Protheus não respondeu a tempo ou a conexão caiu ({failure}).',
    en: 'Protheus did not answer in time or the connection broke ({failure}).',
    fix: { pt: 'Repita a consulta mais tarde.', en: 'Repeat the query later.' },
  },
  PROTHEUS_BUSY: {
    status: 503,
    level: 'warn',
    pt: 'O Protheus limitou as chamadas (status {status}).',
    en: 'Protheus limited the calls (status {status}).',
    fix: {
      pt: 'Repita mais tarde; se persistir, reduza PROTHEUS_RATE_PER_SECOND.',
      en: 'Repeat later; if it persists, lower PROTHEUS_RATE_PER_SECOND.',
    },
  },
  PROTHEUS_FAULT: {
    status: 503,
    level: 'warn',
    pt: 'O Protheus falhou ao processar a chamada (status {status}).',
    en: 'Protheus failed while processing the call (status {status}).',
    fix: {
      pt: 'Repita mais tarde; se persistir, veja o log do servidor do Protheus.',
      en: 'Repeat later; if it persists, read the log of the Protheus server.',
    },
  },
  PROTHEUS_ANSWER_UNKNOWN: {
    status: 502,
    level: 'error',
    pt: 'O Protheus respondeu algo que não está no contrato (status {status}).',
    en: 'Protheus answered something that is not in the contract (status {status}).',
    fix: {
      pt: 'Verifique se o endereço em PROTHEUS_BASE_URL é mesmo o do Protheus e se há um proxy no caminho.',
      en: 'Check that the address in PROTHEUS_BASE_URL is the one of Protheus and whether a proxy is in between.',
    },
  },
} as const satisfies Record<string, ErrorEntry>;
