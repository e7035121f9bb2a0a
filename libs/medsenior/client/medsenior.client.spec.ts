import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import axios from 'axios';
import { HttpSender, ManualClock } from '@ponte/common';
import { medseniorValidators, type AuthorizationsPage } from '@ponte/medsenior/contract';
import { MedseniorClient, medseniorError, type MedseniorConnection } from '.';

interface Received {
  method?: string;
  url: string;
  headers: IncomingMessage['headers'];
  body: string;
}
type Reply = (response: ServerResponse, request: Received, raw: IncomingMessage) => void;

const example = readFileSync(join(__dirname, '../../../mocks/medsenior/fixtures/authorizations.json'), 'utf8');
const page = (JSON.parse(example) as { body: AuthorizationsPage }).body;
const minute = 60_000;

describe('the client of MedSenior', () => {
  let server: Server;
  let sender: HttpSender;
  let connection: MedseniorConnection;
  let clock: ManualClock;
  let client: MedseniorClient;
  let received: Received[];
  let logins: Reply;
  let searches: Reply;
  let issued: number;

  beforeAll(async () => {
    server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const { method, url = '', headers } = request;
        const call = { method, url, headers, body: Buffer.concat(chunks).toString() };
        received.push(call);
        (url === '/med/auth' ? logins : searches)(response, call, request);
      });
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/med`;
    connection = { baseUrl, clientId: 'ponte', clientSecret: 's&g=r do', timeoutMs: 5_000 };
    sender = new HttpSender({ axiosRef: axios.create() });
  });
  afterAll(async () => {
    await sender.close();
    server.close();
  });
  beforeEach(() => {
    clock = new ManualClock(Date.UTC(2026, 10, 22, 12));
    client = new MedseniorClient(sender, clock);
    received = [];
    issued = 0;
    logins = (response) => response.end(JSON.stringify({ access_token: `t${++issued}`, expires_in: 1500, refresh_expires_in: 0 }));
    searches = answer(200, { totalRecords: 0, data: [] });
  });

  const answer =
    (status: number, body: unknown, headers: Record<string, string> = {}): Reply =>
    (response) =>
      response.writeHead(status, headers).end(typeof body === 'string' ? body : JSON.stringify(body));
  const search = (change: Partial<MedseniorConnection> = {}) =>
    client.authorizations({ ...connection, ...change }, { matriculas: ['12345'] });
  const tokensUsed = () => received.flatMap(({ headers }) => headers.authorization ?? []);
  const loginCount = () => received.filter(({ url }) => url === '/med/auth').length;

  describe('the token', () => {
    it('is asked for by a form, and carried as Bearer', async () => {
      await search();
      expect(received[0]).toMatchObject({
        method: 'POST',
        url: '/med/auth',
        body: 'grant_type=client_credentials&client_id=ponte&client_secret=s%26g%3Dr+do',
      });
      expect(received[0]?.headers).toMatchObject({ accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' });
      expect(received[1]?.headers).toMatchObject({
        authorization: 'Bearer t1',
        accept: 'application/json',
        'content-type': 'application/json',
      });
    });

    it('serves until 80 % of its life are over', async () => {
      await search();
      clock.advance(20 * minute - 1);
      await search();
      expect(loginCount()).toBe(1);
      clock.advance(1);
      await search();
      expect(tokensUsed()).toEqual(['Bearer t1', 'Bearer t1', 'Bearer t2']);
    });

    it('lives as long as MedSenior says, not as long as it said before', async () => {
      logins = answer(200, { access_token: 'short', expires_in: '10' });
      await search();
      clock.advance(8_000);
      await search();
      expect(loginCount()).toBe(2);
    });

    it('without a life is used, and not kept', async () => {
      logins = answer(200, { access_token: 'x' });
      expect(await search()).toMatchObject({ kind: 'page' });
      expect(await search()).toMatchObject({ kind: 'page' });
      expect(loginCount()).toBe(2);
    });

    it('is asked for once, however many need it', async () => {
      await Promise.all(Array.from({ length: 20 }, () => search()));
      expect(loginCount()).toBe(1);
      clock.advance(25 * minute);
      await Promise.all(Array.from({ length: 20 }, () => search()));
      expect(loginCount()).toBe(2);
    });

    it('is one per address, client and secret', async () => {
      await search();
      await search({ clientId: 'outro' });
      await search({ clientSecret: 'novo' });
      await search();
      expect(loginCount()).toBe(3);
    });

    it('is renewed after a 401, and the search replayed once', async () => {
      searches = (response, { headers }) => response.writeHead(headers.authorization === 'Bearer t1' ? 401 : 200).end('{"data":[]}');
      const outcomes = await Promise.all(Array.from({ length: 10 }, () => search()));
      expect(outcomes.every(({ kind }) => kind === 'page')).toBe(true);
      expect(loginCount()).toBe(2);
      searches = answer(401, '');
      received = [];
      expect(await search()).toMatchObject({ kind: 'trouble', action: 'reauthenticate', reason: 'UNAUTHORIZED' });
      expect(tokensUsed()).toEqual(['Bearer t2', 'Bearer t3']);
    });

    it.each([400, 401, 403])(
      'that is refused with %i is a matter of the credentials, and asked for anew by the next search',
      async (status) => {
        const working = logins;
        logins = answer(status, { error: 'invalid_client', error_description: 'Invalid client' });
        expect(await search()).toMatchObject({
          kind: 'trouble',
          action: 'reauthenticate',
          reason: 'CREDENTIALS_REFUSED',
          error: 'MEDSENIOR_UNAUTHORIZED',
          message: 'invalid_client · Invalid client',
          facts: { operation: 'auth', status },
        });
        expect(received).toHaveLength(1);
        logins = working;
        expect(await search()).toMatchObject({ kind: 'page' });
      },
    );

    it.each([
      ['an internal error', answer(500, 'Erro interno'), 'VENDOR_FAULT'],
      ['no token', answer(200, { expires_in: 1500 }), 'ANSWER_UNKNOWN'],
      ['a token that cannot stand in a header', answer(200, { access_token: 'a\nb', expires_in: 1500 }), 'ANSWER_UNKNOWN'],
      ['HTML', answer(200, '<html>'), 'ANSWER_UNKNOWN'],
    ])('ends the search where the login brings %s', async (_, reply, reason) => {
      logins = reply;
      expect(await search()).toMatchObject({ kind: 'trouble', action: 'retry', reason, facts: { operation: 'auth' } });
      expect(received).toHaveLength(1);
    });

    it('is not lost to others where one caller gives up', async () => {
      const arrived = new Promise<ServerResponse>((resolve) => (logins = (response) => resolve(response)));
      const leaving = new AbortController();
      const left = client.authorizations(connection, {}, leaving.signal);
      const staying = search();
      const held = await arrived;
      leaving.abort();
      expect(await left).toMatchObject({ kind: 'trouble', facts: { failure: 'ABORTED' } });
      held.end('{"access_token":"late","expires_in":1500}');
      expect(await staying).toMatchObject({ kind: 'page' });
      expect(await client.authorizations(connection, {}, AbortSignal.abort())).toMatchObject({ facts: { failure: 'ABORTED' } });
      expect(tokensUsed()).toEqual(['Bearer late']);
    });
  });

  describe('a search', () => {
    it('repeats a parameter for several values, status as number or name', async () => {
      await client.authorizations(connection, {
        status: 5,
        matriculas: ['12345', '67890'],
        cpfs: ['12345678901'],
        tussCodes: ['40801095'],
        page: 1,
        pageSize: 10,
      });
      expect(received[1]?.url).toBe(
        '/med/api/v1/beneficiario/autorizacoes?StatusSolicitacao=5&Matricula=12345&Matricula=67890&Cpf=12345678901&CodigoTuss=40801095&page=1&pageSize=10',
      );
      await client.authorizations(connection, { status: 'PreAutorizadoPendenteExecutante' });
      expect(received[2]?.url).toBe('/med/api/v1/beneficiario/autorizacoes?StatusSolicitacao=PreAutorizadoPendenteExecutante');
      await client.authorizations(connection, {});
      expect(received[3]?.url).toBe('/med/api/v1/beneficiario/autorizacoes');
    });

    it('returns the example of the document, its text, and the matrícula as text', async () => {
      const text = JSON.stringify(page.data[0], null, 4);
      searches = answer(200, `{"totalRecords":1,"totalPages":1,"page":1,"pageSize":10,"data":[${text}],"messages":null}`);
      const outcome = await search();
      if (outcome.kind !== 'page') throw new Error(outcome.reason);
      expect(outcome).toMatchObject({ hasNext: false, totalRecords: 1, totalPages: 1, messages: [] });
      const [item] = outcome.items;
      expect(item).toMatchObject({ text, leftOut: [] });
      const { beneficiario } = page.data[0] ?? {};
      expect(item?.guide).toEqual({ ...page.data[0], beneficiario: { ...beneficiario, matricula: '12345' } });
      expect(medseniorValidators.Guide(item?.guide)).toBe(true);
    });

    it('keeps every digit of a matrícula, and needs nothing of a guide but its number', async () => {
      const first = '{"guia":"1","beneficiario":{"matricula":123456789012345678}}';
      const second = '{ "guia": 240300124, "tipo": null, "novo": 1.0 }';
      searches = answer(200, `{"data":[${first}, ${second}, {"status":"Negado"}, {"guia":"2","procedimentos":[{"codigoTUSS":{}}]}]}`);
      const outcome = await search();
      expect(outcome).toMatchObject({
        kind: 'page',
        items: [
          { text: first, guide: { beneficiario: { matricula: '123456789012345678' } }, leftOut: [] },
          { text: second, guide: { guia: '240300124' }, leftOut: [] },
          { text: '{"status":"Negado"}', leftOut: [] },
          { guide: { guia: '2' }, leftOut: ['procedimentos[0].codigoTUSS'] },
        ],
      });
      expect(outcome.kind === 'page' && outcome.items[2]?.guide).toBeUndefined();
    });

    it.each([
      [undefined, []],
      [null, []],
      [
        ['a', { texto: 'b' }, null, 3],
        ['a', 'b'],
      ],
      ['a', ['a']],
    ])('takes messages %j as they come', async (messages, expected) => {
      searches = answer(200, { data: [], messages });
      expect(await search()).toMatchObject({ kind: 'page', messages: expected });
    });

    it.each([
      ['more pages', { totalPages: 3, page: 2, pageSize: 1, data: [{ guia: '1' }] }, true],
      ['the last page', { totalPages: 2, page: 2, pageSize: 1, data: [{ guia: '1' }] }, false],
      ['totals that promise more than comes', { totalPages: 9, page: 2, data: [] }, false],
      ['a count only', { totalRecords: 3, page: 1, pageSize: 1, data: [{ guia: '1' }] }, true],
      ['a count that is reached', { totalRecords: 1, page: 1, pageSize: 1, data: [{ guia: '1' }] }, false],
      ['no totals, the page full', { pageSize: 1, data: [{ guia: '1' }] }, true],
      ['no totals, the page not full', { data: [{ guia: '1' }] }, false],
      ['nothing found, data left out', { totalRecords: 0 }, false],
    ])('knows whether there is a next page: %s', async (_, body, hasNext) => {
      searches = answer(200, body);
      expect(await search()).toMatchObject({ kind: 'page', hasNext });
    });

    it.each([['<html>'], ['[]'], ['{}'], ['{"data":{}}'], ['{"messages":["x"]}'], ['']])(
      'knows nothing after a 200 with %j',
      async (body) => {
        searches = answer(200, body);
        expect(await search()).toMatchObject({
          kind: 'trouble',
          action: 'retry',
          reason: 'ANSWER_UNKNOWN',
          error: 'VENDOR_ANSWER_UNKNOWN',
        });
      },
    );
  });

  describe('an error', () => {
    const named: [number, string, string, string][] = [
      [400, 'fail', 'REFUSED', 'MEDSENIOR_REFUSED'],
      [401, 'reauthenticate', 'UNAUTHORIZED', 'MEDSENIOR_UNAUTHORIZED'],
      [403, 'reauthenticate', 'FORBIDDEN', 'MEDSENIOR_FORBIDDEN'],
      [404, 'retry', 'ADDRESS_UNKNOWN', 'VENDOR_ANSWER_UNKNOWN'],
      [414, 'split', 'ADDRESS_TOO_LONG', 'MEDSENIOR_REFUSED'],
      [429, 'rate-limited', 'RATE_LIMITED', 'VENDOR_UNAVAILABLE'],
      [500, 'retry', 'VENDOR_FAULT', 'MEDSENIOR_FAULT'],
      [302, 'retry', 'REDIRECTED', 'VENDOR_ANSWER_UNKNOWN'],
      [418, 'retry', 'ANSWER_UNKNOWN', 'VENDOR_ANSWER_UNKNOWN'],
    ];
    it.each(named)('%i is named, whatever its body: %s %s %s', async (status, action, reason, error) => {
      for (const body of ['', '<html>falha</html>', 'null', '[]', '{"messages":null}']) {
        searches = answer(status, body);
        expect(await search()).toEqual({
          kind: 'trouble',
          action,
          reason,
          error,
          facts: { operation: 'autorizacoes', status, durationMs: expect.any(Number) as number },
        });
      }
    });

    it.each([
      [{ messages: ['A matrícula informada é inválida.'] }, 'A matrícula informada é inválida.'],
      [{ title: 'Erro', errors: { StatusSolicitacao: ['inválido', 'inválido'] } }, 'Erro · inválido'],
      [{ messages: ['a\u0000b'] }, 'ab'],
    ])('keeps what the vendor said: %j', async (body, message) => {
      searches = answer(400, body);
      expect(await search()).toMatchObject({ message });
    });

    it('says how long to wait', async () => {
      searches = answer(429, '', { 'retry-after': '30' });
      const outcome = await search();
      expect(outcome).toMatchObject({ retryAfterMs: 30_000 });
      if (outcome.kind !== 'trouble') throw new Error(outcome.kind);
      expect(medseniorError(outcome)).toMatchObject({ code: 'VENDOR_UNAVAILABLE', status: 503, retryAfterSeconds: 30 });
    });

    it('of the network is trouble', async () => {
      searches = (_, __, raw) => raw.socket.resetAndDestroy();
      expect(await search()).toMatchObject({
        action: 'retry',
        reason: 'NO_ANSWER',
        error: 'VENDOR_UNAVAILABLE',
        facts: { failure: 'ECONNRESET' },
      });
    });

    it('tells no secret and no value of the call', async () => {
      searches = answer(500, 'segredo');
      const outcome = await client.authorizations(connection, { cpfs: ['52998224725'], matriculas: ['777888'] });
      if (outcome.kind !== 'trouble') throw new Error(outcome.kind);
      const said = JSON.stringify([outcome, medseniorError(outcome).params]);
      expect(said).not.toMatch(/segredo|52998224725|777888|s&g|Bearer|127\.0\.0\.1/);
    });
  });
});
