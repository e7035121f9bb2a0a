import { applyDecorators } from '@nestjs/common';
import { ApiErrorExamples } from '../../api-error-examples.decorator';

/** What may go wrong on POST, with an example of every error of Protheus' catalogue. */
export function ApiPrescriptionErrors(): MethodDecorator {
  return applyDecorators(
    ApiErrorExamples(400, 'O corpo não é JSON em UTF-8, ou um parâmetro é inválido', ['MALFORMED_JSON', 'QUERY_INVALID']),
    ApiErrorExamples(404, 'O Protheus não conhece o beneficiário', ['PROTHEUS_SUBSCRIBER_UNKNOWN']),
    ApiErrorExamples(409, 'Integração desligada, ou a primeira chamada com a mesma Idempotency-Key ainda em andamento', [
      'VENDOR_DISABLED',
      'IDEMPOTENCY_IN_PROGRESS',
    ]),
    ApiErrorExamples(413, 'Corpo acima de 10 MB', ['BODY_TOO_LARGE']),
    ApiErrorExamples(415, 'O corpo não é application/json, ou veio comprimido', ['UNSUPPORTED_MEDIA_TYPE']),
    ApiErrorExamples(422, 'Recusada pela ponte (um detalhe por defeito, nada gravado) ou pelo Protheus (Location traz a solicitação)', [
      [
        'VALIDATION_FAILED',
        ['FIELD_REQUIRED', 'FIELD_TYPE', 'FIELD_REPEATED', 'ATTACHMENT_HOST', 'ATTACHMENT_ADDRESS', 'MEDICATION_REPEATED'],
      ],
      'IDEMPOTENCY_KEY_REUSED',
      ['PROTHEUS_BODY_INVALID', ['PROTHEUS_FIELD_ABSENT', 'PROTHEUS_FIELD_TYPE', 'PROTHEUS_FIELD_REFUSED']],
      'PROTHEUS_INSURER_UNKNOWN',
      [
        'PROTHEUS_PRESCRIPTION_REFUSED',
        ['PROTHEUS_MEDICATION_UNKNOWN', 'PROTHEUS_RULE_REFUSED', 'PROTHEUS_ATTACHMENT_NOT_DOWNLOADED', 'PROTHEUS_DETAIL_UNKNOWN'],
      ],
    ]),
    ApiErrorExamples(500, 'Os anexos guardados não podem ser lidos', ['PROTHEUS_ATTACHMENTS_UNREADABLE']),
    ApiErrorExamples(502, 'O Protheus recusou a chamada por um motivo que não é da receita', [
      'PROTHEUS_BODY_NOT_JSON',
      'PROTHEUS_ERROR_UNKNOWN',
    ]),
    ApiErrorExamples(503, 'Banco de dados indisponível, ou a solicitação esperou além do prazo', [
      'DATABASE_UNAVAILABLE',
      'PROTHEUS_GAVE_UP',
    ]),
  );
}
