import type { HatErrorModel, IntegrationAnswer, TokenProcessResponse } from '@ponte/hat/contract';
import { answerValidators } from '@ponte/hat/contract';
import request from 'supertest';
import { createMock, type MockUpstream } from './create-mock';
import { closeAll, head, headers, start } from './mock.fixture';

const basePath = '/hat/api/healthcare/hat/v1';

afterEach(closeAll);

/** Calls as a client makes them that knows nothing but a base URL and perhaps a header. */
function client(url: string, more: Record<string, string> = {}) {
  const all = { ...headers, ...more, 'content-type': 'application/json' };
  const call = async (path: string, init: RequestInit = {}) => {
    const answer = await fetch(url + path, { headers: all, ...init });
    return { status: answer.status, headers: answer.headers, body: (await answer.json()) as unknown };
  };
  const post = (resource: string, items: object[]) => call(`/${resource}`, { method: 'POST', body: JSON.stringify({ items, ...head }) });
  const register = async (resource: string, items: object[]) => ((await post(resource, items)).body as TokenProcessResponse).tokenId ?? '';
  const code = async (token: string) => ((await call(`/integration/${token}`)).body as IntegrationAnswer).code;
  return { call, post, register, code };
}

describe('worlds on the wire', () => {
  it('keep eight clients apart that walk many tokens at the same time under the same keys', async () => {
    const mock = await start({ processingMs: 60_000, clock: '2026-03-01T12:00:00Z' });
    const workers = Array.from({ length: 8 }, (_, worker) => `worker-${worker}`);
    const rounds = 25;
    const tokens = await Promise.all(
      workers.map(async (name, worker) => {
        const byHeader = worker % 2 === 0;
        const hat = byHeader ? client(mock.url + basePath, { 'x-mock-world': name }) : client(`${mock.url}/w/${name}${basePath}`);
        const world = mock.world(name);
        const batches = await Promise.all(
          Array.from({ length: rounds }, (_, at) => hat.register('persons', [{ personId: String(at), name: `${name} ${at}` }])),
        );
        const codes = async () => [...new Set(await Promise.all(batches.map((token) => hat.code(token))))];
        expect(await codes()).toEqual([0]);
        // Only every other world's time passes, and none may notice that of another.
        if (byHeader) world.clock.advance('1m');
        expect(await codes()).toEqual([byHeader ? 4 : 0]);
        const strangers = workers.filter((other) => other !== name);
        const elsewhere = client(mock.url + basePath, { 'x-mock-world': strangers[at(worker)] ?? '' });
        expect(await elsewhere.code(batches[0] ?? '')).toBe(404);
        expect(world.hat.records('persons').size).toBe(byHeader ? rounds : 0);
        return batches;
      }),
    );
    expect(new Set(tokens.flat()).size).toBe(8 * rounds);
    for (const name of workers) {
      const world = mock.world(name);
      world.clock.advance('1m');
      const names = [...world.hat.records('persons').values()].map((person) => String(person.name));
      expect([names.length, names.every((text) => text.startsWith(`${name} `))]).toEqual([rounds, true]);
      const own = world.calls().filter(({ operation }) => operation === 'persons');
      expect(own.map(({ sequence }) => sequence)).toEqual(Array.from({ length: rounds }, (_, number) => number + 1));
    }
    expect([mock.hat.records('persons').size, mock.calls().length]).toEqual([0, 0]);

    function at(worker: number): number {
      return (worker * 3) % 7;
    }
  });

  it('are chosen by header, by prefix before either base path, and by query on the admin routes', async () => {
    const mock = await start();
    await client(mock.world('a').hat.url).register('persons', [{ personId: '1' }]);
    await client(`${mock.url}/w/a/hat/api/hat/healthcare/v1`).register('persons', [{ personId: '2' }]);
    await client(mock.hat.url, { 'x-mock-world': 'a' }).register('persons', [{ personId: '3' }]);
    const total = async (path: string, more = {}) => ((await request(mock.url).get(path).set(more)).body as { total: number }).total;
    expect(await total('/__admin/hat/persons')).toBe(0);
    expect(await total('/__admin/hat/persons?world=a')).toBe(3);
    expect(await total('/w/a/__admin/hat/persons')).toBe(3);
    expect(await total('/__admin/hat/persons', { 'x-mock-world': 'a' })).toBe(3);
    await request(mock.url).post('/w/a/__admin/reset').expect(204);
    expect(mock.world('a').hat.records('persons').size).toBe(0);
  });

  it('are refused in the format of the vendor when the name is none, when two are named, and when there are too many', async () => {
    const mock = await start({ maxWorlds: 2 });
    const refused = async (url: string, status: number, reason: RegExp, more = {}) => {
      const answer = await client(url, more).call('/healthcheck');
      expect([answer.status, answerValidators.error(answer.body)]).toEqual([status, true]);
      expect(answer.headers.get('x-mock-reason')).toMatch(reason);
      expect((answer.body as HatErrorModel).code).toBe(String(status));
    };
    await refused(`${mock.url}/w/a%20b${basePath}`, 400, /a world is named by/);
    await refused(mock.hat.url, 400, /a world is named by/, { 'x-mock-world': 'a, b' });
    await refused(`${mock.url}/w/a${basePath}`, 400, /more than one world/, { 'x-mock-world': 'b' });
    expect((await client(mock.world('a').hat.url).call('/healthcheck')).status).toBe(200);
    await refused(`${mock.url}/w/b${basePath}`, 503, /2 worlds already/);
    await request(mock.url).get('/__admin/settings?world=b').expect(503);
    await request(mock.url).get('/w/a/__admin/settings?world=b').expect(400);
  });

  it('answer paths and methods that the contract does not have with an error of the vendor, and log the call', async () => {
    const mock = await start();
    const answer = await client(mock.world('a').hat.url).call('/persons');
    expect([answer.status, answerValidators.error(answer.body)]).toEqual([404, true]);
    expect(mock.world('a').calls()).toMatchObject([{ operation: 'unmatched', method: 'GET', status: 404 }]);
  });

  it('are loaded from any source of entities, held to the contract', async () => {
    const mock = await start();
    const { hat } = mock.world('a');
    function* people() {
      for (let at = 0; at < 1_000; at++) yield { personId: String(at) };
    }
    expect(hat.load('persons', people())).toBe(1_000);
    expect([hat.records('persons').size, mock.hat.records('persons').size]).toEqual([1_000, 0]);
    expect(() => hat.load('persons', [{ personId: '1', gender: 'X' }])).toThrow(/^persons: gender/);
    expect(() => hat.load('tokens', [])).toThrow(/^tokens: /);
  });

  it('strike with their own faults only', async () => {
    const mock = await start();
    const a = mock.world('a');
    a.hat.faults.add({ operation: '*', kind: 'status', status: 503 });
    const answer = await client(a.hat.url).call('/healthcheck');
    expect([answer.status, answerValidators.error(answer.body)]).toEqual([503, true]);
    expect((await client(mock.hat.url).call('/healthcheck')).status).toBe(200);
  });
});

describe('seed and clock', () => {
  const story = async (mock: MockUpstream) => {
    const hat = client(mock.hat.url);
    const tokens = [await hat.register('persons', [{ personId: '1' }]), await hat.register('persons', [{ personId: '2', gender: 'X' }])];
    mock.clock.advance('10m');
    const codes = [await hat.code(tokens[0] ?? ''), await hat.code(tokens[1] ?? '')];
    const other = client(mock.world('b').hat.url);
    return JSON.stringify([tokens, codes, await other.register('persons', [{ personId: '1' }]), mock.calls(), mock.snapshot()]);
  };

  it('decide everything: the same calls give the same tokens, calls and snapshot, byte for byte', async () => {
    const options = { seed: 42, clock: '2026-03-01T12:00:00Z', processingMs: 60_000 };
    const told = await story(await start(options));
    expect(await story(await start(options))).toBe(told);
    expect(await story(await start({ ...options, seed: 43 }))).not.toBe(told);
    expect((JSON.parse(told) as unknown[])[1]).toEqual([4, 3]);
  });

  it('begin again with a reset', async () => {
    const mock = await start({ seed: 42, clock: 'frozen', processingMs: 60_000 });
    const told = await story(mock);
    mock.reset();
    const world = mock.world('b');
    world.reset();
    expect(await story(mock)).toBe(told);
  });

  it('never give a token twice, even when the seed begins again', async () => {
    const mock = await start({ seed: 1 });
    const hat = client(mock.hat.url);
    const first = await hat.register('persons', [{ personId: '1' }]);
    await request(mock.url).post('/__admin/seed').expect(200);
    expect(await hat.register('persons', [{ personId: '2' }])).not.toBe(first);
  });

  it('refuse what is no time and no seed', async () => {
    await expect(createMock({ clock: 'soon' })).rejects.toThrow(/^clock: /);
    await expect(createMock({ seed: '' })).rejects.toThrow(/^seed: /);
    await expect(createMock({ settings: { hat: { batchCap: 0 } } })).rejects.toThrow(/^hat.batchCap: /);
    await expect(createMock({ settings: { hatt: {} } })).rejects.toThrow(/^settings: /);
  });
});

describe('strictness', () => {
  const broken = [{ personId: '1', gender: 'X' }, { personId: '2' }];

  it('refuses, warns about or lets pass what the contract refuses in an item', async () => {
    const mock = await start();
    const outcomes = await Promise.all(
      (['strict', 'warn', 'off'] as const).map(async (strictness) => {
        const world = mock.world(strictness);
        world.strictness(strictness);
        const hat = client(world.hat.url);
        const answer = await hat.post('persons', broken);
        const code = await hat.code((answer.body as TokenProcessResponse).tokenId ?? '');
        const told = ['x-mock-reason', 'x-mock-warning'].map((name) => answer.headers.get(name) !== null);
        return [answer.status, code, world.hat.records('persons').size, ...told, world.calls()[0]?.warnings?.length];
      }),
    );
    expect(outcomes).toEqual([
      [202, 5, 1, true, false, undefined],
      [202, 4, 2, false, true, 1],
      [202, 4, 2, false, false, undefined],
    ]);
  });

  it('does the same for a body and its type', async () => {
    const mock = await start();
    const text = JSON.stringify({ items: [{ personId: '1' }], ...head, extra: 1 });
    const post = async (type: string) => {
      const answer = await fetch(`${mock.hat.url}/persons`, { method: 'POST', body: text, headers: { ...headers, 'content-type': type } });
      return [answer.status, answer.headers.get('x-mock-reason') ?? answer.headers.get('x-mock-warning')];
    };
    expect(await post('application/json')).toEqual([400, 'body must NOT have additional properties']);
    expect(await post('text/plain')).toEqual([415, 'content-type must be application/json']);
    mock.strictness('warn');
    expect(await post('text/plain')).toEqual([202, '2 faults; first content-type must be application/json']);
    mock.strictness('off');
    expect(await post('text/plain')).toEqual([202, null]);
  });

  it('never lets pass what cannot be understood, or whom the vendor does not know', async () => {
    const mock = await start({ strictness: 'off' });
    const post = async (text: string, more = {}) =>
      (await fetch(`${mock.hat.url}/persons`, { method: 'POST', body: text, headers: { ...headers, ...more } })).status;
    expect(await post('{"items":')).toBe(400);
    expect(await post(JSON.stringify({ items: [{ name: 'A' }], ...head }))).toBe(400);
    expect(await post('{}', { authorization: 'wrong' })).toBe(401);
  });
});
