import { once } from 'node:events';
import { request as clientRequest, type IncomingMessage } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import request from 'supertest';
import { bootstrapKeys, type EdgeApp, startEdge } from './edge-app';

describe('a request at the edge', () => {
  let edge: EdgeApp;
  const http = () => request(edge.app.getHttpServer());
  const post = (path: string) => http().post(`/api/v1/probe/${path}`).set('X-Api-Key', bootstrapKeys.default);

  beforeAll(async () => {
    edge = await startEdge();
    await edge.app.listen(0, '127.0.0.1');
  });
  afterAll(() => edge.close());

  /** A call with a method that clients do not know; the whole answer as text. */
  async function fetchRaw(method: string, path: string): Promise<string> {
    const { port } = edge.app.getHttpServer().address() as AddressInfo;
    const socket = connect(port, '127.0.0.1');
    let answer = '';
    socket.on('data', (chunk: Buffer) => (answer += chunk.toString()));
    socket.write(`${method} ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    await once(socket, 'close');
    return answer;
  }

  /** The body leaves when the server has the head and asks for the rest: it is read in another turn of the event loop. */
  async function sendInParts(path: string, requestId: string, body: string): Promise<void> {
    const { port } = edge.app.getHttpServer().address() as AddressInfo;
    const headers = {
      'content-type': 'application/json',
      'content-length': body.length,
      'x-request-id': requestId,
      expect: '100-continue',
    };
    const sent = clientRequest({ port, path, method: 'POST', headers });
    sent.flushHeaders();
    await once(sent, 'continue');
    sent.end(body);
    const [answer] = (await once(sent, 'response')) as [IncomingMessage];
    await once(answer.resume(), 'end');
  }

  it('keeps the digits of long identifiers', async () => {
    const { body } = await post('any').set('content-type', 'application/json').send('{"id":123456789012345678}').expect(201);
    expect(body).toEqual({ body: { id: '123456789012345678' } });
  });

  it('may start with a byte order mark', async () => {
    const { body } = await post('any').set('content-type', 'application/json').send('\uFEFF{"a":1}').expect(201);
    expect(body).toEqual({ body: { a: 1 } });
  });

  it.each([
    ['{"a":', 400, 'MALFORMED_JSON'],
    ['{"a":"52998224725" x}', 400, 'MALFORMED_JSON'],
    ['['.repeat(100_000), 400, 'JSON_TOO_DEEP'],
  ])('that is not readable JSON is refused: %.20s', async (text, status, code) => {
    const { body } = await post('any').set('content-type', 'application/json').send(text).expect(status);
    expect(body).toMatchObject({ code, details: [], detailsTotal: 0 });
    expect(JSON.stringify(body)).not.toContain('529982');
  });

  it('that is not UTF-8 is refused', async () => {
    const { body } = await post('any')
      .set('content-type', 'application/json')
      .serialize(() => Buffer.from([0x22, 0xe7, 0x22]) as unknown as string)
      .send({})
      .expect(400);
    expect(body).toMatchObject({ code: 'INVALID_ENCODING' });
  });

  it('of another media type is refused', async () => {
    const { body } = await post('any').set('content-type', 'text/xml').send('<a/>').expect(415);
    expect(body).toMatchObject({ code: 'UNSUPPORTED_MEDIA_TYPE' });
  });

  it('of 20 MB gets a clear 413', async () => {
    const { body } = await post('any')
      .set('content-type', 'application/json')
      .send(`"${'x'.repeat(20 * 1024 * 1024)}"`)
      .expect(413);
    expect(body).toMatchObject({ code: 'BODY_TOO_LARGE', message: expect.stringContaining('10485760') as string });
  });

  it('of 20 MB that does not tell its length gets the same', async () => {
    const { port } = edge.app.getHttpServer().address() as AddressInfo;
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    const answer: Buffer[] = [];
    socket.on('data', (chunk) => answer.push(chunk));
    socket.on('error', () => undefined);
    socket.write(
      `POST /api/v1/probe/any HTTP/1.1\r\nHost: x\r\nX-Api-Key: ${bootstrapKeys.default}\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n`,
    );
    const chunk = `100000\r\n${'x'.repeat(0x100000)}\r\n`;
    for (let sent = 0; sent < 20; sent++) if (!socket.write(chunk)) await once(socket, 'drain');
    socket.write('0\r\n\r\n');
    while (!Buffer.concat(answer).toString().includes('BODY_TOO_LARGE')) await once(socket, 'data');
    expect(Buffer.concat(answer).toString()).toMatch(/^HTTP\/1.1 413 /);
    socket.destroy();
  });

  it('that is not HTTP gets an answer in our model', async () => {
    const { port } = edge.app.getHttpServer().address() as AddressInfo;
    const socket = connect(port, '127.0.0.1');
    let answer = '';
    socket.on('data', (chunk) => (answer += chunk.toString()));
    socket.write('NONSENSE\r\n\r\n');
    await once(socket, 'close');
    expect(answer).toContain('"code":"BAD_REQUEST"');
  });

  it('to nowhere, with a broken address, or with another method is told apart', async () => {
    expect((await http().get('/api/v1/nothing').expect(404)).body).toMatchObject({ code: 'NOT_FOUND' });
    expect((await http().get('/api/v1/probe/%zz').expect(400)).body).toMatchObject({ code: 'BAD_REQUEST' });
    const wrong = await http().delete('/api/v1/probe/any').expect(405);
    expect(wrong.body).toMatchObject({ code: 'METHOD_NOT_ALLOWED', message: expect.stringContaining('POST') as string });
    expect(wrong.headers.allow).toBe('POST');
  });

  it.each(['PATCH', 'OPTIONS', 'TRACE', 'PROPFIND', 'LOCK'])('with the method %s is told those there are', async (method) => {
    const response = await fetchRaw(method, '/api/v1/probe/any');
    expect(response).toMatch(/^HTTP\/1.1 405 /);
    expect(response).toMatch(/^allow: POST\r$/im);
    expect(response).toContain('"code":"METHOD_NOT_ALLOWED"');
  });

  it('with another method is told so before its body is looked at', async () => {
    const put = http().put('/api/v1/probe/any');
    expect((await put.set('content-type', 'application/json').send('{"cut off').expect(405)).headers.allow).toBe('POST');
    await http().put('/api/v1/probe/any').set('content-type', 'text/xml').send('<a/>').expect(405);
    await http().put('/api/v1/nothing').set('content-type', 'text/xml').send('<a/>').expect(404);
  });

  it('has its faults named field by field, without their values', async () => {
    const { body } = await post('dto').send({ name: 'muito comprido 52998224725', size: 'x', nome: 'a' }).expect(422);
    expect(body).toMatchObject({ code: 'VALIDATION_FAILED', detailsTotal: 3 });
    const details = (body as { details: { code: string; path: string; message: string }[] }).details;
    expect(details.map(({ code, path }) => `${path} ${code}`).sort()).toEqual([
      'name FIELD_TOO_LONG',
      'nome FIELD_UNKNOWN',
      'size FIELD_TYPE',
    ]);
    expect(details.find(({ path }) => path === 'name')?.message).toContain('10');
    expect(JSON.stringify(body)).not.toContain('comprido');
  });

  it('has no name printed that could be data', async () => {
    const names = ['52998224725', 'one of the following values: 52998224725', 'cpf_52998224725', 'x'.repeat(41)];
    const { body } = await post('dto')
      .send({ name: 'a', ...Object.fromEntries(names.map((name) => [name, 1])) })
      .expect(422);
    expect((body as { details: { path: string }[] }).details.map(({ path }) => path)).toEqual(['***', '***', '***', '***']);
    expect(JSON.stringify(body)).not.toContain('52998224725');
    const query = await http().get('/api/v1/probe/page?52998224725=1').set('X-Api-Key', bootstrapKeys.default).expect(400);
    expect(query.body).toMatchObject({ details: [{ code: 'FIELD_UNKNOWN', path: '***' }] });
  });

  it('without a body, or with something else than an object, is told so', async () => {
    expect((await post('dto').expect(400)).body).toMatchObject({ code: 'BODY_REQUIRED' });
    expect((await post('dto').send([]).expect(422)).body).toMatchObject({ details: [{ code: 'FIELD_TYPE' }] });
    expect((await post('dto').send({}).expect(422)).body).toMatchObject({ details: [{ code: 'FIELD_REQUIRED', path: 'name' }] });
  });

  it.each([
    ['"__proto__":{"size":1}', '__proto__'],
    ['"__pr\\u006fto__":1', '__proto__'],
    ['"constructor":1', 'constructor'],
    ['"constructor":{"prototype":{"size":1}}', 'constructor'],
    ['"toString":1', 'toString'],
    ['"hasOwnProperty":null', 'hasOwnProperty'],
    ['"size":{"valueOf":1}', 'size.valueOf'],
    ['"size":[{},{"__proto__":1}]', 'size[1].__proto__'],
  ])('does not lose a field that every object has: %s', async (field, path) => {
    const { body } = await post('dto').set('content-type', 'application/json').send(`{"name":"a",${field}}`).expect(422);
    expect(body).toMatchObject({ code: 'VALIDATION_FAILED', details: [{ code: 'FIELD_UNKNOWN', path }], detailsTotal: 1 });
  });

  it.each(['constructor', '__proto__', 'toString'])('does not lose a parameter %s', async (name) => {
    const { body } = await http().get(`/api/v1/probe/page?${name}=1`).set('X-Api-Key', bootstrapKeys.default).expect(400);
    expect(body).toMatchObject({ code: 'QUERY_INVALID', details: [{ code: 'FIELD_UNKNOWN', path: name }] });
  });

  it('reads its page, and refuses one that makes no sense', async () => {
    const page = (query: string) => http().get(`/api/v1/probe/page?${query}`).set('X-Api-Key', bootstrapKeys.default);
    expect((await page('').expect(200)).body).toEqual({ page: 1, pageSize: 20 });
    expect((await page('page=2&pageSize=200&order=%2Bx').expect(200)).body).toEqual({ page: 2, pageSize: 200, order: '+x' });
    for (const query of ['page=0', 'page=x', 'pageSize=201', 'page=1.5', 'page=1&page=2', 'page='])
      expect((await page(query).expect(400)).body).toMatchObject({ code: 'QUERY_INVALID', details: [{ code: 'PAGE_INVALID' }] });
    for (const number of ['0x10', '1e2', '%205', '5%20', '%2B5', '-5', '0b1', '0o7', '5.0', '5_0', '5n', '9'.repeat(20), '%D9%A3'])
      for (const name of ['page', 'pageSize'])
        expect((await page(`${name}=${number}`).expect(400)).body).toMatchObject({ details: [{ code: 'PAGE_INVALID', path: name }] });
    expect((await page('pagina=1').expect(400)).body).toMatchObject({ details: [{ code: 'FIELD_UNKNOWN', path: 'pagina' }] });
  });

  it('gets its id back, or a new one where it could carry something', async () => {
    const id = async (given: string) => (await http().get('/health/live').set('X-Request-Id', given)).headers['x-request-id'];
    expect(await id('call-0001-abc')).toBe('call-0001-abc');
    for (const given of ['52998224725', 'cpf-52998224725', 'a b c d e f', 'x'.repeat(100), '<script>x'])
      expect(await id(given)).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('is answered in English when asked for', async () => {
    const { body, headers } = await http().get('/api/v1/nothing').set('Accept-Language', 'en-US,en;q=0.9').expect(404);
    expect((body as { message: string }).message).toMatch(/^Not found/);
    expect(headers['content-type']).toContain('charset=utf-8');
  });

  it('that hits a fault of ours learns an id, and the log learns the place but no value', async () => {
    const { body, headers } = await http().get('/api/v1/probe/broken/52998224725').expect(500);
    expect(body).toMatchObject({ code: 'INTERNAL', message: expect.stringContaining(headers['x-request-id'] ?? '') as string });
    expect(edge.log()).toContain(headers['x-request-id']);
    expect(edge.log()).toContain('edge-app');
    expect(JSON.stringify(body) + edge.log()).not.toMatch(/52998224725|failed for/);
  });

  it('is logged by route template, without key or address', () => {
    expect(edge.log()).toContain('"route":"/api/v1/probe/broken/:secret"');
    expect(edge.log()).not.toContain(bootstrapKeys.default);
    expect(edge.log()).not.toMatch(/"url"|"headers"|"remoteAddress"/);
  });

  it('names the request in each line written on its behalf, whatever else runs beside it', async () => {
    const names = Array.from({ length: 20 }, (_, index) => `call-${index}`);
    await Promise.all(names.map((name) => sendInParts('/api/v1/probe/told', `id-of-${name}`, JSON.stringify({ name }))));
    const lines = edge
      .log()
      .split('\n')
      .filter((line) => line.includes('"told"'))
      .map((line) => JSON.parse(line) as { requestId?: string; told: string });
    expect(lines).toHaveLength(2 * names.length);
    for (const { requestId, told } of lines) expect(requestId).toBe(`id-of-${told}`);
  });

  it('sends security headers with every answer, errors included', async () => {
    for (const path of ['/health/live', '/api/v1/probe/page', '/nowhere']) {
      const { headers } = await http().get(path);
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'content-security-policy': expect.stringContaining("default-src 'self'"),
      });
    }
  });
});
