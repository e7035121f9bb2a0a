import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import axios from 'axios';
import { HttpSender, ManualClock } from '@ponte/common';
import { answerValidators, hatExpansions, type PagedAuthorizations } from '@ponte/hat/contract';
import { HatAuthorizationsClient, type HatConnection } from '.';

const example = readFileSync(join(__dirname, '../../../mocks/hat/fixtures/authorizations.json'), 'utf8');
const page = (JSON.parse(example) as { body: PagedAuthorizations }).body;
const guideNumber = '000120261100004713';

describe('the client of HAT’s authorizations', () => {
  let server: Server;
  let sender: HttpSender;
  let connection: HatConnection;
  let client: HatAuthorizationsClient;
  let reply: (response: ServerResponse, request: IncomingMessage) => void;
  let received: { method?: string; url?: string; headers: IncomingMessage['headers']; body: string };

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
    client = new HatAuthorizationsClient(sender, new ManualClock(Date.UTC(2026, 10, 22, 12)));
  });
  afterAll(async () => {
    await sender.close();
    server.close();
  });

  const answers = (status: number, body: unknown, headers: Record<string, string> = {}): void => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    reply = (response) => response.writeHead(status, headers).end(text);
  };
  const list = () => client.list(connection, {});
  const read = () => client.read(connection, guideNumber);
  const mark = () => client.mark(connection, guideNumber, '1');

  describe('asking', () => {
    it('writes every filter as the documents do, the plus of the order escaped', async () => {
      answers(200, { items: [], hasNext: false });
      await client.list(connection, {
        page: 2,
        pageSize: 30,
        expand: hatExpansions,
        fields: ['idOnHealthInsurer', 'password'],
        order: '+authorizationId',
        trackingStatus: '0',
        authStatus: 'C',
        authType: '10',
        dateFrom: '2026-11-01',
        dateTo: '2026-11-30',
        healthProviderId: '00 1&2',
        attendanceLocation: '001',
        authNumber: guideNumber,
      });
      expect(received.method).toBe('GET');
      expect(received.url).toBe(
        '/hat/v1/authorizations?page=2&pageSize=30' +
          '&expand=healthProvider,professional,procedures.rejectionCauses,beneficiary,medicalTeam,requestedHospitalInfo,' +
          'authorizedHospitalInfo,cbos,sourceAuthorization,rejectionCauses,healthInsurance' +
          '&fields=idOnHealthInsurer,password&order=%2BauthorizationId&trackingStatus=0&authStatus=C&authType=10' +
          `&dateFrom=2026-11-01&dateTo=2026-11-30&healthProviderId=00%201%262&attendanceLocation=001&authNumber=${guideNumber}`,
      );
      expect(received.headers).toMatchObject({ authorization: 'master', idtenant: '5', tenantname: 'operadora' });
    });

    it('sends no query where nothing is asked, and asks for one guide by its number', async () => {
      answers(200, { items: [] });
      await client.list(connection, { expand: [], page: undefined });
      expect(received.url).toBe('/hat/v1/authorizations');
      answers(200, { idOnHealthInsurer: guideNumber });
      await client.read(connection, 'a/b', ['beneficiary', 'cbos']);
      expect(received.url).toBe('/hat/v1/authorizations/a%2Fb?expand=beneficiary,cbos');
    });

    it('asks for whatever it was given, even half a character', async () => {
      answers(404, '');
      expect(await client.mark(connection, 'a\ud800', '1')).toMatchObject({ kind: 'refused', reason: 'GUIDE_UNKNOWN' });
      expect(await client.list(connection, { authNumber: '\udc00' })).toMatchObject({ kind: 'page' });
    });

    it('marks with a text, by PUT', async () => {
      answers(200, '');
      expect(await client.mark(connection, guideNumber, '2')).toMatchObject({ kind: 'marked', facts: { status: 200 } });
      expect(received).toMatchObject({ method: 'PUT', url: `/hat/v1/authorizations/${guideNumber}`, body: '{"trackingStatus":"2"}' });
    });
  });

  describe('reading', () => {
    it('returns the documented example with all eleven expansions, and its text', async () => {
      const text = JSON.stringify(page.items[0], null, 3);
      answers(200, `{"hasNext":true,"items":[ ${text} ]}`);
      const outcome = await list();
      if (outcome.kind !== 'page') throw new Error(outcome.kind);
      expect(outcome.hasNext).toBe(true);
      expect(outcome.guides).toHaveLength(1);
      expect(outcome.guides[0]?.text).toBe(text);
      expect(outcome.guides[0]?.leftOut).toEqual([]);
      const { requestedHospitalInfo: _requested, authorizedHospitalInfo: _authorized, ...guide } = page.items[0] ?? {};
      expect(outcome.guides[0]?.guide).toEqual({ ...guide, authorizationId: '4713' });
      expect(answerValidators.authorization(outcome.guides[0]?.guide)).toBe(true);
    });

    it('keeps every digit, escape and unknown field in the text, and identifiers as text in the parsed form', async () => {
      const first = `{"idOnHealthInsurer":100120261100004713,"authorizationId": 90211.0,"authorizationStatus":1,"novo":1.10,"nota":"\\u00e7"}`;
      const second = `{ "idOnHealthInsurer" : "x", "authorizationId":123456789012345678, "password":null, "procedures":{"status":1} }`;
      answers(200, `{"items":[${first},\n${second}],"hasNext":false}`);
      expect(await list()).toMatchObject({
        kind: 'page',
        hasNext: false,
        guides: [
          {
            text: first,
            guide: { idOnHealthInsurer: '100120261100004713', authorizationId: '90211', authorizationStatus: '1' },
            leftOut: [],
          },
          {
            text: second,
            guide: { idOnHealthInsurer: 'x', authorizationId: '123456789012345678', procedures: [{ status: 1 }] },
            leftOut: [],
          },
        ],
      });
    });

    it('loses no page over one guide that cannot be read, and says which field was not understood', async () => {
      answers(200, '{"items":[5,{"authorizationId":1},{"idOnHealthInsurer":"1","beneficiary":"ANA","password":true}]}');
      expect(await list()).toMatchObject({
        guides: [
          { text: '5', leftOut: [''] },
          { text: '{"authorizationId":1}', leftOut: [] },
          { guide: { idOnHealthInsurer: '1' }, leftOut: ['password', 'beneficiary'] },
        ],
      });
      const outcome = await list();
      expect(outcome.kind === 'page' && outcome.guides.map(({ guide }) => guide !== undefined)).toEqual([false, false, true]);
    });

    it.each([
      ['an empty list', 200, { items: [], hasNext: false }],
      ['404 with an error body', 404, { code: '404', message: 'Nao encontrado', detailedMessage: '' }],
      ['404 with nothing', 404, ''],
      ['the code 404 inside HTTP 200', 200, { code: 404, message: 'Nao encontrado' }],
    ])('takes %s for an empty page', async (_, status, body) => {
      answers(status, body);
      expect(await list()).toMatchObject({ kind: 'page', guides: [], hasNext: false });
    });

    it('does not take the 404 of another server for an empty page, or for an unknown guide', async () => {
      answers(404, '<html>nginx</html>');
      for (const outcome of [await list(), await read(), await mark()]) {
        expect(outcome).toMatchObject({ kind: 'trouble', action: 'hold', reason: 'ADDRESS_UNKNOWN' });
      }
    });

    it('takes the code 200 inside HTTP 200 for what it says', async () => {
      answers(200, { code: '200', items: [{ idOnHealthInsurer: '1' }], hasNext: 'true' });
      expect(await list()).toMatchObject({ kind: 'page', guides: [{ guide: { idOnHealthInsurer: '1' } }], hasNext: true });
    });

    it.each([['<html>'], ['[]'], ['{}'], ['{"items":{}}'], ['']])('knows nothing after a 200 with %j', async (body) => {
      answers(200, body);
      expect(await list()).toMatchObject({ kind: 'trouble', action: 'hold', reason: 'ANSWER_UNKNOWN' });
      expect(await read()).toMatchObject({ kind: 'trouble', action: 'hold', reason: 'ANSWER_UNKNOWN' });
    });

    it('returns one guide with its text, and knows one that is not there', async () => {
      answers(200, ` {"idOnHealthInsurer":"${guideNumber}","x":1.0}\n`);
      expect(await read()).toMatchObject({ kind: 'guide', guide: { text: `{"idOnHealthInsurer":"${guideNumber}","x":1.0}` } });
      for (const [status, body] of [
        [404, { code: '404', message: 'Guia nao encontrada', detailedMessage: '' }],
        [200, { code: '404', message: 'Guia nao encontrada' }],
      ] as const) {
        answers(status, body);
        expect(await read()).toMatchObject({ kind: 'refused', reason: 'GUIDE_UNKNOWN', code: '404', message: 'Guia nao encontrada' });
      }
    });
  });

  describe('errors, with their status or inside HTTP 200', () => {
    const meanings: [number, object][] = [
      [400, { kind: 'refused', reason: 'REFUSED' }],
      [409, { kind: 'refused', reason: 'REFUSED' }],
      [413, { kind: 'refused', reason: 'TOO_LARGE' }],
      [401, { kind: 'trouble', action: 'reauthenticate', reason: 'UNAUTHORIZED' }],
      [403, { kind: 'trouble', action: 'reauthenticate', reason: 'FORBIDDEN' }],
      [405, { kind: 'trouble', action: 'hold', reason: 'ADDRESS_UNKNOWN' }],
      [429, { kind: 'trouble', action: 'rate-limited', reason: 'RATE_LIMITED', retryAfterMs: 7_000 }],
      [500, { kind: 'trouble', action: 'hold', reason: 'VENDOR_FAULT' }],
      [503, { kind: 'trouble', action: 'hold', reason: 'VENDOR_FAULT' }],
    ];

    it.each(meanings)('%i means %j to all three calls', async (status, meaning) => {
      const body = { code: String(status), message: 'Motivo', detailedMessage: '' };
      for (const [http, content] of [
        [status, body],
        [200, body],
        [200, { ...body, code: status }],
      ] as const) {
        answers(http, content, { 'retry-after': '7' });
        for (const outcome of [await list(), await read(), await mark()]) expect(outcome).toMatchObject({ ...meaning, message: 'Motivo' });
      }
      answers(status, '', { 'retry-after': '7' });
      for (const outcome of [await list(), await mark()]) expect(outcome).toMatchObject(meaning);
    });

    it('a code of HAT’s own is a refusal that keeps it', async () => {
      answers(200, { code: 'E001', message: 'Guia em auditoria', detailedMessage: 'x' });
      for (const outcome of [await list(), await read(), await mark()]) {
        expect(outcome).toMatchObject({ kind: 'refused', reason: 'REFUSED', code: 'E001', message: 'Guia em auditoria · x' });
      }
    });

    it('a mark of an unknown guide is refused, and stops nobody else', async () => {
      answers(404, { code: '404', message: 'Guia nao encontrada', detailedMessage: '' });
      expect(await mark()).toMatchObject({ kind: 'refused', reason: 'GUIDE_UNKNOWN' });
    });

    it('a call without an answer is trouble', async () => {
      reply = (_, request) => request.socket.resetAndDestroy();
      for (const outcome of [await list(), await read(), await mark()]) {
        expect(outcome).toMatchObject({ kind: 'trouble', action: 'hold', reason: 'NO_ANSWER', facts: { failure: 'ECONNRESET' } });
      }
    });
  });

  it('keeps no value of the call in what it says of it', async () => {
    answers(500, 'segredo');
    const said = JSON.stringify([await client.list(connection, { authNumber: guideNumber }), await read(), await mark()]);
    expect(said).not.toMatch(/segredo|000120261100004713|master|127\.0\.0\.1/);
  });
});
