import type { ErrorEntry } from './error-entry';

/** Errors of a whole request: how it was written, who sent it, what it pointed at. */
export const requestErrors = {
  MALFORMED_JSON: {
    status: 400,
    level: 'info',
    pt: 'O corpo não é um JSON válido (posição {position}). Corrija a sintaxe e envie de novo; nada foi gravado.',
    en: 'The body is not valid JSON (position {position}). Correct the syntax and send it again; nothing was stored.',
  },
  JSON_TOO_DEEP: {
    status: 400,
    level: 'info',
    pt: 'O JSON tem mais de {max} níveis de aninhamento. Envie a estrutura documentada; nada foi gravado.',
    en: 'The JSON is nested more than {max} levels deep. Send the documented structure; nothing was stored.',
  },
  INVALID_ENCODING: {
    status: 400,
    level: 'info',
    pt: 'O corpo não está em UTF-8. Converta o texto para UTF-8 e envie de novo; nada foi gravado.',
    en: 'The body is not UTF-8. Convert the text to UTF-8 and send it again; nothing was stored.',
  },
  BODY_REQUIRED: {
    status: 400,
    level: 'info',
    pt: 'A chamada precisa de um corpo JSON e veio sem nenhum.',
    en: 'The call needs a JSON body and came without one.',
  },
  BAD_REQUEST: {
    status: 400,
    level: 'info',
    pt: 'A requisição não pôde ser lida. Confira o endereço, os cabeçalhos e o corpo.',
    en: 'The request could not be read. Check the address, the headers and the body.',
  },
  UNSUPPORTED_MEDIA_TYPE: {
    status: 415,
    level: 'info',
    pt: 'Só são aceitos corpos do tipo application/json, sem compressão. Informe o Content-Type correspondente e nenhum Content-Encoding.',
    en: 'Only bodies of type application/json are accepted, not compressed. Send the matching Content-Type and no Content-Encoding.',
  },
  BODY_TOO_LARGE: {
    status: 413,
    level: 'info',
    pt: 'O corpo passa do limite de {max} bytes. Divida os itens em mais de uma chamada; nada foi gravado.',
    en: 'The body exceeds the limit of {max} bytes. Split the items over several calls; nothing was stored.',
  },
  UNAUTHENTICATED: {
    status: 401,
    level: 'info',
    pt: 'Chave de API ausente, inválida ou revogada. Envie-a em Authorization: Bearer ou em X-Api-Key, uma só chave por chamada.',
    en: 'The API key is missing, invalid or revoked. Send it in Authorization: Bearer or in X-Api-Key, one key per call.',
  },
  FORBIDDEN: {
    status: 403,
    level: 'info',
    pt: 'Esta chave de API não pode fazer isto: é preciso o papel {role}. Peça uma chave com esse papel ao administrador.',
    en: 'This API key may not do this: it takes the role {role}. Ask an administrator for a key with that role.',
  },
  NOT_FOUND: {
    status: 404,
    level: 'info',
    pt: 'Não encontrado. Confira o endereço e o identificador; só aparecem dados do próprio operador.',
    en: 'Not found. Check the address and the identifier; only data of your own operator is visible.',
  },
  RESOURCE_UNKNOWN: {
    status: 404,
    level: 'info',
    pt: 'Recurso desconhecido. Os recursos são: {allowed}.',
    en: 'Unknown resource. The resources are: {allowed}.',
  },
  METHOD_NOT_ALLOWED: {
    status: 405,
    level: 'info',
    pt: 'Este endereço não aceita esse método. Métodos aceitos: {allowed}.',
    en: 'This address does not take that method. Accepted methods: {allowed}.',
  },
  DELETE_NOT_SUPPORTED: {
    status: 405,
    level: 'info',
    pt: 'O HAT não exclui cadastros. Bloqueie: beneficiários por beneficiaryStatus, prestadores por healthProviderStatus, locais e especialidades pelo campo blockDate.',
    en: 'HAT does not delete registrations. Block instead: beneficiaries by beneficiaryStatus, providers by healthProviderStatus, locations and specialties by the field blockDate.',
  },
  VALIDATION_FAILED: {
    status: 422,
    level: 'info',
    pt: 'Há dados inválidos e nada foi gravado. Corrija cada campo apontado em details e envie de novo.',
    en: 'Some data is invalid and nothing was stored. Correct each field named in details and send it again.',
  },
  QUERY_INVALID: {
    status: 400,
    level: 'info',
    pt: 'Há parâmetros de consulta inválidos. Corrija os que estão em details.',
    en: 'Some query parameters are invalid. Correct those named in details.',
  },
  CONFLICT: {
    status: 409,
    level: 'info',
    pt: 'O estado atual não permite esta operação. Consulte o recurso e tente de novo se ainda fizer sentido.',
    en: 'The current state does not allow this operation. Read the resource and try again if it still makes sense.',
  },
  IDEMPOTENCY_KEY_INVALID: {
    status: 400,
    level: 'info',
    pt: 'Idempotency-Key deve ter de 1 a {max} caracteres ASCII visíveis, sem espaços.',
    en: 'Idempotency-Key must be 1 to {max} visible ASCII characters without spaces.',
  },
  IDEMPOTENCY_KEY_REUSED: {
    status: 422,
    level: 'info',
    pt: 'Esta Idempotency-Key já foi usada com outro corpo. Use uma chave nova para um conteúdo novo; nada foi gravado.',
    en: 'This Idempotency-Key was already used with another body. Use a new key for new content; nothing was stored.',
  },
  IDEMPOTENCY_IN_PROGRESS: {
    status: 409,
    level: 'info',
    pt: 'A primeira chamada com esta Idempotency-Key ainda está em andamento. Repita em instantes para receber a resposta dela.',
    en: 'The first call with this Idempotency-Key is still running. Repeat in a moment to receive its answer.',
  },
  SHUTTING_DOWN: {
    status: 503,
    level: 'info',
    pt: 'O serviço está sendo encerrado e não aceita novas chamadas. Repita em instantes.',
    en: 'The service is shutting down and takes no new calls. Repeat in a moment.',
  },
  DATABASE_UNAVAILABLE: {
    status: 503,
    level: 'error',
    pt: 'O banco de dados não está disponível. Repita após o tempo indicado em Retry-After; com Idempotency-Key a repetição é segura mesmo que a chamada já tenha sido gravada.',
    en: 'The database is not available. Repeat after the time given in Retry-After; with an Idempotency-Key the call can be repeated safely even if it had been stored.',
  },
  INTERNAL: {
    status: 500,
    level: 'error',
    pt: 'Erro interno. Repita a chamada; se persistir, informe ao suporte o código {requestId}.',
    en: 'Internal error. Repeat the call; if it persists, give support the code {requestId}.',
  },
} as const satisfies Record<string, ErrorEntry>;
