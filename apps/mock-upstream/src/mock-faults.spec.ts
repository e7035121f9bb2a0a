import { request as call, type IncomingMessage } from 'node:http';
import request from 'supertest';
import type { MockUpstream } from './create-mock';
import type { Fault } from './engine/fault';
import { closeAll, head, headers, start } from './mock.fixture';

afterEach(closeAll);

interface Received {
  status?: number;
  headers: IncomingMessage['headers'];
  bytes: Buffer;
  complete: boolean;
}

/** What a client gets byte by byte, whole or not. */
function received(url: string): Promise<Received> {
  return new Promise((resolve, reject) => {
    const sent = call(url, { headers }, (answer) => {
      const parts: Buffer[] = [];
      const end = () =>
        resolve({ status: answer.statusCode, headers: answer.headers, bytes: Buffer.concat(parts), complete: answer.complete });
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('error', () => undefined);
      answer.on('close', end);
    });
    sent.on('error', reject);
    sent.end();
  });
}

const whole = '{"REST":"OK","REDIS":"OK","BANCO":"OK"}';
const health = (mock: MockUpstream) => received(`${mock.hat.url}/healthcheck`);

describe('faults on the wire', () => {
  it('cut a body off, by default in the middle, and end the connection', async () => {
    const mock = await start();
    mock.hat.faults.add({ operation: 'healthcheck', kind: 'truncated', first: 1 });
    mock.hat.faults.add({ operation: 'healthcheck', kind: 'truncated', bytes: 0, first: 2 });
    const [half, nothing] = [await health(mock), await health(mock)];
    expect([half.status, half.complete, half.bytes.toString()]).toEqual([200, false, whole.slice(0, 19)]);
    expect(half.headers['content-length']).toBe(String(whole.length));
    expect([nothing.complete, nothing.bytes.length]).toEqual([false, 0]);
    expect(mock.journal.query({ outcome: 'truncated' })).toHaveLength(2);
  });

  it('leave out the last character, so that the JSON is none', async () => {
    const mock = await start();
    mock.hat.faults.add({ operation: '*', kind: 'malformed' });
    const { complete, bytes } = await health(mock);
    expect([complete, bytes.toString()]).toEqual([true, whole.slice(0, -1)]);
    expect(mock.journal.query()).toMatchObject([{ outcome: 'malformed', status: 200, fault: { kind: 'malformed' } }]);
  });

  it('write in another charset than they say, or say it', async () => {
    const mock = await start();
    mock.hat.faults.add({ operation: '*', kind: 'drift', set: { REST: 'não' } });
    mock.hat.faults.add({ operation: '*', kind: 'charset', first: 1 });
    mock.hat.faults.add({ operation: '*', kind: 'charset', charset: 'utf-16le', declared: 'utf-16le' });
    const [lying, honest] = [await health(mock), await health(mock)];
    expect(lying.headers['content-type']).toBe('application/json; charset=utf-8');
    expect([lying.bytes.toString('utf8').includes('não'), lying.bytes.toString('latin1').includes('não')]).toEqual([false, true]);
    expect(honest.headers['content-type']).toBe('application/json; charset=utf-16le');
    expect(JSON.parse(honest.bytes.toString('utf16le'))).toMatchObject({ REST: 'não' });
  });

  it('send piece by piece, as fast as the clock of the world goes', async () => {
    const mock = await start({ clock: 'frozen' });
    mock.hat.faults.add({ operation: '*', kind: 'drip', bytesPerSecond: 10 });
    const answer = health(mock);
    let done = false;
    void answer.then(() => (done = true));
    let seconds = 0;
    while (!done) {
      mock.clock.advance('1s');
      seconds++;
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect([(await answer).complete, (await answer).bytes.toString()]).toEqual([true, whole]);
    expect(seconds).toBeGreaterThanOrEqual(Math.ceil(whole.length / 10));
  });

  it('add up: a delay, a status, another contract and a cut in one answer', async () => {
    const mock = await start();
    mock.hat.faults.add({ operation: '*', kind: 'truncated', bytes: 1_000 });
    mock.hat.faults.add({ operation: '*', kind: 'status', status: 500, body: { a: 1 } });
    mock.hat.faults.add({ operation: '*', kind: 'drift', set: { b: 2 }, remove: ['a'] });
    mock.hat.faults.add({ operation: '*', kind: 'delay', ms: 1, afterWork: true });
    const { status, bytes } = await health(mock);
    expect([status, bytes.toString()]).toEqual([500, '{"b":2']);
    expect(mock.journal.query()[0]?.fault).toEqual({ kind: 'truncated, status, drift, delay' });
  });

  it('answer a status after the work was done', async () => {
    const mock = await start();
    mock.hat.faults.add({ operation: 'persons', kind: 'status', status: 504, afterWork: true });
    await request(mock.hat.url)
      .post('/persons')
      .set(headers)
      .send({ items: [{ personId: '1' }], ...head })
      .expect(504);
    expect(mock.hat.records('persons').size).toBe(1);
  });

  it('delay calls until the clock of a frozen world was advanced, and end with a reset', async () => {
    const mock = await start({ clock: 'frozen' });
    mock.hat.faults.add({ operation: '*', kind: 'delay', ms: 60_000 });
    const [first, second] = [health(mock), health(mock)];
    const waiting = async () => {
      while (mock.calls().length < 2) await new Promise((resolve) => setImmediate(resolve));
    };
    await waiting();
    mock.clock.advance('59s');
    expect(mock.calls().map(({ status }) => status)).toEqual([undefined, undefined]);
    mock.clock.advance('1s');
    expect((await Promise.all([first, second])).map(({ status }) => status)).toEqual([200, 200]);
    const third = health(mock);
    while (mock.calls().length < 3) await new Promise((resolve) => setImmediate(resolve));
    mock.reset('faults');
    expect((await third).status).toBe(200);
  });

  it('are refused when nobody knows them, over the wire as in the process', async () => {
    const mock = await start();
    const refused = async (fault: object, message: RegExp) => {
      const { body } = await request(mock.url).post('/__admin/faults').send(fault).expect(400);
      expect((body as { detailedMessage: string }).detailedMessage).toMatch(message);
      expect(() => mock.faults.add(fault as Parameters<typeof mock.faults.add>[0])).toThrow(message);
    };
    await refused({ operation: '*' }, /^kind: must be one of status, delay/);
    await refused({ operation: '*', kind: 'status' }, /^status: is missing/);
    await refused({ operation: '*', kind: 'status', status: 'x' }, /^status: must be integer/);
    await refused({ operation: 'persns', kind: 'malformed' }, /^operation: must be one of \*, persons/);
    await refused({ vendor: 'hal', operation: '*', kind: 'malformed' }, /^vendor: must be one of hat/);
    await refused({ operation: '*', kind: 'malformed', bytes: 1 }, /has a field nobody knows; known are name, vendor/);
    await refused({ operation: '*', kind: 'delay', ms: 5, toMs: 2 }, /^toMs: must not be less than ms/);
    await refused({ operation: '*', kind: 'malformed', for: '1 month' }, /^for: must be milliseconds/);
    await refused({ operation: '*', kind: 'malformed', from: 'noon' }, /^from: must be milliseconds since 1970/);
    await refused({ operation: '*', kind: 'malformed', probability: 2 }, /^probability: must be <= 1/);
    await refused({ operation: '*', kind: 'malformed', match: { keysLike: '(' } }, /^match.keysLike: is not a regular expression/);
    await refused({ operation: '*', kind: 'malformed', match: { colour: 1 } }, /colour: unknown field/);
    expect(mock.faults.list()).toEqual([]);
  });
});

describe('a regular expression that would take years', () => {
  const long = `${'a'.repeat(38)}-`;
  const send = (mock: MockUpstream, personId: string) =>
    request(mock.hat.url)
      .post('/persons')
      .set(headers)
      .send({ items: [{ personId }], ...head });

  it.each<[string, Fault]>([
    ['match of fault switch 2', { operation: 'persons', kind: 'resetBefore', match: { keysLike: '(a+)+$' } }],
    [
      'match of fault switch 2',
      { operation: 'persons', kind: 'resetBefore', match: { body: { paths: { 'items[*].personId': { matches: '(a|a)*$' } } } } },
    ],
    ['keysLike of a fault switch of kind refusedItems', { operation: 'persons', kind: 'refusedItems', keysLike: '(a+)+$' }],
  ])('in a fault switch has the calls of its scope refused with 500 and the reason until it is removed: %s', async (where, fault) => {
    const mock = await start({ strictness: 'off' });
    mock.hat.faults.add({ operation: '*', kind: 'delay', ms: 1, match: { keysLike: '^nobody$' } });
    mock.hat.faults.add(fault);
    const reason = `${where}: takes too long on what was received`;
    await send(mock, long).expect(500).expect('x-mock-reason', new RegExp(reason));
    // From then on at once, whatever they carry: each try would stop the whole process for a second.
    for (let call = 0; call < 20; call++) await send(mock, '1').expect(500);
    expect(mock.journal.query({ status: 500 })).toHaveLength(21);
    expect(mock.journal.query({ outcome: 'open' })).toEqual([]);
    expect(mock.hat.records('persons').size).toBe(0);
    expect((await health(mock)).status).toBe(200);
    await request(mock.url).delete('/__admin/faults/2').expect(204);
    await send(mock, long).expect(202);
  });

  it('in a question to the journal is refused with 400', async () => {
    const mock = await start({ strictness: 'off' });
    await send(mock, long).expect(202);
    const { body } = await request(mock.url)
      .post('/__admin/requests/verify')
      .send({ request: { body: { matches: '(a+)+$' } } })
      .expect(400);
    expect((body as { detailedMessage: string }).detailedMessage).toMatch(/^request: takes too long/);
  });
});

describe('a fault that HTTP could not carry', () => {
  it.each([
    ['headers', { kind: 'status', status: 503, headers: { 'a\nb': 'c' } }],
    ['headers', { kind: 'status', status: 503, headers: { '': 'c' } }],
    ['headers.x', { kind: 'status', status: 503, headers: { x: 'a\r\nb' } }],
    ['headers.x', { kind: 'status', status: 503, headers: { x: '€' } }],
    ['declared', { kind: 'charset', declared: 'utf-8\n' }],
  ])('is refused by its field %s: the emulator would end when it strikes', async (field, fault) => {
    const mock = await start();
    const { body } = await request(mock.url)
      .post('/__admin/faults')
      .send({ vendor: 'hat', operation: 'healthcheck', ...fault })
      .expect(400);
    expect((body as { detailedMessage: string }).detailedMessage.split(':')[0]).toBe(field);
    expect((await health(mock)).status).toBe(200);
  });

  it('is none with headers of its own making', async () => {
    const mock = await start();
    mock.hat.faults.add({
      operation: 'healthcheck',
      kind: 'status',
      status: 503,
      headers: { 'Retry-After': '3', "x_a!#$%&'*+.^`|~": 'a b;\tc' },
    });
    expect((await health(mock)).headers).toMatchObject({ 'retry-after': '3', "x_a!#$%&'*+.^`|~": 'a b;\tc' });
  });
});
