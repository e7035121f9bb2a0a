import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTcpServer, type AddressInfo } from 'node:net';
import axios from 'axios';
import { HttpFailure, HttpSender, ManualClock, vendorUrlFault, type HttpExchange, type HttpRequest } from '@ponte/common';
import { stopTimeouts } from '../../../test/support/stop-timeouts';

type Handler = (request: IncomingMessage, response: ServerResponse, body: string) => void;

const request = (url: string, more: Partial<HttpRequest> = {}): HttpRequest => ({
  operation: 'integration',
  method: 'GET',
  url,
  routeTemplate: '/integration/{tokenId}',
  ...more,
});

describe('the HTTP sender', () => {
  let server: Server;
  let url: string;
  let handler: Handler;
  const exchanges: HttpExchange[] = [];
  let sender: HttpSender;
  let connections = 0;

  beforeAll(async () => {
    server = createServer((incoming, response) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('end', () => handler(incoming, response, Buffer.concat(chunks).toString()));
    });
    server.on('connection', () => connections++);
    await once(server.listen(0, '127.0.0.1'), 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/integration/52998224725?x=1`;
  });
  afterAll(() => void server.close());

  beforeEach(() => {
    exchanges.length = 0;
    connections = 0;
    sender = new HttpSender({ axiosRef: axios.create() }, { onExchange: (told) => exchanges.push(told), maxAnswerBytes: 1_000 });
  });
  afterEach(() => sender.close());

  const failureOf = async (sent: Promise<unknown>): Promise<HttpFailure> => {
    const error: unknown = await sent.then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    if (!(error instanceof HttpFailure)) throw new Error('expected an HttpFailure');
    return error;
  };

  it('sends bodies as they are and gives back text, whatever the status', async () => {
    handler = (incoming, response, body) => {
      response.writeHead(418, {
        'x-seen': `${incoming.method} ${incoming.url} ${incoming.headers['content-type']} ${incoming.headers.authorization}`,
      });
      response.end(`<${body}>`);
    };
    const answer = await sender.send(request(url, { method: 'POST', body: '{"a": 1}', headers: { Authorization: 'abc' } }));
    expect(answer).toMatchObject({ status: 418, body: '<{"a": 1}>' });
    expect(answer.headers['x-seen']).toBe('POST /v1/integration/52998224725?x=1 application/json abc');
  });

  it('carries a request id and a trace context, its own or those given', async () => {
    handler = (incoming, response) => response.end(JSON.stringify([incoming.headers['x-request-id'], incoming.headers.traceparent]));
    const [id, trace] = JSON.parse((await sender.send(request(url))).body) as string[];
    expect(id).toMatch(/^[0-9a-f]{32}$/);
    expect(trace).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
    const parent = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-00`;
    const again = JSON.parse((await sender.send(request(url, { requestId: 'mine', traceparent: parent }))).body) as string[];
    expect(again[0]).toBe('mine');
    expect(again[1]).toMatch(new RegExp(`^00-${'a'.repeat(32)}-(?!b{16})[0-9a-f]{16}-00$`));
  });

  it('keeps connections alive and follows no redirect', async () => {
    handler = (_, response) => response.writeHead(302, { location: '/elsewhere' }).end();
    for (let at = 0; at < 5; at++) expect((await sender.send(request(url))).status).toBe(302);
    // The pool may open one more while the answer before is being handed over.
    expect(connections).toBeLessThanOrEqual(2);
  });

  it('tells about every exchange without address or body', async () => {
    handler = (_, response) => response.end('answer');
    const own: HttpExchange[] = [];
    await sender.send(request(url, { method: 'POST', body: 'ção', onExchange: (told) => own.push(told) }));
    expect(exchanges).toEqual(own);
    expect(exchanges[0]).toMatchObject({ operation: 'integration', method: 'POST', status: 200, requestBytes: 5, responseBytes: 6 });
    expect(JSON.stringify(exchanges)).not.toContain('52998224725');
  });

  describe('in time that passes when the test says so', () => {
    beforeEach(() => stopTimeouts());
    afterEach(() => void jest.useRealTimers());

    /** Answers as told, and resolves when the call has arrived: only then does its time go by. */
    const arrival = (answer: Handler = () => undefined) =>
      new Promise<void>((resolve) => {
        handler = (...call) => {
          answer(...call);
          resolve();
        };
      });

    it('gives up when the answer does not come in time, after bytes were written', async () => {
      const arrived = arrival();
      const failed = failureOf(sender.send(request(url, { timeoutMs: 30 })));
      await arrived;
      jest.advanceTimersByTime(30);
      const failure = await failed;
      expect(failure).toMatchObject({ code: 'ETIMEDOUT', bytesWritten: true });
      expect(exchanges[0]).toMatchObject({ failureCode: 'ETIMEDOUT', responseBytes: 0 });
      expect(failure.message).not.toContain('5299');
    });

    it('counts the body into the time of an attempt', async () => {
      const arrived = arrival((_, response) => void response.writeHead(200).write('half'));
      const failed = failureOf(sender.send(request(url, { timeoutMs: 30 })));
      await arrived;
      jest.advanceTimersByTime(30);
      expect(await failed).toMatchObject({ code: 'ETIMEDOUT', bytesWritten: true });
    });

    it('does not outlive the deadline, and does not begin after it', async () => {
      const clock = new ManualClock();
      const bound = new HttpSender({ axiosRef: axios.create() }, { clock });
      const arrived = arrival();
      const deadline = new Date(clock.now().getTime() + 20);
      const failed = failureOf(bound.send(request(url, { deadline })));
      await arrived;
      jest.advanceTimersByTime(20);
      expect(await failed).toMatchObject({ code: 'DEADLINE', bytesWritten: true });
      clock.advance(1_000);
      expect(await failureOf(bound.send(request(url, { deadline })))).toMatchObject({ code: 'DEADLINE', bytesWritten: false });
      await bound.close();
    });

    it('knows that nothing left when it waited for a connection all the time', async () => {
      const narrow = new HttpSender({ axiosRef: axios.create() }, { connections: 1 });
      const arrived = arrival();
      const both = Promise.all([
        failureOf(narrow.send(request(url, { timeoutMs: 200 }))),
        failureOf(narrow.send(request(url, { timeoutMs: 50 }))),
      ]);
      await arrived;
      jest.advanceTimersByTime(200);
      const [first, second] = await both;
      expect(first).toMatchObject({ bytesWritten: true });
      expect(second).toMatchObject({ code: 'ETIMEDOUT', bytesWritten: false });
      await narrow.close();
    });
  });

  it('stops at once when told to', async () => {
    const controller = new AbortController();
    handler = () => controller.abort();
    expect(await failureOf(sender.send(request(url), controller.signal))).toMatchObject({ code: 'ABORTED', bytesWritten: true });
    expect(await failureOf(sender.send(request(url), controller.signal))).toMatchObject({ code: 'ABORTED', bytesWritten: false });
  });

  it('knows that nothing left when nobody listens or the name does not exist', async () => {
    const closed = createTcpServer();
    await once(closed.listen(0, '127.0.0.1'), 'listening');
    const { port } = closed.address() as AddressInfo;
    await new Promise((resolve) => closed.close(resolve));
    expect(await failureOf(sender.send(request(`http://127.0.0.1:${port}/`)))).toMatchObject({ code: 'ECONNREFUSED', bytesWritten: false });
    const unknown = await failureOf(sender.send(request('http://nobody.invalid/')));
    expect(['ENOTFOUND', 'EAI_AGAIN']).toContain(unknown.code);
    expect(unknown.bytesWritten).toBe(false);
  });

  it('reports a connection reset in the middle of the work', async () => {
    handler = (incoming) => incoming.socket.resetAndDestroy();
    expect(await failureOf(sender.send(request(url, { method: 'POST', body: 'x' })))).toMatchObject({
      code: 'ECONNRESET',
      bytesWritten: true,
    });
    handler = (incoming, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('half');
      incoming.socket.end();
    };
    expect(await failureOf(sender.send(request(url)))).toMatchObject({ bytesWritten: true });
  });

  it('cuts off an answer that is too large', async () => {
    handler = (_, response) => response.end('x'.repeat(5_000));
    expect((await failureOf(sender.send(request(url)))).code).toBe('ANSWER_TOO_LARGE');
  });

  it('reads the charset the vendor names, and refuses encodings nobody asked for', async () => {
    handler = (_, response) => response.setHeader('content-type', 'text/plain; charset=iso-8859-1').end(Buffer.from('ação', 'latin1'));
    expect((await sender.send(request(url))).body).toBe('ação');
    handler = (_, response) => response.setHeader('content-encoding', 'gzip').end('x');
    expect((await failureOf(sender.send(request(url)))).code).toBe('ANSWER_INVALID');
  });

  it('waits on close for calls on the wire', async () => {
    let answer: (() => void) | undefined;
    const arrived = new Promise<void>((resolve) => {
      handler = (_, response) => {
        answer = () => void response.end('late');
        resolve();
      };
    });
    const sent = sender.send(request(url));
    await arrived;
    const closed = sender.close();
    answer?.();
    expect((await sent).body).toBe('late');
    await closed;
  });
});

describe('the address of a vendor', () => {
  it.each(['https://hat.example/v1', 'http://127.0.0.1:3100/v1', 'http://localhost/', 'http://[::1]:80/'])('may be %s', (address) =>
    expect(vendorUrlFault(address, false)).toBeUndefined(),
  );
  it.each([
    'http://hat.example/v1',
    'http://127.0.0.1.evil.example/',
    'ftp://x/',
    'https://u:p@hat.example/',
    'hat',
    'http://10.0.0.1/',
    '',
  ])('may not be %p', (address) => {
    expect(vendorUrlFault(address, false)).toMatch(/^(?!.*(?:hat\.|evil|u:p))/);
  });
  it('may be plain http where an operator of the hub decided so', () =>
    expect(vendorUrlFault('http://mock-upstream:3100/v1', true)).toBeUndefined());
});
