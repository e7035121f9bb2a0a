import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IntegrationAnswer, TokenProcessResponse } from '@ponte/hat/contract';
import { createMock, type MockUpstream } from '../../apps/mock-upstream/src/create-mock';
import { contractVendors } from '../../tools/contract-vendors';
import { projectRoot } from '../../tools/project-root';

interface Fixture {
  body: Record<string, unknown>;
}

const fixtureOf = (vendor: string, name: string): Record<string, unknown> =>
  (JSON.parse(readFileSync(join(projectRoot(), 'mocks', vendor, 'fixtures', `${name}.json`), 'utf8')) as Fixture).body;

let mock: MockUpstream;
beforeAll(async () => (mock = await createMock({ seed: 1, clock: '2026-11-22T12:00:00Z' })));
afterAll(() => mock.close());
beforeEach(() => mock.reset());

const hatHeaders = {
  authorization: 'mock-master-token',
  idTenant: '5',
  tenantName: 'operadora-exemplo',
  'content-type': 'application/json',
};

async function hat(method: string, path: string, body?: unknown): Promise<{ status: number; body: unknown }> {
  const answer = await fetch(mock.hat.url + path, { method, headers: hatHeaders, ...(body ? { body: JSON.stringify(body) } : {}) });
  return { status: answer.status, body: await answer.json() };
}

/** Fields of the examples in HAT's document; their values there are names of columns. Parents first. */
const registrationExamples: readonly [resource: string, fields: string][] = [
  ['persons', 'personId holderCPF name birthdate gender nationalhealthcard phonenumber zipcode citycode email'],
  [
    'beneficiaries',
    'subscriberId contractNumber contractVersion subContractNumber subContractVersion holderCpf personId name birthdate blockedDate unblockDate gender effectiveDate healthInsuranceCode healthInsuranceVersion zipCode cityCode waitingPeriodDate cardExpiration holderRelationship cardMagneticField oldSubscriberId habilitagrpcob habilitaclacar',
  ],
  ['beneficiaryStatus', 'eventDate eventType entry_hour subscriberId entry_date'],
  ['healthProviders', 'healthProviderCode healthProviderDocument name reducedName healthProviderType healthProviderClass email cnesCode'],
  [
    'attendanceLocations',
    'codint healthProviderCode locationCode locationTypeCode locationDescription zipCode streetType address addressNumber addressComplement cityCode cityName stateAbbreviation district phoneAreaCode phone contactName cnesCode region',
  ],
  [
    'healthProviderSpecialties',
    'codint healthProviderCode specialtyCode subspecialtyCode locationCode blockDate considerSpecialty allowsMaterial searchOrder',
  ],
];

describe('HAT’s document of registration', () => {
  it('shows six bodies, whose fields the fixtures have in its order, and which the emulator takes one after the other', async () => {
    for (const [resource, fields] of registrationExamples) {
      const body = fixtureOf('hat', resource);
      const [item] = body.items as object[];
      const documented = fields.split(' ');
      expect([resource, Object.keys(item ?? {}).filter((name) => documented.includes(name))]).toEqual([resource, documented]);
      expect(Object.keys(body)).toEqual(['items', 'healthInsurerId', 'ansRegistry']);
      const queued = await hat('POST', `/${resource}`, { ...body, items: [item] });
      const { tokenId } = queued.body as TokenProcessResponse;
      expect([resource, queued.status]).toEqual([resource, 202]);
      const final = (await hat('GET', `/integration/${tokenId}`)).body as IntegrationAnswer;
      expect([resource, final.code, final.detailedMessage]).toEqual([resource, 4, []]);
    }
  });

  it('shows the body of masterToken, which the emulator takes', async () => {
    const { status, body } = await hat('POST', '/masterToken', fixtureOf('hat', 'masterToken-document'));
    expect([status, body]).toEqual([201, expect.objectContaining({ name: 'Teste', idTenant: 5, userId: 445 })]);
  });

  it('shows the answer to a token, whose parts the emulator answers in its order', async () => {
    const documented = Object.keys(fixtureOf('hat', 'integration'));
    expect(documented).toEqual(['idTenant', 'code', 'message', 'detailedMessage']);
    expect(Object.keys((await hat('GET', '/integration/unknown')).body as object)).toEqual(documented);
  });
});

const medseniorReader = { grant_type: 'client_credentials', client_id: 'ponte', client_secret: 'segredo-de-exemplo' };

async function medseniorToken(form: Record<string, string> = medseniorReader): Promise<{ status: number; text: string; token: string }> {
  const answer = await fetch(`${mock.medsenior.url}/auth`, { method: 'POST', body: new URLSearchParams(form) });
  const text = await answer.text();
  return { status: answer.status, text, token: (JSON.parse(text) as { access_token: string }).access_token };
}

async function medsenior(query: string): Promise<{ status: number; text: string }> {
  const { token } = await medseniorToken();
  const headers = { accept: 'application/json', 'content-type': 'application/json', authorization: `Bearer ${token}` };
  const answer = await fetch(`${mock.medsenior.url}/api/v1/beneficiario/autorizacoes?${query}`, { headers });
  return { status: answer.status, text: await answer.text() };
}

describe('MedSenior’s page of authorizations', () => {
  it('shows an answer, which the emulator gives byte for byte', async () => {
    mock.medsenior.settings({ messages: 'null' });
    // The page asks by status 5 and shows a guide of status 1: the answer is asked for as it is.
    const { status, text } = await medsenior(
      'StatusSolicitacao=1&Matricula=12345&Matricula=67890&Cpf=12345678901&CodigoTuss=40801095&page=1&pageSize=10',
    );
    expect([status, text]).toEqual([200, JSON.stringify(fixtureOf('medsenior', 'authorizations'))]);
  });

  it.each([
    'StatusSolicitacao=5&Matricula=12345&Matricula=67890&Cpf=12345678901&CodigoTuss=40801095&page=1&pageSize=10',
    'StatusSolicitacao=PreAutorizadoPendenteExecutante&Matricula=12345&Cpf=12345678901&page=1&pageSize=10',
  ])('shows a request, which the emulator takes: %s', async (query) => {
    const { status, text } = await medsenior(query);
    expect([status, JSON.parse(text)]).toEqual([200, { ...fixtureOf('medsenior', 'authorizations-empty'), pageSize: 10 }]);
  });

  it('words one error, byte for byte in each form of a body', async () => {
    const { messages } = fixtureOf('medsenior', 'error-matricula') as { messages: string[] };
    for (const [errorBodies, text] of [
      ['messages', JSON.stringify({ messages })],
      ['problem', JSON.stringify({ type: 'https://httpstatuses.io/400', title: messages[0], status: 400, errors: {} })],
      ['empty', ''],
    ] as const) {
      mock.medsenior.settings({ errorBodies });
      expect(await medsenior('Matricula=12a45')).toEqual({ status: 400, text });
    }
  });

  it.each([
    ['Parâmetros inválidos ou ausentes.', 400, { grant_type: 'client_credentials' }],
    ['Falha na autenticação do token.', 401, { ...medseniorReader, client_secret: 'x' }],
  ])('words the errors of its token: %s', async (words, status, form) => {
    mock.medsenior.settings({ authBodies: 'messages' });
    expect(await medseniorToken(form as Record<string, string>)).toMatchObject({ status, text: JSON.stringify({ messages: [words] }) });
  });

  it('shows an answer to a login, which has these parts in this order', async () => {
    const { text } = await medseniorToken();
    expect(Object.keys(JSON.parse(text) as object)).toEqual(Object.keys(fixtureOf('medsenior', 'token')));
  });
});

/** The documents are no part of this project; how HAT's and MedSenior's tests above and the emulator's for Protheus stand to them, says this. */
describe('the documents themselves', () => {
  const folder = process.env.VENDOR_DOCUMENTS_DIR ?? join(projectRoot(), '..', 'shared', 'vendors', 'originals');
  if (!existsSync(folder)) {
    it('are not at hand', () =>
      void process.stderr.write('VENDOR_DOCUMENTS_DIR is not set: the fixtures were not compared with the documents\n'));
    return;
  }
  const examples = readdirSync(folder).flatMap((file) =>
    objectsIn(readFileSync(join(folder, file), 'utf8')).map((object) => [file, object] as const),
  );
  const fixtures = contractVendors().flatMap((vendor) =>
    readdirSync(join(projectRoot(), 'mocks', vendor, 'fixtures')).map((file) => fixtureOf(vendor, file.replace('.json', ''))),
  );

  it('hold as many as a person counts in them', () => expect(examples).toHaveLength(8 + 13 + 1));

  it.each(examples)('have every example among the fixtures: %s %#', (_file, example) => {
    expect(fixtures.some((fixture) => isExample(fixture, example))).toBe(true);
  });
});

/** Where the document prints names of columns in place of values, the fields alone are compared. */
function isExample(fixture: Record<string, unknown>, example: Record<string, unknown>): boolean {
  const [item, documented] = [fixture, example].map(({ items }) => (items as Record<string, unknown>[] | undefined)?.[0]);
  const columns = documented && Object.values(documented).some((value) => /^B[A-Z0-9]{2}_|Data do /.test(String(value)));
  if (!columns) return JSON.stringify(sorted(fixture)) === JSON.stringify(sorted(example));
  return item !== undefined && Object.keys(documented).every((name) => name in item);
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort()
      .map(([name, inner]) => [name, sorted(inner)]),
  );
}

/** Every outermost JSON object of a text; remarks behind `//` are left out. */
function objectsIn(text: string): Record<string, unknown>[] {
  const found: Record<string, unknown>[] = [];
  for (let at = text.indexOf('{'); at >= 0; at = text.indexOf('{', at + 1)) {
    for (let end = text.indexOf('}', at); end >= 0; end = text.indexOf('}', end + 1)) {
      const object = parsed(text.slice(at, end + 1));
      if (object === undefined) continue;
      if (Object.keys(object).length > 0) found.push(object);
      at = end;
      break;
    }
  }
  return found;
}

function parsed(text: string): Record<string, unknown> | undefined {
  // The document of masterToken explains each value behind it, on one line.
  const bare = text.replace(/ \/\/ [^"]*(?=")/g, ' ').replace(/ \/\/ [^"{}]*\}$/, ' }');
  try {
    return JSON.parse(bare) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}
