import { until } from '../../support';
import { type FaultScene, inScene } from './fault-scene';
import { mixedOperator, person } from './mixed-operator';
import { soak } from './short-measures';

const records = soak ? 2_000 : 300;

interface Gate {
  paused: boolean;
  coolingUntil: string | null;
  reason: string | null;
}

const gateOf = async ({ api }: FaultScene): Promise<Gate> => (await api.get('/hat/gate')).body as Gate;

describe('an outage charges nobody', () => {
  it('401 for as long as it takes: the pause is seen with its reason, nothing fails, and it goes on by itself', () =>
    inScene({}, async (scene) => {
      scene.mock.hat.faults.add({ operation: '*', kind: 'status', status: 401, after: 6 });
      await scene.submit(mixedOperator(records));
      await until(async () => (await gateOf(scene)).reason === 'UNAUTHORIZED (401)');
      const refusals = () => scene.mock.hat.calls().filter(({ status }) => status === 401).length;
      await until(() => refusals() > (soak ? 500 : 60));
      expect((await gateOf(scene)).paused).toBe(false);
      scene.mock.hat.faults.clear();
      await scene.expectTruth();
      expect(await scene.ledger.query('SELECT FROM hat_item WHERE attempts > 0')).toEqual([]);
      expect(await gateOf(scene)).toMatchObject({ paused: false, coolingUntil: null, reason: null });
    }));

  it('leaves the deadlines of tokens where they stood', () =>
    inScene({}, async (scene) => {
      const pending = { code: 0, message: '', detailedMessage: [] };
      scene.mock.hat.faults.add({ operation: 'integration', kind: 'status', status: 200, body: pending, first: 2 });
      scene.mock.hat.faults.add({ operation: 'integration', kind: 'status', status: 503, after: 2 });
      await scene.submit([{ resource: 'persons', items: [person(1, 1)] }]);
      const deadline = () => scene.ledger.query<{ at: Date }>(`SELECT deadline_at AS at FROM hat_batch WHERE deadline_at IS NOT NULL`);
      await until(async () => (await deadline()).length === 1);
      const [before] = await deadline();
      await until(async () => (await gateOf(scene)).reason === 'VENDOR_FAULT (503)');
      scene.mock.hat.faults.clear();
      await scene.expectTruth();
      const [after] = await deadline();
      expect(after?.at.getTime()).toBeGreaterThan(before?.at.getTime() ?? Infinity);
    }));

  it.each([
    { name: 'in seconds', header: () => '2', endOf: (_: string, refused: number) => refused + 2_000 },
    { name: 'as a date', header: () => new Date(Date.now() + 3_000).toUTCString(), endOf: (header: string) => Date.parse(header) },
  ])('429 with Retry-After $name: no call starts earlier', ({ header, endOf }) => {
    const starts: number[] = [];
    const hooks = { onRequest: () => void starts.push(Date.now()) };
    return inScene({ hooks, environment: { HAT_CONCURRENCY: '1' } }, async (scene) => {
      const retryAfter = header();
      scene.mock.hat.faults.add({
        operation: '*',
        kind: 'status',
        status: 429,
        headers: { 'retry-after': retryAfter },
        after: 5,
        first: 1,
      });
      await scene.submit(mixedOperator(records));
      await scene.expectTruth();
      const [refused = 0, next = 0] = starts.slice(5);
      // Two clocks are read, each in whole milliseconds.
      expect(next).toBeGreaterThanOrEqual(endOf(retryAfter, refused) - 5);
    });
  });

  it('keeps the longest Retry-After of calls that were refused together', () =>
    inScene({ hat: { backoffBaseMs: 600, backoffMaxMs: 600 } }, async (scene) => {
      scene.mock.hat.faults.add({ operation: 'persons', kind: 'status', status: 500, first: 1 });
      scene.mock.hat.faults.add({ operation: 'persons', kind: 'delay', ms: 100, after: 1, first: 1 });
      scene.mock.hat.faults.add({
        operation: 'persons',
        kind: 'status',
        status: 429,
        headers: { 'retry-after': '30' },
        after: 1,
        first: 1,
      });
      await scene.submit([{ resource: 'persons', items: Array.from({ length: 50 }, (_, n) => person(n, 1)) }]);
      await until(async () => (await gateOf(scene)).reason === 'RATE_LIMITED (429)');
      const gate = await gateOf(scene);
      expect(Date.parse(gate.coolingUntil ?? '')).toBeGreaterThan(Date.now() + 20_000);
      // Whoever resumes wants a try now.
      expect((await scene.api.post('/hat/resume')).status).toBe(200);
      await scene.expectTruth();
    }));

  it('a pause while sending and a restart while paused: settled items are never sent again', () =>
    inScene({}, async (scene) => {
      const deliveries = mixedOperator(records);
      await scene.submit(deliveries.slice(0, 4));
      await until(() => scene.arrivals.all.length > 30);
      expect((await scene.api.post('/hat/pause')).status).toBe(200);
      await scene.submit(deliveries.slice(4));
      const old = scene.bridge.hubs.shift();
      await old?.close();
      await scene.bridge.addHub();
      const settled = await scene.ledger.query<{ id: string }>(`SELECT change_id AS id FROM hat_item WHERE state = 'confirmed'`);
      const calls = scene.mock.hat.calls().length;
      // The paused hub is up, has work and a token store, and calls nobody: its upkeep has gone round when this batch is recovered.
      expect((await gateOf(scene)).paused).toBe(true);
      await until(async () => (await scene.ledger.query(`SELECT FROM hat_batch WHERE state = 'sending'`)).length === 0);
      expect(scene.mock.hat.calls().length).toBe(calls);
      expect((await scene.api.post('/hat/resume')).status).toBe(200);
      await scene.expectTruth();
      const again = await scene.ledger.query(
        `SELECT FROM hat_batch b WHERE b.id > (SELECT max(batch_id) FROM hat_item WHERE change_id = ANY ($1)) AND b.change_ids && $1::bigint[]`,
        [settled.map(({ id }) => id)],
      );
      expect(again).toEqual([]);
    }));
});
