import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HttpSender, SystemClock } from '@ponte/common';
import { collectPages, ProtheusClient, type CredentialsPlacement, type ProtheusConnection } from '@ponte/protheus-refund/client';
import axios from 'axios';
import { createMock, type MockUpstream } from '../../apps/mock-upstream/src/create-mock';
import { startPrism, type PrismProcess } from '../../tools/prism-process';
import { projectRoot } from '../../tools/project-root';

const subscriberId = '00011008000027010';
const prescriptionCode = '41750520230419000001';
const request = (
  JSON.parse(readFileSync(join(projectRoot(), 'mocks/protheus-refund/fixtures/create-request.json'), 'utf8')) as { body: object }
).body;

let mock: MockUpstream;
let prism: PrismProcess;
let sender: HttpSender;
let client: ProtheusClient;
let connection: ProtheusConnection;

beforeAll(async () => {
  mock = await createMock({ clock: '2023-06-19T12:00:00Z' });
  prism = await startPrism({ vendor: 'protheus-refund', upstream: mock.protheus.url });
  sender = new HttpSender({ axiosRef: axios.create() });
});
afterAll(async () => {
  await sender?.close();
  await prism?.close();
  await mock?.close();
});
beforeEach(() => {
  mock.protheus.reset();
  client = new ProtheusClient(sender, new SystemClock());
  connection = {
    tenant: 'operadora',
    baseUrl: prism.url,
    username: 'integracao',
    password: 'mock-password',
    credentialsIn: 'headers',
    tenantId: '01,006001',
    timeoutMs: 20_000,
  };
});

const create = (change: object = {}) => client.createPrescription(connection, JSON.stringify({ ...request, ...change }));

describe('client and emulator of Protheus with a validating proxy between them', () => {
  let seen = 0;
  beforeEach(() => (seen = prism.violations().length));
  afterEach(() => expect(prism.violations().slice(seen)).toEqual([]));

  it.each(['headers', 'query', 'form'] as const)('agree on login and creation: credentials in %s', async (placement) => {
    connection = { ...connection, credentialsIn: placement satisfies CredentialsPlacement };
    expect(await create()).toMatchObject({
      kind: 'created',
      prescription: { prescriptionCode: '41750520230619000003', status: '1', subscriberId },
    });
  });

  it('agree on pages, filters and orders of both lists', async () => {
    const pages = await collectPages(client.medicationPages(connection, { subscriberId, pageSize: 2, order: ['-medication_code'] }));
    expect(Array.isArray(pages) && pages.map((item) => item.medication_code)).toEqual([
      '0490311233',
      '0490310620',
      '0490310007',
      '0490269497',
      '0490173961',
    ]);
    expect(await client.listMedications(connection, { subscriberId, prescriptionStatus: ['1', '3'], expirationDate: '2' })).toMatchObject({
      kind: 'page',
      items: [{ prescription_status: '3' }, { prescription_status: '1' }],
    });
    expect(await collectPages(client.refundPages(connection, { prescriptionCode, pageSize: 10 }))).toHaveLength(32);
    const filter = "startswith(protocol,'41750520230525') or status eq 'E'";
    expect(await client.listRefunds(connection, { prescriptionCode, filter })).toMatchObject({
      items: [{ status: 'A' }, { status: 'E' }, { status: 'E' }],
      hasNext: false,
      remainingRecords: 0,
    });
  });

  it('agree on a prescription that goes through all its statuses, and on every status of a refund', async () => {
    const { prescriptionCode: code } = mock.protheus.createPrescription({ subscriberId, medications: [{ medicationCode: '0490173961' }] });
    for (const status of ['0', '1', '2', '3', '4', '5', '6', 'A'] as const) {
      mock.protheus.move(code, status);
      expect(await client.listMedications(connection, { subscriberId, prescriptionCode: code })).toMatchObject({
        items: [{ prescription_status: status }],
      });
    }
    const { protocol } = mock.protheus.createRefund(code);
    for (const status of '0123456789ABCDE') {
      mock.protheus.moveRefund(protocol, status);
      expect(await client.listRefunds(connection, { prescriptionCode: code })).toMatchObject({ items: [{ protocol, status }] });
    }
  });

  it('agree on tokens that are forgotten: one replay, and the work is done once', async () => {
    await create();
    mock.protheus.forgetTokens();
    expect(await create()).toMatchObject({ kind: 'created', prescription: { prescriptionCode: '41750520230619000004' } });
    expect(mock.protheus.prescriptions(subscriberId)).toHaveLength(5);
    connection = { ...connection, tenant: 'outra', password: 'errada' };
    expect(await create()).toMatchObject({ kind: 'trouble', delivery: 'notSent', error: { code: 'PROTHEUS_LOGIN_REFUSED' } });
  });

  it.each([
    ['E003', { healthInsurerCode: '0099' }, 'PROTHEUS_INSURER_UNKNOWN', []],
    ['E004', { subscriberId: '00011008000027012' }, 'PROTHEUS_SUBSCRIBER_UNKNOWN', []],
    [
      'E005',
      {
        medications: [{ tableCode: '04', medicationCode: '1' }],
        attachments: [{ href: 'https://www.totvs.com/wp-content/uploads/2022/04/totvs-shared.png?teste' }],
      },
      'PROTHEUS_PRESCRIPTION_REFUSED',
      ['PROTHEUS_MEDICATION_UNKNOWN', 'PROTHEUS_ATTACHMENT_NOT_DOWNLOADED'],
    ],
  ])('agree on %s', async (vendorCode, change, code, details) => {
    const outcome = await create(change);
    expect(outcome).toMatchObject({ kind: 'trouble', delivery: 'answered', error: { code, vendorCode } });
    const told = outcome.kind === 'trouble' ? (outcome.error.details ?? []) : [];
    expect(told.map((detail) => detail.code)).toEqual(details);
  });

  it('agree on members and prescriptions that do not exist', async () => {
    expect(await client.listMedications(connection, { subscriberId: '1' })).toMatchObject({
      error: { vendorCode: 'E001' },
      facts: { status: 404 },
    });
    expect(await client.listRefunds(connection, { prescriptionCode: '1' })).toMatchObject({
      error: { vendorCode: 'E001' },
      facts: { status: 404 },
    });
    expect(await client.listRefunds(connection, { prescriptionCode, filter: "not status eq 'A'" })).toMatchObject({
      facts: { status: 400 },
    });
  });
});

describe('what the proxy would not let through', () => {
  it.each([
    [
      'a number for a text',
      { professionalCouncilNumber: 334_456, attachments: undefined },
      'E002',
      ['PROTHEUS_FIELD_TYPE', 'PROTHEUS_FIELD_ABSENT'],
    ],
    ['a nested field that is missing', { medications: [{ tableCode: '04' }] }, 'E002', ['PROTHEUS_FIELD_ABSENT']],
  ])('client and emulator agree on as well: %s', async (_what, change, vendorCode, details) => {
    connection = { ...connection, baseUrl: mock.protheus.url };
    const outcome = await create(change);
    expect(outcome).toMatchObject({ kind: 'trouble', delivery: 'answered', error: { vendorCode } });
    expect(outcome.kind === 'trouble' && outcome.error.details?.map((detail) => detail.code)).toEqual(details);
  });
});
