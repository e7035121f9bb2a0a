import { routeRoles } from '../../apps/integration/src/edge/access/route-roles';
import type { ScheduledTask } from '../../apps/integration/src/scheduling/scheduled-task';
import { TaskScheduler } from '../../apps/integration/src/scheduling/task-scheduler';
import { TaskStore } from '../../apps/integration/src/scheduling/task.store';
import { type HubApi, rowsOfDatabase, startTwoOperators, type TwoOperators, until } from '../support';
import { medseniorProofs } from './medsenior-isolation';
import { protheusProofs } from './protheus-isolation';

interface List {
  items: { submissionId: string }[];
}

/** Two operators with the same insurer, the same keys of records, one hub. */
describe('operators of one hub', () => {
  let two: TwoOperators;
  let northId: string;
  let southId: string;
  const person = (name: string) => ({ personId: 'SAME1', name });
  const rejected = { personId: 'SAME2', name: 'RUIM' };

  beforeAll(async () => {
    two = await startTwoOperators();
    two.northMock.hat.settings({ poison: (_, { name }) => (name === 'RUIM' ? 'recusado' : null) });
    northId = await two.north.submit('persons', [person('DO NORTE'), rejected]);
    southId = await two.south.submit('persons', [person('DO SUL')]);
    await two.north.settled(northId);
    await two.south.settled(southId);
    await declareTaskOfNorth();
  });
  afterAll(() => two.close());

  /** As a module that works for one operator does it. */
  async function declareTaskOfNorth(): Promise<void> {
    const app = two.bridge.hubs[0]?.app;
    const [tenant] = await rowsOfDatabase<{ id: number }>(two.bridge.database.url, `SELECT id FROM tenant WHERE name = 'north'`);
    const task: ScheduledTask = {
      name: 'of-north:north',
      description: 'Nada',
      tenantId: tenant?.id,
      everyMs: 3_600_000,
      run: () => Promise.resolve({}),
    };
    app?.get(TaskScheduler, { strict: false }).register(task);
    await app?.get(TaskStore, { strict: false }).register(task);
  }

  /** The same guide of the same member at both, told apart by its password. */
  async function storeGuides(): Promise<void> {
    await rowsOfDatabase(
      two.bridge.database.url,
      `INSERT INTO hat_authorization (tenant_id, guide, subscriber_id, holder_cpf, password, sort_day, payload, hash, read_at)
       SELECT id, 'SAME', 'SAME', '52998224725', name, '2026-11-01',
         json_build_object('idOnHealthInsurer', 'SAME', 'password', name, 'beneficiary', json_build_object('subscriberId', 'SAME')), '', now()
       FROM tenant ON CONFLICT DO NOTHING`,
    );
  }

  const contentOf = async (api: HubApi) =>
    ((await api.get('/hat/records/persons/SAME1').expect(200)).body as { confirmed: object }).confirmed;

  /** One proof per route; a route without one fails the test below. */
  const proofs: Record<string, () => Promise<void>> = {
    'POST /api/v1/hat/{resource}': async () => {
      expect(two.northMock.hat.records('persons').get('SAME1')).toEqual(person('DO NORTE'));
      expect(two.southMock.hat.records('persons').get('SAME1')).toEqual(person('DO SUL'));
      await two.north.settled(await two.north.submit('beneficiaries', [{ subscriberId: '00010001000004015' }]));
      const event = { subscriberId: '000100010000040', eventDate: '20260701', eventType: 'Bloqueio' };
      const body = { items: [event], healthInsurerId: '0001', ansRegistry: '417505' };
      expect((await two.south.post('/hat/beneficiaryStatus', body).expect(422)).body).toMatchObject({
        details: [{ code: 'SUBSCRIBER_UNKNOWN' }],
      });
      await two.north.post('/hat/beneficiaryStatus', body).expect(202);
    },
    'GET /api/v1/hat/records/{resource}/{key}': async () => {
      expect(await contentOf(two.north)).toEqual(person('DO NORTE'));
      expect(await contentOf(two.south)).toEqual(person('DO SUL'));
      await two.south.get('/hat/records/persons/SAME2').expect(404);
    },
    'GET /api/v1/hat/submissions': async () => {
      const list = (await two.south.get('/hat/submissions?pageSize=200').expect(200)).body as List;
      expect(list.items.map(({ submissionId }) => submissionId)).toEqual([southId]);
    },
    'GET /api/v1/hat/submissions/{id}': async () => {
      await two.south.get(`/hat/submissions/${northId}`).expect(404);
      await two.north.get(`/hat/submissions/${northId}`).expect(200);
    },
    'GET /api/v1/hat/submissions/{id}/items': async () => void (await two.south.get(`/hat/submissions/${northId}/items`).expect(404)),
    'POST /api/v1/hat/submissions/{id}/retry': async () => {
      await two.south.post(`/hat/submissions/${northId}/retry`).expect(404);
      expect((await two.north.submission(northId)).counts).toEqual({ confirmed: 1, rejected: 1 });
    },
    'GET /api/v1/hat/gate': async () => {
      await two.north.post('/hat/pause').expect(200);
      expect((await two.south.get('/hat/gate').expect(200)).body).toMatchObject({ paused: false, reason: null });
    },
    'POST /api/v1/hat/pause': async () => {
      await two.north.post('/hat/pause').expect(200);
      const waiting = await two.north.submit('persons', [{ personId: 'N1' }]);
      const going = await two.south.submit('persons', [{ personId: 'S1' }]);
      expect((await two.south.settled(going)).counts).toEqual({ confirmed: 1 });
      expect((await two.north.submission(waiting)).counts).toEqual({ queued: 1 });
    },
    'POST /api/v1/hat/resume': async () => {
      await two.south.post('/hat/resume').expect(200);
      expect((await two.north.get('/hat/gate').expect(200)).body).toMatchObject({ paused: true });
      await two.north.post('/hat/resume').expect(200);
    },
    'POST /api/v1/hat/masterToken': async () => {
      await two.north.post('/hat/masterToken', { name: 'norte', userId: 1 }).expect(201);
      await two.south.post('/hat/masterToken', { name: 'sul', userId: 1 }).expect(201);
      const calls = (mock: TwoOperators['northMock']) => mock.hat.calls().filter(({ operation }) => operation === 'masterToken').length;
      expect([calls(two.northMock), calls(two.southMock)]).toEqual([1, 1]);
      const rows = await rowsOfDatabase(two.bridge.database.url, 'SELECT DISTINCT tenant_id, sealed FROM hat_master_token');
      expect(rows).toHaveLength(2);
      for (const api of [two.north, two.south]) await api.settled(await api.submit('persons', [{ personId: 'AFTER' }]));
      expect(two.southMock.hat.calls().every(({ status }) => status !== 401)).toBe(true);
    },
    'GET /api/v1/events': async () => {
      const subjects = async (api: HubApi) => {
        const { items } = (await api.get('/events?pageSize=200').expect(200)).body as { items: { subject: string; position: string }[] };
        expect(items.map(({ position }) => Number(position))).toEqual(items.map((_, index) => index + 1));
        return items.map(({ subject }) => subject);
      };
      await until(async () => (await subjects(two.north)).includes(northId) && (await subjects(two.south)).includes(southId));
      expect(await subjects(two.north)).not.toContain(southId);
      expect(await subjects(two.south)).not.toContain(northId);
    },
    'GET /api/v1/operations/tasks': async () => {
      for (const api of [two.north, two.south]) {
        const { items } = (await api.get('/operations/tasks').expect(200)).body as { items: { scope: string }[] };
        expect(items).toContainEqual(expect.objectContaining({ name: 'retention', scope: 'hub' }));
        for (const item of items.filter(({ scope }) => scope === 'hub'))
          expect(item).not.toMatchObject({ lastRun: { counts: expect.anything() as unknown } });
      }
    },
    'GET /api/v1/operations/tasks/{name}': async () => {
      expect((await two.south.get('/operations/tasks/retention').expect(200)).body).toMatchObject({ scope: 'hub' });
      await two.south.get('/operations/tasks/of-north:north').expect(404);
      expect((await two.north.get('/operations/tasks/of-north:north').expect(200)).body).toMatchObject({ scope: 'operator' });
    },
    'GET /api/v1/operations/tasks/{name}/runs': async () => {
      await two.south.get('/operations/tasks/of-north:north/runs').expect(404);
      const { items } = (await two.south.get('/operations/tasks/retention/runs').expect(200)).body as { items: { counts: unknown }[] };
      expect(items.map(({ counts }) => counts)).toEqual(items.map(() => null));
    },
    ...Object.fromEntries(
      ['pause', 'resume', 'run'].map((action) => [
        `POST /api/v1/operations/tasks/{name}/${action}`,
        async () => {
          await two.south.post(`/operations/tasks/of-north:north/${action}`).expect(404);
          await two.north.post(`/operations/tasks/of-north:north/${action}`).expect(action === 'run' ? 202 : 200);
          // What serves both is neither's to steer.
          expect((await two.south.post(`/operations/tasks/retention/${action}`).expect(403)).body).toMatchObject({ code: 'TASK_SHARED' });
        },
      ]),
    ),
    ...medseniorProofs(() => two),
    ...protheusProofs(() => two),
    'GET /api/v1/hat/authorizations': async () => {
      await storeGuides();
      for (const [api, password] of [
        [two.north, 'north'],
        [two.south, 'south'],
      ] as const) {
        const { items } = (await api.get('/hat/authorizations').expect(200)).body as { items: { password: string }[] };
        expect(items.map((item) => item.password)).toEqual([password]);
      }
    },
    'GET /api/v1/hat/authorizations/{idOnHealthInsurer}': async () => {
      await storeGuides();
      expect((await two.south.get('/hat/authorizations/SAME').expect(200)).body).toMatchObject({ password: 'south' });
      await rowsOfDatabase(two.bridge.database.url, `DELETE FROM hat_authorization WHERE password = 'south'`);
      await two.south.get('/hat/authorizations/SAME').expect(404);
      await two.north.get('/hat/authorizations/SAME').expect(200);
    },
    'GET /api/v1/hat/authorizations/failures': async () => {
      await rowsOfDatabase(
        two.bridge.database.url,
        `INSERT INTO hat_authorization_fault (tenant_id, key, code, payload) SELECT id, 'X', 'NO_GUIDE_NUMBER', '{}' FROM tenant WHERE name = 'north'`,
      );
      expect((await two.north.get('/hat/authorizations/failures').expect(200)).body).toMatchObject({
        items: [{ code: 'NO_GUIDE_NUMBER' }],
      });
      expect((await two.south.get('/hat/authorizations/failures').expect(200)).body).toEqual({ items: [], hasNext: false });
    },
    'GET /api/v1/authorizations': async () => {
      await storeGuides();
      for (const [api, password] of [
        [two.north, 'north'],
        [two.south, 'south'],
      ] as const)
        for (const query of ['subscriberId=SAME', 'cpf=52998224725']) {
          const { items } = (await api.get(`/authorizations?${query}`).expect(200)).body as {
            items: { source: string; password: string }[];
          };
          const ofHat = items.filter(({ source }) => source === 'hat');
          expect(ofHat.map((item) => item.password)).toEqual([password]);
        }
    },
    'POST /api/v1/keys': async () => {
      const reader = await two.north.withRole('reader');
      await reader.get(`/hat/submissions/${northId}`).expect(200);
      await reader.get(`/hat/submissions/${southId}`).expect(404);
    },
    'GET /api/v1/keys': async () => {
      await two.north.withRole('reader');
      expect((await two.south.get('/keys').expect(200)).body).toEqual({ items: [], hasNext: false });
    },
    'DELETE /api/v1/keys/{id}': async () => {
      const { body } = await two.north.post('/keys', { name: 'of north', role: 'reader' }).expect(201);
      const { id, key } = body as { id: string; key: string };
      await two.south.delete(`/keys/${id}`).expect(404);
      await two.north.as(key).get('/hat/gate').expect(200);
    },
  };

  it('have a proof of their separation for every route', () => {
    const app = two.bridge.hubs[0]?.app;
    if (!app) throw new Error('no hub');
    const routes = routeRoles(app).filter(({ role }) => role !== 'public');
    expect(Object.keys(proofs).sort()).toEqual(routes.map(({ method, path }) => `${method} ${path}`).sort());
  });

  it.each(Object.keys(proofs))('see and change nothing of each other by %s', (route) => proofs[route]?.());

  it('see their own series of the metrics alone', async () => {
    const response = await fetch(`${two.bridge.hubs[0]?.url}/metrics`, { headers: { 'x-api-key': two.south.key } });
    const text = await response.text();
    expect(text).toContain('tenant="south"');
    expect(text).not.toContain('north');
  });

  it('lose nothing when one HAT is away', async () => {
    two.northMock.hat.faults.add({ operation: '*', kind: 'status', status: 503 });
    const waiting = await two.north.submit('persons', [{ personId: 'N2' }]);
    expect((await two.south.settled(await two.south.submit('persons', [{ personId: 'S2' }]))).counts).toEqual({ confirmed: 1 });
    two.northMock.hat.faults.clear();
    await two.north.post('/hat/resume').expect(200);
    expect((await two.north.settled(waiting)).counts).toEqual({ confirmed: 1 });
  });
});
