import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import axios from 'axios';
import { HttpSender, ManualClock } from '@ponte/common';
import { HatClient, type HatConnection } from '.';

type Reply = (response: ServerResponse, request: IncomingMessage) => void;

describe('the client of HAT', () => {
  let server: Server;
  let sender: HttpSender;
  let connection: HatConnection;
  let reply: Reply;
  let received: { method?: string; url?: string; headers: IncomingMessage['headers']; body: string };
  const clock = new ManualClock(Date.UTC(2026, 10, 22, 12));
  let client: HatClient;

  beforeAll(async () => {
    server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const { method, url, headers } = request;
        received = { method, url, headers, body: Buffer.concat(chunks).toString() };
        reply(response, request);
      });
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hat/v1`;
    connection = { baseUrl, idTenant: 5, tenantName: 'operadora', tokenPrefix: '', masterToken: 'master', timeoutMs: 5_000 };
    sender = new HttpSender({ axiosRef: axios.create() });
    client = new HatClient(sender, clock);
  });
  afterAll(async () => {
    await sender.close();
    server.close();
  });

  const answers = (status: number, body: unknown, headers: Record<string, string> = {}): void => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    reply = (response) => response.writeHead(status, headers).end(text);
  };
  const post = () => client.register(connection, 'persons', '{"items":[]}');
  const poll = (token = 't') => client.poll(connection, token);

  it('sends the three headers on every call, the token as it is, and the body untouched', async () => {
    answers(202, { tokenProcess: 't', serviceResponse: true });
    await post();
    expect(received).toMatchObject({ method: 'POST', url: '/hat/v1/persons', body: '{"items":[]}' });
    expect(received.headers).toMatchObject({
      authorization: 'master',
      idtenant: '5',
      tenantname: 'operadora',
      'content-type': 'application/json',
    });
    answers(200, { code: 0 });
    await client.poll({ ...connection, tokenPrefix: 'Bearer ' }, 'a/b c');
    expect(received).toMatchObject({ method: 'GET', url: '/hat/v1/integration/a%2Fb%20c' });
    expect(received.headers.authorization).toBe('Bearer master');
  });

  describe('after a POST', () => {
    it.each([
      [{ tokenProcess: 'p', tokenId: 'i' }, 'p'],
      [{ tokenId: 'i' }, 'i'],
      [{ tokenProcess: '', tokenId: 'i' }, 'i'],
      [{ tokenProcess: null, tokenId: 'i' }, 'i'],
      [{ tokenId: 4711 }, '4711'],
      [{ tokenId: 'i', serviceResponse: 'true' }, 'i'],
    ])('reads the token of %j', async (body, token) => {
      answers(202, body);
      expect(await post()).toMatchObject({ kind: 'accepted', token });
    });

    it('keeps every digit of a token that is a long number', async () => {
      answers(200, '{"tokenId":123456789012345678}');
      expect(await post()).toMatchObject({ kind: 'accepted', token: '123456789012345678' });
    });

    it.each([
      ['no token', {}],
      ['an empty token', { tokenId: '' }],
      ['a token that is no text', { tokenId: { a: 1 } }],
      ['a token that cannot stand in an address', { tokenId: '\ud800' }],
      ['a token with control characters', { tokenId: 'a\u0000b' }],
      ['a false serviceResponse', { tokenId: 'i', serviceResponse: false }],
      ['a serviceResponse of null', { tokenId: 'i', serviceResponse: null }],
      ['an error with HTTP 200', { code: '400', message: 'Requisicao invalida' }],
      ['HTML', '<html>Bem-vindo</html>'],
      ['a list', []],
      ['nothing', ''],
    ])('knows nothing of the outcome after a 2xx with %s', async (_, body) => {
      answers(202, body);
      expect(await post()).toMatchObject({ kind: 'trouble', action: 'hold', applied: 'unknown', reason: 'NO_TOKEN', capNamed: false });
    });

    it.each([
      [2, '30', 2_000, 30_000],
      ['2.5', 30, 2_500, 30_000],
      ['soon', 'never', 0, undefined],
      [-1, -1, 0, undefined],
      [undefined, undefined, 0, undefined],
      [3_600, 3_600, 60_000, 3_600_000],
    ])('reads averageTime %p and timeout %p as seconds, the first between 0 and 60', async (averageTime, timeout, averageMs, timeoutMs) => {
      answers(202, { tokenId: 't', averageTime, timeout });
      const outcome = await post();
      expect(outcome).toMatchObject({ kind: 'accepted', averageMs });
      expect(outcome).toHaveProperty('kind', 'accepted');
      expect('timeoutMs' in outcome ? outcome.timeoutMs : undefined).toBe(timeoutMs);
    });

    it.each(['99999999999999999999', 1e300, '1' + '0'.repeat(400)])(
      'lets a timeout of %p raise the deadline no further than a clock can count',
      async (timeout) => {
        answers(202, { tokenId: 't', timeout });
        const outcome = await post();
        const longest = 365 * 86_400_000;
        expect(outcome).toMatchObject({ kind: 'accepted' });
        expect('timeoutMs' in outcome ? (outcome.timeoutMs ?? 0) : 0).toBeLessThanOrEqual(longest);
      },
    );

    it.each([
      [400, 'split', 'no', 'REFUSED'],
      [413, 'split', 'no', 'TOO_LARGE'],
      [422, 'split', 'no', 'REFUSED'],
      [401, 'reauthenticate', 'no', 'UNAUTHORIZED'],
      [403, 'reauthenticate', 'no', 'FORBIDDEN'],
      [404, 'hold', 'no', 'ADDRESS_UNKNOWN'],
      [405, 'hold', 'no', 'ADDRESS_UNKNOWN'],
      [429, 'rate-limited', 'no', 'RATE_LIMITED'],
      [302, 'hold', 'no', 'REDIRECTED'],
      [500, 'hold', 'unknown', 'VENDOR_FAULT'],
      [503, 'hold', 'unknown', 'VENDOR_FAULT'],
      [409, 'hold', 'unknown', 'ANSWER_UNKNOWN'],
    ])('%i means %s, applied: %s', async (status, action, applied, reason) => {
      answers(status, '<html>não é JSON</html>');
      expect(await post()).toMatchObject({ kind: 'trouble', action, applied, reason, facts: { operation: 'persons', status } });
    });

    it('knows that nothing was sent where nobody listens, and not where the connection broke', async () => {
      const nobody = createServer();
      await once(nobody.listen(0, '127.0.0.1'), 'listening');
      const { port } = nobody.address() as AddressInfo;
      await new Promise((resolve) => nobody.close(resolve));
      const away = await client.register({ ...connection, baseUrl: `http://127.0.0.1:${port}` }, 'persons', '{}');
      expect(away).toMatchObject({ kind: 'trouble', applied: 'no', reason: 'UNREACHABLE', facts: { failure: 'ECONNREFUSED' } });
      reply = (_, request) => request.socket.resetAndDestroy();
      expect(await post()).toMatchObject({ kind: 'trouble', applied: 'unknown', reason: 'NO_ANSWER', facts: { failure: 'ECONNRESET' } });
    });

    it.each([
      ['Quantidade de itens do lote acima do permitido', true],
      ['QUANTIDADE MÁXIMA: 50', true],
      ['CPF inválido', false],
    ])('hears a cap in "%s": %p', async (message, capNamed) => {
      answers(400, { code: '400', message, detailedMessage: '' });
      expect(await post()).toMatchObject({ action: 'split', capNamed, message });
    });

    it('gathers the texts of an error and of its details, each once', async () => {
      answers(400, { code: '400', message: 'A', detailedMessage: ['B', 'A'], details: [{ message: 'C', detailedMessage: '' }, 'D', null] });
      expect(await post()).toMatchObject({ message: 'A · B · C' });
    });

    it.each([
      ['120', 120_000],
      ['Sun, 22 Nov 2026 12:01:00 GMT', 60_000],
      ['Sun, 22 Nov 2026 11:00:00 GMT', undefined],
      ['999999999', 86_400_000],
      ['soon', undefined],
      ['0', undefined],
    ])('reads Retry-After %p', async (header, retryAfterMs) => {
      answers(429, '', { 'retry-after': header });
      const outcome = await post();
      expect('retryAfterMs' in outcome ? outcome.retryAfterMs : undefined).toBe(retryAfterMs);
    });
  });

  describe('asking for a token', () => {
    it.each([
      [4, '4'],
      ['5', '5'],
      [404, '404'],
      [99, '99'],
    ])('answers code %p as text, with every line', async (code, expected) => {
      answers(200, { idTenant: 5, code, message: 'feito', detailedMessage: ['a', 'b'] });
      expect(await poll()).toMatchObject({ kind: 'answered', code: expected, message: 'feito', lines: ['a', 'b'] });
    });

    it.each([
      ['uma linha', ['uma linha']],
      [null, []],
      ['', []],
      [
        ['a', ['b', null], { chave: 1 }, 7],
        ['a', 'b', '{"chave":1}', '7'],
      ],
    ])('takes detailedMessage %j as it comes', async (detailedMessage, lines) => {
      answers(200, { code: 5, detailedMessage });
      expect(await poll()).toMatchObject({ lines });
    });

    it('never answers text that the database cannot keep', async () => {
      answers(200, '{"code":5,"message":"a\\u0000b\\ud800","detailedMessage":["c\\u0000","\\udc00d","emoji \\ud83d\\ude00"]}');
      expect(await poll()).toMatchObject({ message: 'ab\ufffd', lines: ['c', '\ufffdd', 'emoji 😀'] });
      answers(400, '{"message":"x\\u0000y\\ud800"}');
      expect(await post()).toMatchObject({ message: 'xy\ufffd' });
    });

    it('reads an HTTP 404 as an unknown token, whatever its body', async () => {
      answers(404, '<html>');
      expect(await poll()).toMatchObject({ kind: 'answered', code: '404', lines: [] });
    });

    it('takes a refusal of the token as an answer about the token: it stops nobody else', async () => {
      answers(400, { message: 'token invalido' });
      expect(await poll()).toMatchObject({ kind: 'answered', code: '400', message: 'token invalido' });
    });

    it.each([{}, { code: '' }, { code: null }, '<html>', []].map((body) => [body]))('knows nothing after a 200 with %j', async (body) => {
      answers(200, body);
      expect(await poll()).toMatchObject({ kind: 'trouble', action: 'hold', reason: 'ANSWER_UNKNOWN' });
    });

    it.each([
      [401, 'reauthenticate'],
      [429, 'rate-limited'],
      [500, 'hold'],
    ])('treats %i as no answer about the token: %s', async (status, action) => {
      answers(status, '');
      expect(await poll()).toMatchObject({ kind: 'trouble', action });
    });
  });

  describe('creating a master token', () => {
    it('sends name, tenant and user, and reads the token under both names', async () => {
      answers(201, { token: 'abc' });
      expect(await client.createMasterToken(connection, 'ponte', 7)).toMatchObject({ kind: 'created', token: 'abc' });
      expect(JSON.parse(received.body)).toEqual({ name: 'ponte', idTenant: 5, userId: 7 });
      answers(201, { masterToken: 'def' });
      expect(await client.createMasterToken(connection, 'ponte', 7)).toMatchObject({ kind: 'created', token: 'def' });
    });

    it('creates nothing where HAT refuses or answers without a token', async () => {
      answers(401, { message: 'Nao autorizado' });
      expect(await client.createMasterToken(connection, 'ponte', 7)).toMatchObject({
        kind: 'trouble',
        action: 'reauthenticate',
        message: 'Nao autorizado',
      });
      answers(201, {});
      expect(await client.createMasterToken(connection, 'ponte', 7)).toMatchObject({ kind: 'trouble', reason: 'ANSWER_UNKNOWN' });
    });
  });

  it('keeps no value of the call in what it says of it', async () => {
    answers(500, 'segredo');
    expect(JSON.stringify(await client.poll(connection, 'token-secreto'))).not.toMatch(/segredo|token-secreto|master|127\.0\.0\.1/);
  });
});
