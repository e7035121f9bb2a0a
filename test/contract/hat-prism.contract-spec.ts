import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  hatResources,
  integrationPath,
  masterTokenPath,
  registrationPath,
  type HatResource,
  type IntegrationAnswer,
  type TokenProcessResponse,
} from '@ponte/hat/contract';
import { createMock, type MockUpstream } from '../../apps/mock-upstream/src/create-mock';
import { projectRoot } from '../../tools/project-root';
import { startPrism, type PrismProcess } from '../../tools/prism-process';

const headers = {
  authorization: 'mock-master-token',
  idTenant: '5',
  tenantName: 'operadora-exemplo',
  'content-type': 'application/json',
};

let mock: MockUpstream;
let prism: PrismProcess;
beforeAll(async () => {
  mock = await createMock();
  prism = await startPrism({ vendor: 'hat', upstream: mock.hat.url });
});
afterAll(async () => {
  await prism?.close();
  await mock?.close();
});
beforeEach(() => mock.hat.reset());

interface Answer<Body> {
  status: number;
  body: Body;
  violations: string | null;
}

async function call<Body>(
  method: 'GET' | 'POST',
  path: string,
  body?: unknown,
  change: Record<string, string> = {},
): Promise<Answer<Body>> {
  const answer = await fetch(`${prism.url}${path}`, {
    method,
    headers: { ...headers, ...change },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  return { status: answer.status, body: (await answer.json()) as Body, violations: answer.headers.get('sl-violations') };
}

function fixture(name: string): { items: object[] } {
  const text = readFileSync(join(projectRoot(), 'mocks/hat/fixtures', `${name}.json`), 'utf8');
  return (JSON.parse(text) as { body: { items: object[] } }).body;
}

async function register(resource: HatResource): Promise<IntegrationAnswer> {
  const queued = await call<TokenProcessResponse>('POST', registrationPath(resource), fixture(resource));
  expect(queued).toMatchObject({ status: 202, violations: null });
  const final = await call<IntegrationAnswer>('GET', integrationPath(queued.body.tokenId ?? ''));
  expect(final).toMatchObject({ status: 200, violations: null });
  return final.body;
}

describe('the emulator of HAT behind a validating proxy', () => {
  it('takes the example of every resource, parents first, within the contract', async () => {
    for (const resource of hatResources.filter((name) => name !== 'beneficiaryStatus')) {
      expect({ resource, ...(await register(resource)) }).toMatchObject({ resource, code: 4, detailedMessage: [] });
    }
    expect((await register('beneficiaryStatus')).code).toBe(4);
  });

  it('answers refusals within the contract', async () => {
    expect((await register('attendanceLocations')).detailedMessage).toEqual(['Local 0001:000123:001:CLI: prestador nao encontrado']);
    const unknownOperator = { ...fixture('persons'), ansRegistry: '999999' };
    expect(await call('POST', registrationPath('persons'), unknownOperator)).toMatchObject({ status: 400, violations: null });
    expect(await call('GET', '/healthcheck', undefined, { tenantName: 'outra' })).toMatchObject({ status: 401, violations: null });
    expect(await call('GET', integrationPath('unknown'))).toMatchObject({ status: 200, body: { code: 404 }, violations: null });
  });

  it('makes a master token and tells its health within the contract', async () => {
    const body = { name: 'Integracao', idTenant: 5, userId: 9 };
    expect(await call('POST', masterTokenPath, body)).toMatchObject({ status: 201, violations: null });
    expect(await call('GET', '/healthcheck')).toMatchObject({ status: 200, body: { REST: 'OK' }, violations: null });
  });

  it.each([
    ['an unknown field', { items: [{ personId: '1', nome: 'ANA' }] }],
    ['a date in another form', { items: [{ personId: '1', birthdate: '29/02/1984' }] }],
    ['a number for an identifier', { items: [{ personId: 1 }] }],
    ['too many items', { items: new Array(101).fill({ personId: '1' }) }],
    ['an older array name', { persons: [{ personId: '1' }] }],
  ])('lets no call through that breaks the contract: %s', async (_what, part) => {
    const body = { healthInsurerId: '0001', ansRegistry: '417505', ...part };
    expect((await call('POST', registrationPath('persons'), body)).status).toBe(422);
    expect(mock.hat.calls()).toEqual([]);
  });

  it('notices an answer that breaks the contract', async () => {
    mock.hat.faults.add({
      operation: 'healthcheck',
      kind: 'status',
      status: 200,
      body: { REST: 1 },
      headers: { 'content-type': 'application/json' },
    });
    expect((await call('GET', '/healthcheck')).status).toBe(500);
  });
});
