import { randomBytes, randomUUID } from 'node:crypto';
import { hatResources } from '@ponte/hat/contract';
import supertest from 'supertest';
import { roles } from '../../apps/integration/src/edge/access/role';
import { captureLog, startBridge, until, type Bridge } from '../support';
import { fullItems } from './full-items';

/** Values of items that say nothing of anybody: codes of two or three characters, flags, dates of rules. */
const tellingLength = 6;

/** Every text that stands in a value, however deep. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value.trim()];
  if (typeof value === 'number') return [String(value)];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

describe('personal data and secrets', () => {
  const log = captureLog();
  const secrets = new Set<string>();
  const errorBodies: string[] = [];
  let bridge: Bridge;
  let metrics = '';

  const keep = (text: string) => {
    secrets.add(text);
    return text;
  };

  beforeAll(async () => {
    bridge = await startBridge({
      environment: { LOG_LEVEL: 'trace', HAT_MASTER_TOKEN: keep('mock-master-token'), HAT_TOKEN_DEADLINE_MS: '1000' },
      hub: { logDestination: log.destination },
      mock: { randomness: { uuid: () => keep(randomUUID()), hex: (bytes) => keep(randomBytes(bytes).toString('hex')) } },
    });
    for (const name of ['API_KEY', 'SECRETS_KEY', 'DATABASE_URL']) keep(bridge.variables[name] ?? '');
    await traffic();
    metrics = await (await fetch(`${bridge.hubs[0]?.url}/metrics`)).text();
    await bridge.close();
  }, 120_000);

  async function traffic(): Promise<void> {
    const { api, mock } = bridge;
    for (const resource of hatResources) {
      const { given, key } = fullItems[resource];
      for (const text of textsOf(given)) if (text.length >= tellingLength) keep(text);
      await api.settled(await api.submit(resource, [given]));
      await told(api.get(`/hat/records/${resource}/${encodeURIComponent(key)}`));
      await told(api.get(`/hat/records/${resource}/${encodeURIComponent(key)}/${key}`));
    }
    for (const role of roles) {
      const { body } = await api.post('/keys', { name: keep('CHAVE DE HELENA'), role }).expect(201);
      const { key } = body as { key: string };
      keep(key.slice(20));
      await told(api.as(key).post('/keys', { name: keep('NOME RECUSADO'), role: keep('papel-errado') }));
    }
    await told(api.as(keep('errada-0123456789-0123456789-0123456789')).get('/hat/submissions'));
    await told(api.post('/hat/masterToken', { name: keep('token de helena'), userId: 445 }));
    await told(api.post('/hat/masterToken', { name: 'outro', userId: 445, replace: true, authorization: keep('credencial-errada-987') }));
    await refusedByHat();
    await brokenBodies();
    await faultyVendor();
    mock.hat.faults.clear();
  }

  async function told(request: supertest.Test): Promise<void> {
    const { status, text } = await request;
    if (status >= 400) errorBodies.push(text);
  }

  async function refusedByHat(): Promise<void> {
    const items = [{ personId: keep('QK71Z9XA'), name: keep('RECUSADA DA SILVA'), holderCPF: keep('11144477735') }];
    bridge.mock.hat.settings({ poison: () => `nao aceito para ${keep('RECUSADA DA SILVA')}` });
    const id = await bridge.api.submit('persons', items);
    await bridge.api.settled(id);
    await told(bridge.api.post(`/hat/submissions/${id}/retry`));
    bridge.mock.hat.settings({ poison: undefined });
  }

  async function brokenBodies(): Promise<void> {
    const { api } = bridge;
    const cpf = keep('52998224724');
    const name = keep('BELTRANO QUEBRADO');
    const mail = keep('beltrano@quebrado.example');
    for (const text of [
      `{"items":[{"holderCPF":"${cpf}"`,
      `{"items":[{"personId":"A","name":"${name}", ${cpf}}]}`,
      `"${name}"`,
      `{"items":[{"personId":"A","${cpf}":"${name}","${mail}":1}],"${name}":1}`,
    ])
      await told(api.postText('/hat/persons', text));
    const faulty = {
      personId: keep('chave longa demais'),
      holderCPF: cpf,
      name: `${name}\n`,
      email: `${mail}@`,
      gender: name,
      birthdate: cpf,
    };
    const body = { items: [faulty], healthInsurerId: name, ansRegistry: mail };
    await told(api.post('/hat/persons', body));
    await told(api.post('/hat/persons', { ...body, healthInsurerId: '0001', ansRegistry: '417505' }));
    await told(api.post(`/hat/${encodeURIComponent(name)}`, body));
    await told(api.get(`/hat/submissions/${cpf}?status=${cpf}&order=${mail}&fields=${encodeURIComponent(name)}`));
    await told(
      api
        .get(`/${encodeURIComponent(name)}?cpf=${cpf}`)
        .set('X-Request-Id', cpf)
        .set('User-Agent', name),
    );
    await told(api.get(`/hat/records/persons/${cpf}%00`));
    await told(api.post('/hat/persons', body).set('Idempotency-Key', `${name} com espaço`.normalize('NFD').replace(/[^ -~]/g, '')));
    await told(api.post('/keys', { name: `${name}\u0000`, role: 'reader' }));
  }

  async function faultyVendor(): Promise<void> {
    const { api, mock } = bridge;
    const echo = { code: '500', message: keep('FALHA COM FULANA DE TAL'), detailedMessage: keep('fulana@tal.example 39053344705') };
    for (const fault of [
      { kind: 'status', status: 500, body: echo },
      { kind: 'status', status: 400, body: echo },
      { kind: 'status', status: 401, body: echo },
      { kind: 'status', status: 429, body: echo, headers: { 'retry-after': '0' } },
      { kind: 'status', status: 200, body: `<html>${echo.message}</html>` },
      { kind: 'resetBefore' },
      { kind: 'resetAfter' },
      { kind: 'lostToken' },
      { kind: 'falsyService' },
    ] as const) {
      mock.hat.faults.add({ operation: 'persons', first: 1, ...fault });
      const calls = mock.hat.calls().length;
      const personId = keep(randomBytes(4).toString('hex').toUpperCase());
      await api.submit('persons', [{ personId, name: keep(`PESSOA ${personId}`), holderCPF: '39053344705' }]);
      await until(() => mock.hat.calls().length > calls);
      await api.post('/hat/resume').expect(200);
    }
    keep('39053344705');
    mock.hat.faults.add({ operation: 'integration', kind: 'status', status: 500, body: echo, first: 2 });
    await api.settled(await api.submit('persons', [{ personId: 'ZZ' }]));
  }

  /** Digits count as found where they stand for themselves: a measurement may hold any short run of them behind its point. */
  const found = (text: string) =>
    [...secrets].filter((secret) => (/^\d+$/.test(secret) ? new RegExp(`(?<![\\d.])${secret}(?!\\d)`).test(text) : text.includes(secret)));

  it('the traffic of this file was worth searching', () => {
    expect(secrets.size).toBeGreaterThan(80);
    expect(errorBodies.length).toBeGreaterThan(20);
    expect(log.text().split('\n').length).toBeGreaterThan(60);
    expect(log.text()).toContain('"route":"/api/v1/hat/records/:resource/:key"');
  });

  it('stand in no log line', () => expect(found(log.text())).toEqual([]));

  it('stand in no metric', () => expect(found(metrics)).toEqual([]));

  it('stand in no error', () => expect(found(errorBodies.join('\n'))).toEqual([]));
});
