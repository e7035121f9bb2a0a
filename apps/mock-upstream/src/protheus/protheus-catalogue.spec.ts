import {
  protheusErrorCatalogue,
  protheusValidators,
  requestFields,
  type CatalogueEntry,
  type ProtheusErrorName,
  type ProtheusFault,
} from '@ponte/protheus-refund/contract';
import type { MockUpstream } from '../create-mock';
import { bodyFields } from './body-faults';
import { callerOf, closeAll, requestBody, start, subscriberId, type Told } from './protheus.fixture';
import { defaultStatuses } from './protheus.settings';

let mock: MockUpstream;
beforeAll(async () => {
  mock = await start();
});
afterAll(closeAll);
beforeEach(() => mock.protheus.reset());

type Ask = () => Promise<Told>;
const create = (change: object) => callerOf(mock).create(requestBody(change));
const medication = (medicationCode: unknown) => ({ tableCode: '04', medicationCode });
const attachment = (href: unknown) => ({ href });
const good = { medications: [medication('0490173961')], attachments: [attachment('https://arquivos.example.com/receita.pdf')] };

const absent = (field: string) => ({
  code: 'E002A-406',
  message: `Campo ${field} não informado`,
  detailedMessage: `Não foi informado o campo ${field}.`,
});
const wrongType = (field: string, type: string) => ({
  code: 'E002D-406',
  message: `Tipo inválido para o campo ${field}`,
  detailedMessage: `O valor do campo ${field} deve ser do tipo (${type}).`,
});
const unknownMedication = {
  code: 'E005-1',
  message: 'Não existe registro relacionado a chave informada no alias BR8, ordenação 1.',
  detailedMessage: 'Id do campo de erro: B7D_CODMED; Id do erro: REGNOIS',
};
const undownloaded = (status: number, reason: string, url: string) => ({
  code: 'E005-1',
  message: 'Erro ao realizar download do arquivo.',
  detailedMessage: `Status code: ${status}; Erro: ${reason}\r\n; Url: ${url}`,
});

/** Condition, how it is brought about, the catalogue's name, the slots that are filled in, the details. */
const rows: [string, Ask, ProtheusErrorName, Record<string, string>, object[]?][] = [
  ['a body that is empty', () => callerOf(mock).create(''), 'bodyNotJson', { remainder: '' }],
  ['a body cut off', () => callerOf(mock).create('{"subscriberId": "1"'), 'bodyNotJson', { remainder: '' }],
  ['text behind the body', () => callerOf(mock).create('{} $& {field}'), 'bodyNotJson', { remainder: '$& {field}' }],
  ['a name without quotes', () => callerOf(mock).create('{subscriberId: "1"}'), 'bodyNotJson', { remainder: 'subscriberId: "1"}' }],
  ['a body that is no object', () => callerOf(mock).create('[]'), 'bodyInvalid', {}, bodyFields.map(({ name }) => absent(name))],
  ['an empty object', () => callerOf(mock).create('{}'), 'bodyInvalid', {}, bodyFields.map(({ name }) => absent(name))],
  [
    'every field of another type',
    () => callerOf(mock).create(Object.fromEntries(bodyFields.map(({ name }) => [name, 1]))),
    'bodyInvalid',
    {},
    bodyFields.map(({ name, type }) => wrongType(name, type)),
  ],
  ['null for a field', () => create({ professionalName: null }), 'bodyInvalid', {}, [absent('professionalName')]],
  ['a date in another form', () => create({ prescriptionDate: '03/04/2023' }), 'bodyInvalid', {}, [wrongType('prescriptionDate', 'D')]],
  ['a day that does not exist', () => create({ prescriptionDate: '2023-02-29' }), 'bodyInvalid', {}, [wrongType('prescriptionDate', 'D')]],
  ['no medications in the list', () => create({ medications: [] }), 'bodyInvalid', {}, [absent('medications')]],
  [
    'faults in the entries of lists, with others at once',
    () => create({ healthInsurerCode: 1, medications: [medication(1), { tableCode: '04' }, 7], attachments: [{}, attachment(true)] }),
    'bodyInvalid',
    {},
    [
      wrongType('healthInsurerCode', 'C'),
      wrongType('medications.medicationCode', 'C'),
      absent('medications.medicationCode'),
      absent('medications.tableCode'),
      absent('medications.medicationCode'),
      absent('attachments.href'),
      wrongType('attachments.href', 'C'),
    ],
  ],
  ['an unknown insurer', () => create({ healthInsurerCode: '0002' }), 'insurerUnknown', { healthInsurerCode: '0002' }],
  [
    'an unknown insurer and an unknown member',
    () => create({ healthInsurerCode: '', subscriberId: '1' }),
    'insurerUnknown',
    { healthInsurerCode: '' },
  ],
  [
    'an unknown member, medication and attachment',
    () => create({ subscriberId: '1', medications: [medication('1')], attachments: [attachment('x')] }),
    'subscriberUnknown',
    { subscriberId: '1' },
  ],
  [
    'two unknown medications, one of them by its table',
    () => create({ ...good, medications: [medication('1'), medication('0490173961'), { tableCode: '05', medicationCode: '0490173961' }] }),
    'prescriptionRefused',
    {},
    [unknownMedication, unknownMedication],
  ],
  [
    'attachments that fail in several ways, beside one that does not',
    () =>
      create({
        ...good,
        attachments: [
          'https://a.example.com/404/receita.pdf',
          'https://a.example.com/receita.pdf?x=/404/',
          'https://a.example.com/x/503?assinatura={href}$&',
          'ftp://a.example.com/receita.pdf',
          'receita',
        ].map(attachment),
      }),
    'prescriptionRefused',
    {},
    [
      undownloaded(404, 'Not Found', 'https://a.example.com/404/receita.pdf'),
      undownloaded(503, 'Service Unavailable', 'https://a.example.com/x/503?assinatura={href}$&'),
      undownloaded(400, 'Bad Request', 'ftp://a.example.com/receita.pdf'),
      undownloaded(400, 'Bad Request', 'receita'),
    ],
  ],
  [
    'both kinds at once',
    () => create({ medications: [medication('1')], attachments: [attachment('https://a.example.com/410/a.png')] }),
    'prescriptionRefused',
    {},
    [unknownMedication, undownloaded(410, 'Gone', 'https://a.example.com/410/a.png')],
  ],
  [
    'medications of nobody',
    () => callerOf(mock).medications({ subscriberId: '' }),
    'queryKeyMissing',
    {},
    [
      {
        code: 'E001-406',
        message: 'Chave subscriberId obrigatória',
        detailedMessage: 'Não foi informado no queryParams da requisição a chave subscriber-id.',
      },
    ],
  ],
  [
    'refunds of no prescription',
    () => callerOf(mock).refunds({}),
    'queryKeyMissing',
    {},
    [
      {
        code: 'E001-406',
        message: 'Chave prescriptionCode obrigatória',
        detailedMessage: 'Não foi informado no queryParams da requisição a chave prescription-code.',
      },
    ],
  ],
  ['medications of an unknown member', () => callerOf(mock).medications({ subscriberId: '1' }), 'subscriberOfListUnknown', {}],
  ['refunds of an unknown prescription', () => callerOf(mock).refunds({ prescriptionCode: '1' }), 'prescriptionUnknown', {}],
];

describe('the error catalogue', () => {
  // Rows of different lengths: Jest would hand a callback for the end to a test that takes more than its row has.
  it.each(rows.map((row) => ({ condition: row[0], row })))('$condition', async ({ row: [, ask, name, slots, details] }) => {
    const entry: CatalogueEntry = protheusErrorCatalogue[name];
    const filled = (text: string) => Object.entries(slots).reduce((whole, [slot, value]) => whole.split(`{${slot}}`).join(value), text);
    const answer = await ask();
    expect(answer.status).toBe(entry.status);
    expect(answer.body).toEqual({
      code: entry.code,
      message: filled(entry.message),
      detailedMessage: filled(entry.detailedMessage),
      ...(details ? { details } : {}),
    });
    expect(protheusValidators[details ? 'DetailedFault' : 'Fault'](answer.body)).toBe(true);
    expect(mock.protheus.prescriptions()).toHaveLength(3);
  });

  it('is covered by the rows above, every entry of it', () => {
    const codes = (faults: readonly object[] = []) => faults.map((fault) => (fault as ProtheusFault).code);
    const seen = new Set(rows.flatMap(([, , name, , details]) => [`${name} ${protheusErrorCatalogue[name].code}`, ...codes(details)]));
    for (const [name, { code, status }] of Object.entries(protheusErrorCatalogue as Record<string, CatalogueEntry>)) {
      expect(seen).toContain(status === undefined ? code : `${name} ${code}`);
    }
  });

  it('names the fields as the contract does, in the same order', () => {
    const paths = bodyFields.flatMap(({ name, inner = [] }) => [name, ...inner.map((field) => `${name}.${field.name}`)]);
    expect(paths).toEqual([...requestFields.keys()]);
  });

  it('takes other HTTP statuses as a setting, error by error', async () => {
    mock.protheus.settings({ statuses: { insurerUnknown: 400, prescriptionCreated: 200 } });
    expect((await create({ healthInsurerCode: '0099' })).status).toBe(400);
    expect((await create({ subscriberId: '1' })).status).toBe(defaultStatuses.subscriberUnknown);
    expect((await create({})).status).toBe(200);
    expect(() => mock.protheus.settings({ statuses: { insurerUnknown: 700 } })).toThrow(/^protheus.statuses.insurerUnknown: /);
    expect(() => mock.protheus.settings({ statuses: { insurer: 404 } })).toThrow(/^protheus.statuses: /);
  });

  it('follows the rules for attachments that are set', async () => {
    mock.protheus.settings({ attachmentRules: [{ contains: 'arquivos.example.com', status: 500, reason: 'Timeout' }] });
    expect((await create(good)).body).toMatchObject({
      details: [{ detailedMessage: expect.stringContaining('Status code: 500; Erro: Timeout\r\n') as string }],
    });
    expect((await create({ ...good, attachments: [attachment('https://www.totvs.com/2022/04/a.png')] })).status).toBe(201);
  });

  it('accepts a prescription without attachments in its list, and fields that no document names', async () => {
    expect((await create({ attachments: [], extra: 1 })).status).toBe(201);
  });

  it('keeps what the call log holds free of members and bodies', async () => {
    await create({});
    await create({ subscriberId: '00011008000027012' });
    await callerOf(mock).medications({ subscriberId });
    expect(JSON.stringify(mock.protheus.calls())).not.toMatch(/0001100800002701|VINICIUS/);
  });
});
