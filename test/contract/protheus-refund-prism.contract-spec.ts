import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import axios from 'axios';
import { HttpSender, ManualClock } from '@ponte/common';
import { collectPages, ProtheusClient, type CredentialsPlacement, type ProtheusConnection } from '@ponte/protheus-refund/client';
import { protheusValidators, type ProtheusErrorName } from '@ponte/protheus-refund/contract';
import { projectRoot } from '../../tools/project-root';
import { startPrism, type PrismProcess } from '../../tools/prism-process';

interface Example {
  operation: 'createPrescription' | 'listMedications' | 'listRefunds';
  status: number;
  error?: ProtheusErrorName;
  body: Record<string, unknown>;
}

const folder = join(projectRoot(), 'mocks/protheus-refund/fixtures');
const examples = readdirSync(folder).map((file) => [file, JSON.parse(readFileSync(join(folder, file), 'utf8')) as Example] as const);
const bodyOf = (file: string) => examples.find(([name]) => name === file)?.[1].body ?? {};
const request = JSON.stringify(bodyOf('create-request.json'));

const subscriberId = '00011008000027010';
const prescriptionCode = '41750520230419000001';

let prism: PrismProcess;
let sender: HttpSender;
let connection: ProtheusConnection;
let client: ProtheusClient;
/** Which of its answers Prism is to give; undefined leaves it the choice. */
let preferred: string | undefined;

beforeAll(async () => {
  prism = await startPrism({ vendor: 'protheus-refund' });
  const instance = axios.create();
  instance.interceptors.request.use((config) => {
    if (preferred !== undefined && !config.url?.includes('/oauth2/')) config.headers.set('Prefer', preferred);
    return config;
  });
  sender = new HttpSender({ axiosRef: instance });
});
afterAll(async () => {
  await sender?.close();
  await prism?.close();
});
beforeEach(() => {
  preferred = undefined;
  connection = {
    tenant: 'operadora',
    baseUrl: prism.url,
    username: 'integracao',
    password: 'segredo',
    credentialsIn: 'headers',
    tenantId: '01,006001',
    timeoutMs: 10_000,
  };
  client = new ProtheusClient(sender, new ManualClock());
});

const calls = {
  createPrescription: () => client.createPrescription(connection, request),
  listMedications: () => client.listMedications(connection, { subscriberId }),
  listRefunds: () => client.listRefunds(connection, { prescriptionCode }),
};

describe('the client of Protheus before the contract', () => {
  let seen = 0;
  beforeEach(() => (seen = prism.violations().length));
  afterEach(() => expect(prism.violations().slice(seen)).toEqual([]));

  it.each(['headers', 'query', 'form'] as const)('gets a token and registers a prescription: credentials in %s', async (placement) => {
    const placed: ProtheusConnection = { ...connection, credentialsIn: placement satisfies CredentialsPlacement };
    const outcome = await client.createPrescription(placed, request);
    expect(outcome).toMatchObject({ kind: 'created', prescription: bodyOf('create-answer.json') });
    expect(outcome.kind === 'created' && protheusValidators.PrescriptionAnswer(outcome.prescription)).toBe(true);
  });

  it('asks within the contract with every parameter', async () => {
    const paging = { page: 2, pageSize: 10, filter: "medication_code eq '0490173961'" };
    expect(
      await client.listMedications(connection, {
        ...paging,
        subscriberId,
        prescriptionCode,
        prescriptionStatus: ['0', '3', 'A'],
        medicationCode: '0490269497',
        expirationDate: '2',
        order: ['-prescription_code'],
      }),
    ).toMatchObject({ kind: 'page', items: bodyOf('list-answer.json').items, hasNext: true, remainingRecords: 3 });
    expect(
      await client.listRefunds(connection, { ...paging, prescriptionCode, medicationCode: '0490173961', fields: ['protocol', 'status'] }),
    ).toMatchObject({ kind: 'page', items: bodyOf('refunds-answer.json').items, hasNext: true, remainingRecords: 30 });
  });

  it('is not fooled by a server that always answers its one example', async () => {
    expect(await collectPages(client.medicationPages(connection, { subscriberId }))).toMatchObject({ kind: 'trouble' });
  });

  it.each(examples.filter(([, { error }]) => error))('understands the refusal of %s', async (_file, { operation, status, error, body }) => {
    preferred = `code=${status}, example=${error}`;
    const outcome = await calls[operation]();
    expect(outcome).toMatchObject({
      kind: 'trouble',
      delivery: 'answered',
      action: 'fail',
      error: { vendorCode: body.code },
      facts: { status },
    });
    expect(outcome.kind === 'trouble' && JSON.parse(outcome.vendorText?.forRecord() ?? '')).toMatchObject({ message: body.message });
  });

  it('is turned away with a 401 once more after another token', async () => {
    preferred = 'code=401';
    expect(await calls.listMedications()).toMatchObject({ delivery: 'notSent', error: { code: 'PROTHEUS_LOGIN_REFUSED' } });
  });
});

describe('the contract', () => {
  it.each([
    ['an address without the beneficiary', 'GET', '/totvsHealthPlans/refundSetup/v1/continuousMedications', undefined],
    [
      'a status that does not exist',
      'GET',
      `/totvsHealthPlans/refundSetup/v1/continuousMedications?subscriberId=1&prescriptionStatus=7`,
      undefined,
    ],
    ['page zero', 'GET', `/totvsHealthPlans/refundSetup/v1/continuousMedications/refunds?prescriptionCode=1&page=0`, undefined],
    ['a number for a text', 'POST', '/totvsHealthPlans/refundSetup/v1/continuousMedications', { professionalCouncilNumber: 334456 }],
    ['a date in another form', 'POST', '/totvsHealthPlans/refundSetup/v1/continuousMedications', { prescriptionDate: '03/04/2023' }],
    ['a field missing', 'POST', '/totvsHealthPlans/refundSetup/v1/continuousMedications', { attachments: undefined }],
  ])('lets no call through with %s', async (_what, method, path, change) => {
    const answer = await fetch(`${prism.url}${path}`, {
      method,
      headers: { authorization: 'Bearer x', 'content-type': 'application/json' },
      ...(change ? { body: JSON.stringify({ ...bodyOf('create-request.json'), ...change }) } : {}),
    });
    // Prism answers a broken call with whichever refusal the operation has.
    expect(answer.ok).toBe(false);
    expect(answer.headers.get('sl-violations')).toContain('"severity":"Error"');
  });

  it('lets no call through without a token', async () => {
    const answer = await fetch(`${prism.url}/totvsHealthPlans/refundSetup/v1/continuousMedications?subscriberId=1`);
    expect(answer.status).toBe(401);
  });
});
