import supertest from 'supertest';
import { startBridge, until, type Bridge } from '../support';

interface Health {
  status: string;
  checks: Record<string, string>;
}

describe('the running hub, seen from its operators', () => {
  let bridge: Bridge;
  beforeAll(async () => void (bridge = await startBridge()));
  afterAll(() => bridge.close());
  const http = () => supertest(bridge.hubs[0]?.url ?? '');
  const ready = async () => (await http().get('/health/ready').expect(200)).body as Health;
  const metric = async (name: string, labels = '') => {
    const { text } = await http().get('/metrics').expect(200);
    const line = text.split('\n').find((one) => one.startsWith(name) && !one.startsWith('#') && one.includes(labels));
    return line === undefined ? undefined : Number(line.split(' ').at(-1));
  };

  it('is live and ready, with every part up', async () => {
    expect((await http().get('/health/live').expect(200)).body).toEqual({ status: 'up', checks: {} });
    expect(await ready()).toEqual({ status: 'up', checks: { database: 'up', migrations: 'up', hat: 'up' } });
  });

  it('is degraded, and still ready, while paused', async () => {
    await bridge.api.post('/hat/pause').expect(200);
    expect(await ready()).toMatchObject({ status: 'degraded', checks: { database: 'up', hat: 'degraded' } });
    await bridge.api.post('/hat/resume').expect(200);
    expect(await ready()).toMatchObject({ status: 'up' });
  });

  it.each([401, 500, 503])('is degraded while HAT answers %d, says why, loses nothing, and recovers', async (status) => {
    bridge.mock.hat.faults.add({ operation: 'persons', kind: 'status', status });
    const id = await bridge.api.submit('persons', [{ personId: `H${status}` }]);
    await until(async () => (await ready()).status === 'degraded');
    const { body: gate } = await bridge.api.get('/hat/gate').expect(200);
    expect(gate).toMatchObject({ paused: false, reason: expect.stringContaining(String(status)) as string });
    expect(await bridge.api.submission(id)).toMatchObject({ status: 'processing' });
    bridge.mock.hat.faults.clear();
    await bridge.api.post('/hat/resume').expect(200);
    expect((await bridge.api.settled(id)).counts).toEqual({ confirmed: 1 });
    await until(async () => (await ready()).status === 'up');
  });

  it('measures queue, age, batches, items and the vendor', async () => {
    bridge.mock.hat.settings({ poison: (_, { name }) => (name === 'RUIM' ? 'recusado' : null) });
    await bridge.api.settled(await bridge.api.submit('persons', [{ personId: 'M1' }, { personId: 'M2', name: 'RUIM' }]));
    bridge.mock.hat.settings({ poison: undefined });
    const confirmed = (await metric('ponte_hat_items_settled_total', 'state="confirmed"')) ?? 0;
    expect(confirmed).toBeGreaterThanOrEqual(1);
    expect(await metric('ponte_hat_items_settled_total', 'state="rejected"')).toBe(1);
    expect(await metric('ponte_hat_batches_total')).toBeGreaterThanOrEqual(1);
    expect(await metric('ponte_hat_queue_depth', 'state="queued"')).toBe(0);
    expect(await metric('ponte_hat_oldest_unsent_seconds', 'tenant="default"')).toBe(0);
    expect(await metric('ponte_vendor_request_duration_seconds_count', 'operation="persons",status="202"')).toBeGreaterThanOrEqual(1);
    expect(await metric('ponte_vendor_request_duration_seconds_count', 'operation="integration"')).toBeGreaterThanOrEqual(1);
    expect(await metric('ponte_http_request_duration_seconds_count', 'route="/api/v1/hat/:resource",status="202"')).toBeGreaterThanOrEqual(
      1,
    );
    expect(await metric('ponte_process_cpu_seconds_total')).toBeGreaterThan(0);

    await bridge.api.post('/hat/pause').expect(200);
    const waiting = await bridge.api.submit('persons', [{ personId: 'M3' }, { personId: 'M4' }]);
    expect(await metric('ponte_hat_queue_depth', 'state="queued"')).toBe(2);
    expect(await metric('ponte_hat_oldest_unsent_seconds', 'tenant="default"')).toBeGreaterThan(0);
    await bridge.api.post('/hat/resume').expect(200);
    await bridge.api.settled(waiting);
    expect(await metric('ponte_hat_items_settled_total', 'state="confirmed"')).toBe(confirmed + 2);
  });

  it('gives a harmless request id back with every answer, errors too', async () => {
    for (const path of ['/health/live', '/api/v1/hat/submissions', '/api/v1/nothing', '/docs-json']) {
      const { headers } = await http().get(path).set('X-Request-Id', 'call-0001-abc');
      expect([path, headers['x-request-id']]).toEqual([path, 'call-0001-abc']);
      expect((await http().get(path)).headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    }
  });

  it('says it is down without its database, keeps answering in its own words, and still tells its measurements', async () => {
    const alone = await startBridge();
    await alone.database.drop();
    const url = alone.hubs[0]?.url ?? '';
    const asked = await fetch(`${url}/health/ready`);
    expect([asked.status, await asked.json()]).toMatchObject([503, { status: 'down', checks: { database: 'down' } }]);
    await supertest(url).get('/health/live').expect(200);
    const body = { items: [{ personId: 'A' }], healthInsurerId: '0001', ansRegistry: '417505' };
    const refused = await alone.api.post('/hat/persons', body).expect(503);
    expect(refused.body).toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect((await supertest(url).get('/metrics').expect(200)).text).toContain('ponte_http_request_duration_seconds');
    await alone.close();
  });

  it('serves its documents', async () => {
    expect((await http().get('/docs').expect(200)).text).toContain('swagger-ui');
    await http().get('/docs-yaml').expect(200);
    await http().get('/docs-json').expect(200).expect('content-type', /json/);
  });
});
