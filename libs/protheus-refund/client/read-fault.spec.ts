import { inspect } from 'node:util';
import { errorParts, type ErrorCode } from '@ponte/common';
import type { ProtheusOperation } from '@ponte/protheus-refund/contract';
import type { ProtheusTrouble } from '.';
import { errorExamples, example, ProtheusScene } from './protheus.fixture';

const scene = new ProtheusScene();
beforeAll(() => scene.open());
afterAll(() => scene.close());
beforeEach(() => scene.reset());

const operations: Record<Exclude<ProtheusOperation, 'token'>, () => Promise<{ kind: string }>> = {
  createPrescription: () => scene.client.createPrescription(scene.connection, '{}'),
  listMedications: () => scene.client.listMedications(scene.connection, { subscriberId: '00011008000027010' }),
  listRefunds: () => scene.client.listRefunds(scene.connection, { prescriptionCode: '41750520230419000001' }),
};

async function trouble(operation: ProtheusOperation, status: number, body: unknown, headers = {}): Promise<ProtheusTrouble> {
  scene.answers(status, body, headers);
  const outcome = await operations[operation as keyof typeof operations]();
  if (outcome.kind !== 'trouble') throw new Error(`expected trouble, got ${outcome.kind}`);
  return outcome as ProtheusTrouble;
}

const fault = (code: unknown, message = '', detailedMessage = '', details?: unknown) => ({ code, message, detailedMessage, details });
const create = 'createPrescription';

/** File of the example: our code, field, and those of each detail. */
const translations: Record<string, [ErrorCode, string | undefined, ...[ErrorCode, string | undefined][]]> = {
  'create-E001-not-json': ['PROTHEUS_BODY_NOT_JSON', undefined],
  'create-E002-fields': [
    'PROTHEUS_BODY_INVALID',
    undefined,
    ['PROTHEUS_FIELD_TYPE', 'professionalCouncilNumber'],
    ['PROTHEUS_FIELD_ABSENT', 'attachments'],
  ],
  'create-E003-insurer': ['PROTHEUS_INSURER_UNKNOWN', 'healthInsurerCode'],
  'create-E004-subscriber': ['PROTHEUS_SUBSCRIBER_UNKNOWN', 'subscriberId'],
  'create-E005-refused': [
    'PROTHEUS_PRESCRIPTION_REFUSED',
    undefined,
    ['PROTHEUS_MEDICATION_UNKNOWN', 'medications.medicationCode'],
    ['PROTHEUS_ATTACHMENT_NOT_DOWNLOADED', 'attachments.href'],
  ],
  'list-E001-key-missing': ['PROTHEUS_QUERY_KEY_MISSING', undefined, ['PROTHEUS_QUERY_KEY_MISSING', 'subscriberId']],
  'list-E001-subscriber': ['PROTHEUS_SUBSCRIBER_UNKNOWN', 'subscriberId'],
  'refunds-E001-key-missing': ['PROTHEUS_QUERY_KEY_MISSING', undefined, ['PROTHEUS_QUERY_KEY_MISSING', 'prescriptionCode']],
  'refunds-E001-prescription': ['PROTHEUS_PRESCRIPTION_UNKNOWN', 'prescriptionCode'],
};

describe('each error of the catalogue', () => {
  it('is in this table', () => expect(errorExamples.map(([name]) => name).sort()).toEqual(Object.keys(translations).sort()));

  // No document prints a status: the code decides, whatever it is.
  const everyStatus = errorExamples.flatMap(([name, { status }]) => [status, 400, 404, 406, 500, 200].map((each) => [name, each] as const));

  it.each(everyStatus)('has a name, a field and a remedy: %s with status %i', async (name, status) => {
    const { operation, body } = example(name);
    const [code, field, ...details] = translations[name] ?? [];
    const { error, delivery, action } = await trouble(operation, status, body);
    expect({ delivery, action, code: error.code, field: error.field, vendorCode: error.vendorCode }).toEqual({
      delivery: 'answered',
      action: 'fail',
      code,
      field,
      vendorCode: body.code,
    });
    expect(error.details?.map((detail) => [detail.code, detail.field]) ?? []).toEqual(details);
    for (const each of [error, ...(error.details ?? [])]) {
      for (const language of ['pt', 'en'] as const) {
        const { message, fix } = errorParts(each.code, language, each.params);
        expect(`${message} ${fix ?? '?'}`).not.toContain('?');
      }
    }
  });

  it('is told with the facts a person needs', async () => {
    const { error } = await trouble(create, 400, example('create-E005-refused').body);
    const [, download] = error.details ?? [];
    expect(download && errorParts(download.code, 'pt', download.params).message).toContain('(status 404)');
    const invalid = await trouble(create, 406, example('create-E002-fields').body);
    expect(invalid.error.details?.[0]?.params).toMatchObject({ expected: 'string (C)' });
  });
});

describe('E001', () => {
  it.each([
    [create, 400, fault('E001', 'JSON invalido'), 'PROTHEUS_BODY_NOT_JSON'],
    [create, 406, fault('E001'), 'PROTHEUS_BODY_NOT_JSON'],
    [create, 404, fault('E001', 'Beneficiário não encontrado.'), 'PROTHEUS_SUBSCRIBER_UNKNOWN'],
    [create, 400, fault('E001', 'Outra coisa'), 'PROTHEUS_ERROR_UNKNOWN'],
    ['listMedications', 404, fault('E001'), 'PROTHEUS_SUBSCRIBER_UNKNOWN'],
    ['listMedications', 406, fault('E001'), 'PROTHEUS_QUERY_KEY_MISSING'],
    ['listMedications', 404, fault('E001', '', '', [fault('E001-406', 'Chave subscriberId obrigatória')]), 'PROTHEUS_QUERY_KEY_MISSING'],
    ['listMedications', 500, fault('E001', 'EXISTEM CHAVES OBRIGATORIAS'), 'PROTHEUS_QUERY_KEY_MISSING'],
    ['listMedications', 400, fault('E001', 'Outra coisa'), 'PROTHEUS_ERROR_UNKNOWN'],
    ['listRefunds', 404, fault('E001'), 'PROTHEUS_PRESCRIPTION_UNKNOWN'],
    ['listRefunds', 400, fault('E001', 'Receita nao encontrada'), 'PROTHEUS_PRESCRIPTION_UNKNOWN'],
    ['listRefunds', 406, fault('E001'), 'PROTHEUS_QUERY_KEY_MISSING'],
  ] as const)('on %s with status %i and %j is %s', async (operation, status, body, code) => {
    expect((await trouble(operation, status, body)).error.code).toBe(code);
  });
});

describe('a detail', () => {
  it.each([
    [fault('E002B-406', 'Campo subscriberId com tamanho inválido'), 'PROTHEUS_FIELD_REFUSED', 'subscriberId'],
    [fault('E002C-406', 'Valor recusado', 'no campo medications[0].tableCode.'), 'PROTHEUS_FIELD_REFUSED', 'medications.tableCode'],
    [fault('E002A', 'Campo tableCode não informado'), 'PROTHEUS_FIELD_ABSENT', 'medications.tableCode'],
    [fault('E002A-406', 'Campo 52998224725 não informado'), 'PROTHEUS_FIELD_ABSENT', undefined],
    [fault('E002D-406', 'Tipo inválido para o campo medications'), 'PROTHEUS_FIELD_TYPE', 'medications'],
    [fault('E005-1', 'x', 'Id do campo de erro: B4F_MATRIC; Id do erro: OBRIGAT'), 'PROTHEUS_RULE_REFUSED', 'subscriberId'],
    [fault('E005-1', 'x', 'Id do campo de erro: B4F_XYZ; Id do erro: OBRIGAT'), 'PROTHEUS_RULE_REFUSED', undefined],
    [fault('E005-2', 'ERRO AO REALIZAR DOWNLOAD DO ARQUIVO'), 'PROTHEUS_ATTACHMENT_NOT_DOWNLOADED', 'attachments.href'],
    [fault('E005-3', 'Outra coisa'), 'PROTHEUS_DETAIL_UNKNOWN', undefined],
    [fault('X1'), 'PROTHEUS_DETAIL_UNKNOWN', undefined],
    [fault(undefined), 'PROTHEUS_DETAIL_UNKNOWN', undefined],
  ])('%j is %s', async (detail, code, field) => {
    const { error } = await trouble(create, 400, fault('E005', '', '', [detail]));
    expect(error.details).toMatchObject([{ code }]);
    expect(error.details?.[0]?.field).toBe(field);
  });

  it('may hold details of its own, be alone, or be nonsense', async () => {
    const nested = fault('E005', '', '', [fault('E002A-406', '', '', [fault('E002D-406')]), null, 7]);
    const codes = ({ error }: ProtheusTrouble) => error.details?.map((detail) => detail.vendorCode);
    expect(codes(await trouble(create, 400, nested))).toEqual(['E002A-406', 'E002D-406']);
    expect(codes(await trouble(create, 400, fault('E005', '', '', fault('E005-1'))))).toEqual(['E005-1']);
    expect(codes(await trouble(create, 400, fault('E005', '', '', 'nada')))).toBeUndefined();
    const many = Array.from({ length: 5_000 }, () => fault('E002A-406'));
    expect(codes(await trouble(create, 406, fault('E002', '', '', many)))).toHaveLength(200);
  });
});

describe('an error outside the catalogue', () => {
  it.each([
    [400, fault('E006', 'x'), 'answered', 'fail', 'PROTHEUS_ERROR_UNKNOWN'],
    [404, fault('E009', 'x'), 'answered', 'fail', 'PROTHEUS_ERROR_UNKNOWN'],
    [400, fault(77, 'x'), 'answered', 'fail', 'PROTHEUS_ERROR_UNKNOWN'],
    [400, '<html>', 'answered', 'fail', 'PROTHEUS_ERROR_UNKNOWN'],
    [413, '', 'answered', 'fail', 'PROTHEUS_ERROR_UNKNOWN'],
    [403, fault(403), 'answered', 'hold', 'PROTHEUS_FORBIDDEN'],
    [404, fault(404, 'Not Found'), 'answered', 'hold', 'PROTHEUS_ADDRESS_UNKNOWN'],
    [404, { errorCode: 404, errorMessage: 'Not Found' }, 'answered', 'hold', 'PROTHEUS_ADDRESS_UNKNOWN'],
    [404, '<html>', 'answered', 'hold', 'PROTHEUS_ADDRESS_UNKNOWN'],
    [405, '', 'answered', 'hold', 'PROTHEUS_ADDRESS_UNKNOWN'],
    [302, '', 'answered', 'hold', 'PROTHEUS_ADDRESS_UNKNOWN'],
    [429, '', 'answered', 'rate-limited', 'PROTHEUS_BUSY'],
    [503, '', 'unknown', 'rate-limited', 'PROTHEUS_BUSY'],
    [500, fault('500', 'x'), 'unknown', 'hold', 'PROTHEUS_FAULT'],
    [507, '', 'unknown', 'hold', 'PROTHEUS_FAULT'],
  ] as const)('%i %j', async (status, body, delivery, action, code) => {
    expect(await trouble(create, status, body)).toMatchObject({ delivery, action, error: { code, params: { status } } });
  });

  it('is waited for as long as it says', async () => {
    expect((await trouble(create, 429, '', { 'retry-after': '12' })).retryAfterMs).toBe(12_000);
    const date = new Date(scene.clock.now().getTime() + 60_000).toUTCString();
    expect((await trouble(create, 503, '', { 'retry-after': date })).retryAfterMs).toBe(60_000);
    expect((await trouble(create, 503, '', { 'retry-after': 'soon' })).retryAfterMs).toBeUndefined();
  });

  it('shows no code that could be a number of somebody’s', async () => {
    const { error } = await trouble(create, 400, fault('52998224725', 'x', '', [fault('00011008000027010')]));
    expect(JSON.stringify(error)).not.toMatch(/52998224725|00011008000027010/);
  });
});

describe('the vendor’s text', () => {
  const secret = 'X-Amz-Signature=abc';
  const href = `https://files.example/receita.pdf?${secret}`;
  const personal = /00011008000027012|VINICIUS|334457|X-Amz|totvs-shared|receita\.pdf/;

  it.each(errorExamples)(
    'is kept for the record, and shows only codes wherever it is printed: %s',
    async (_name, { operation, status, body }) => {
      const found = await trouble(operation, status, body);
      const record = JSON.parse(found.vendorText?.forRecord() ?? '') as typeof body;
      expect(record).toMatchObject({ code: body.code, message: body.message });
      for (const printed of [JSON.stringify(found), inspect(found, { depth: 9, showHidden: true }), `${String(found.vendorText)}`]) {
        expect(printed).not.toMatch(personal);
        expect(printed).not.toContain('teste');
        expect(printed).toContain(String(body.code));
      }
    },
  );

  it.each([
    [
      'an attachment that was not downloaded',
      fault('E005', '', '', [fault('E005-1', 'x', `Status code: 403; Erro: Forbidden\r\n; Url: ${href}`)]),
    ],
    ['an address with blanks in it', fault('E005', '', '', [fault('E005-1', 'x', `Url: https://files.example/a b.pdf?a=1 &${secret}`)])],
    ['the body that was not JSON', fault('E001', 'JSON inválido', `Json Error: >>"attachments":[{"href":"${href}"}]<<`)],
    ['slashes escaped in the body', fault('E001', 'JSON inválido', `>>{"href":"https:\\/\\/files.example\\/receita.pdf?${secret}"}<<`)],
    ['text that is no JSON', `<html>${href}</html>`],
  ])('has no query string of an address even in the record: %s', async (_what, body) => {
    const record = (await trouble(create, 400, body)).vendorText?.forRecord() ?? '';
    expect(record).toContain('files.example');
    expect(record).not.toContain('Amz');
  });

  it('is cut, and holds nothing a database refuses', async () => {
    const { vendorText } = await trouble(create, 400, `a\0b${'x'.repeat(50_000)}`);
    expect(vendorText?.forRecord()).toHaveLength(16_000);
    expect(vendorText?.forRecord()).not.toContain('\0');
  });
});
