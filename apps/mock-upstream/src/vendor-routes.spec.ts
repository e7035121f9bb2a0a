import { ManualClock } from '@ponte/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import request from 'supertest';
import { createHttp } from './create-http';
import { counter, type CounterState } from './engine/counter-vendor.fixture';
import { Worlds } from './engine/worlds';
import { hat } from './hat/hat.vendor';

let app: NestFastifyApplication;
let worlds: Worlds;

beforeAll(async () => {
  const vendors = [hat, counter];
  const start = { seed: 'a', drawn: false, clock: { mode: 'real', offsetMs: 0 }, settings: {}, strictness: 'strict' } as const;
  const surroundings = { vendors, clock: new ManualClock(), drawSeed: () => 'b', maskKey: 'm' };
  worlds = new Worlds(start, surroundings, { maxWorlds: 10, ttlMs: 1_000 });
  const stage = { hooks: {}, wallTime: () => 0 };
  app = await createHttp({ vendors, worlds, stage }, { logger: false, ownHosts: [] });
  await app.listen(0, '127.0.0.1');
});
afterAll(() => app.close());

const on = () => request(app.getHttpServer());
const post = (path: string, text: string) => on().post(path).type('text/plain').send(text);

describe('a vendor that joins by its value alone', () => {
  it('is served under its base path, in every world, with its path read', async () => {
    expect((await post('/counter/counts/d%C3%BAzia', 'x').expect(200)).text).toBe('{"count":1,"kind":"dúzia"}');
    expect((await post('/w/a/counter/counts/x', 'x').expect(200)).text).toBe('{"count":1,"kind":"x"}');
    expect((worlds.default.state('counter') as CounterState).count).toBe(1);
  });

  it('tells in its own format what it does not have, does not take, and what is too large', async () => {
    const refused = async (call: request.Test, status: number) => {
      const { text, headers } = await call.expect(status);
      expect([text, headers['content-type']]).toEqual([`<fault>${status}</fault>`, 'application/xml']);
      expect(headers['x-mock-reason']).toMatch(/\w/);
    };
    await refused(on().get('/counter/nothing'), 404);
    await refused(on().delete('/counter/counts'), 404);
    await refused(on().post('/counter/counts/x').type('json').send({}), 415);
    await refused(post('/counter/counts/x', 'x'.repeat(21 * 1024 * 1024)), 413);
    await refused(on().get('/counter/counts').set('x-mock-world', '?'), 400);
  });

  it('has faults, settings, a place in health and in the document, without a line of its own', async () => {
    const fault = { vendor: 'counter', operation: 'read', kind: 'status', status: 503, first: 1 };
    await on().post('/__admin/faults').send(fault).expect(204);
    const other = { ...fault, operation: 'persons' };
    const unknown = await on().post('/__admin/faults').send(other).expect(400);
    expect((unknown.body as { detailedMessage: string }).detailedMessage).toBe('operation: must be one of *, count, read');
    await on().get('/counter/counts').expect(503);
    await on().get('/counter/counts').expect(200);
    expect((await on().put('/__admin/counter/settings').send({ step: 5, key: 'k' }).expect(200)).body).toEqual({ step: 5 });
    expect((await on().get('/__admin/health')).body).toEqual({ status: 'ok', vendors: ['hat', 'counter'] });
    const { paths } = (await on().get('/__admin/docs-json')).body as { paths: object };
    expect(Object.keys(paths)).toContain('/__admin/counter/settings');
  });
});
