import { once } from 'node:events';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { startBridge, storedRows, type Bridge } from '../support';

/** Stands in every body of this file; no answer and no log may show it. */
const secret = '52998224725';
const megabyte = 1024 * 1024;

interface Answer {
  status: number;
  text: string;
  error: { code: string; message: string; detailedMessage: string; details: { code: string; path?: string }[]; detailsTotal: number };
}

describe('bad input', () => {
  let bridge: Bridge;
  let before: Record<string, number>;
  beforeAll(async () => {
    bridge = await startBridge();
    before = await storedRows(bridge.database.url);
  });
  afterEach(async () => {
    expect(await storedRows(bridge.database.url)).toEqual(before);
    // The service goes on, whatever came.
    expect((await fetch(`${bridge.hubs[0]?.url}/health/live`)).status).toBe(200);
  });
  afterAll(() => bridge.close());

  async function post(body: RequestInit['body'], headers: Record<string, string> = {}, path = '/hat/persons'): Promise<Answer> {
    const response = await fetch(`${bridge.hubs[0]?.url}/api/v1${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${bridge.api.key}`, 'content-type': 'application/json', ...headers },
      body,
      duplex: 'half',
    } as RequestInit);
    const text = await response.text();
    return { status: response.status, text, error: JSON.parse(text) as Answer['error'] };
  }

  /** Sends it twice, and checks that both answers are our model, in two languages, without a value of the caller. */
  async function expectRefusal(
    send: (headers: Record<string, string>) => Promise<Answer>,
    status: number,
    code: string,
    places?: string[],
  ) {
    const portuguese = await send({});
    const english = await send({ 'accept-language': 'en' });
    for (const { status: given, error, text } of [portuguese, english]) {
      expect({ status: given, code: error.code }).toEqual({ status, code });
      expect(Object.keys(error).sort()).toEqual(['code', 'details', 'detailsTotal', 'detailedMessage', 'message'].sort());
      expect(text).not.toContain(secret);
      expect(error.message).not.toMatch(/\?|\{/);
      if (places) expect(error.details.map((detail) => `${detail.path} ${detail.code}`)).toEqual(places);
    }
    expect(portuguese.error.message).not.toBe(english.error.message);
  }

  const item = `{"personId":"A","holderCPF":"${secret}"}`;
  const envelope = (items: string) => `{"items":${items},"healthInsurerId":"0001","ansRegistry":"417505"}`;

  it.each([
    ['cut off', envelope(`[${item}`), 400, 'MALFORMED_JSON'],
    ['with a comma too many', envelope(`[${item},]`), 400, 'MALFORMED_JSON'],
    ['with words after its end', `${envelope(`[${item}]`)} x`, 400, 'MALFORMED_JSON'],
    ['with a bare value', `{"items":${secret}x}`, 400, 'MALFORMED_JSON'],
    ['with NaN', envelope('[{"personId":NaN}]'), 400, 'MALFORMED_JSON'],
    ['with a control character in a string', envelope(`[{"name":"${secret}\n"}]`), 400, 'MALFORMED_JSON'],
    ['a list', `[${item}]`, 400, 'BODY_REQUIRED'],
    ['a text', `"${secret}"`, 400, 'BODY_REQUIRED'],
    ['a number', secret, 400, 'BODY_REQUIRED'],
    ['null', 'null', 400, 'BODY_REQUIRED'],
    ['nothing', '', 400, 'BODY_REQUIRED'],
    ['nested without end', envelope('['.repeat(5_000) + ']'.repeat(5_000)), 400, 'JSON_TOO_DEEP'],
    ['nested in objects', '{"a":'.repeat(5_000) + '1' + '}'.repeat(5_000), 400, 'JSON_TOO_DEEP'],
  ])('refuses a body that is %s', (_, text, status, code) => expectRefusal((headers) => post(text, headers), status, code));

  it.each([
    ['a prototype', envelope(`[{"personId":"A","__proto__":{"name":"${secret}"}}]`), ['items[0].__proto__ FIELD_UNKNOWN']],
    ['an escaped prototype', envelope(`[{"personId":"A","__pr\\u006fto__":{"name":"${secret}"}}]`), ['items[0].__proto__ FIELD_UNKNOWN']],
    ['a constructor', envelope(`[{"personId":"A","constructor":{"prototype":1}}]`), ['items[0].constructor FIELD_UNKNOWN']],
    [
      'names of objects',
      envelope(`[{"personId":"A","toString":1,"hasOwnProperty":1}]`),
      ['items[0].toString FIELD_UNKNOWN', 'items[0].hasOwnProperty FIELD_UNKNOWN'],
    ],
    ['control characters in a name', envelope(`[{"personId":"A","na\\u0000me\\u001b[31m":"${secret}"}]`), ['items[0].*** FIELD_UNKNOWN']],
    ['a document for a name', envelope(`[{"personId":"A","${secret}":"x"}]`), ['items[0].*** FIELD_UNKNOWN']],
    ['a NUL in a value', envelope(`[{"personId":"A","name":"${secret}\\u0000"}]`), ['items[0].name FIELD_CHARACTERS']],
    ['half a character', envelope(`[{"personId":"A","name":"${secret}\\ud800"}]`), ['items[0].name FIELD_CHARACTERS']],
    [
      'values of other types',
      envelope(`[{"personId":["${secret}"],"name":{"a":"${secret}"},"holderCPF":-${secret},"gender":true,"birthdate":null}]`),
      [
        'items[0].birthdate FIELD_TYPE',
        'items[0].gender FIELD_TYPE',
        'items[0].holderCPF FIELD_TYPE',
        'items[0].name FIELD_TYPE',
        'items[0].personId FIELD_TYPE',
      ],
    ],
    ['a name 100,000 characters long', envelope(`[{"personId":"A","${'x'.repeat(100_000)}":1}]`), ['items[0].*** FIELD_UNKNOWN']],
  ])('refuses items with %s', (_, text, places) => expectRefusal((headers) => post(text, headers), 422, 'VALIDATION_FAILED', places));

  it('refuses bytes that are not UTF-8', () =>
    expectRefusal(
      (headers) => post(Buffer.from(envelope(`[{"personId":"A","name":"JO\xc3O ${secret}"}]`), 'latin1'), headers),
      400,
      'INVALID_ENCODING',
    ));

  it.each([
    ['text/xml', `<cpf>${secret}</cpf>`],
    ['application/x-www-form-urlencoded', `cpf=${secret}`],
    ['text/plain', envelope(`[${item}]`)],
    ['nonsense', envelope(`[${item}]`)],
  ])('refuses the media type %s', (type, text) =>
    expectRefusal((headers) => post(text, { ...headers, 'content-type': type }), 415, 'UNSUPPORTED_MEDIA_TYPE'),
  );

  it('takes JSON that names its character set', async () => {
    const { status } = await post(envelope('[]'), { 'content-type': 'application/json; charset=utf-8' });
    expect(status).toBe(422);
  });

  it('refuses a compressed body as a media type it does not read', () =>
    expectRefusal(
      (headers) => post(gzipSync(envelope(`[${item}]`)), { ...headers, 'content-encoding': 'gzip' }),
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ));

  it('answers 413 to a body of 20 MB, and the connection ends well', () =>
    expectRefusal((headers) => post(envelope(`["${secret}${'x'.repeat(20 * megabyte)}"]`), headers), 413, 'BODY_TOO_LARGE'));

  it('answers 413 to a body that passes 10 MB without having told its length', () =>
    expectRefusal(
      (headers) => {
        let sent = 0;
        const stream = new ReadableStream<Uint8Array>({
          pull(controller) {
            if (sent++ > 10) controller.close();
            else controller.enqueue(new Uint8Array(megabyte).fill(0x20));
          },
        });
        return post(stream, headers);
      },
      413,
      'BODY_TOO_LARGE',
    ));

  it('takes a body of just under 10 MB', async () => {
    const { status } = await post(envelope('[]') + ' '.repeat(10 * megabyte - 200));
    expect(status).toBe(422);
  });

  it.each([
    ['headers of 200 kB', `GET /health/live HTTP/1.1\r\nHost: x\r\nX-Big: ${secret}${'x'.repeat(200_000)}\r\n\r\n`, /^HTTP\/1.1 4(31|00) /],
    ['a length that is no number', `POST /api/v1/hat/persons HTTP/1.1\r\nHost: x\r\nContent-Length: ${secret}x\r\n\r\n`, /^HTTP\/1.1 400 /],
    [
      'two lengths',
      `POST /api/v1/hat/persons HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
      /^HTTP\/1.1 400 /,
    ],
    ['a method nobody knows', `CPF${secret} /api/v1/hat/persons HTTP/1.1\r\nHost: x\r\n\r\n`, /^HTTP\/1.1 400 /],
  ])('answers %s in our model, and closes', async (_, request, status) => {
    const text = await exchange(request);
    expect(text).toMatch(status);
    expect(text).toMatch(/"code":"\w+","message":/);
    expect(text).not.toContain(secret);
  });

  it.each([
    ['an address that cannot be decoded', '/hat/%zz', 400, 'BAD_REQUEST'],
    ['an address 10,000 characters long', `/hat/${'x'.repeat(10_000)}`, 400, 'BAD_REQUEST'],
    ['a parameter twice', '/hat/persons?mode=all&mode=partial', 400, 'QUERY_INVALID'],
    ['a parameter as an object', '/hat/persons?mode[x]=1', 400, 'QUERY_INVALID'],
  ])('refuses %s', (_, path, status, code) => expectRefusal((headers) => post(envelope(`[${item}]`), headers, path), status, code));

  it.each(['', ' ', 'a b', 'é'.repeat(3), 'x'.repeat(256)])('refuses the Idempotency-Key %p', async (key) => {
    const { hostname, port } = new URL(bridge.hubs[0]?.url ?? '');
    const body = envelope(`[${item}]`);
    const text = await exchange(
      `POST /api/v1/hat/persons HTTP/1.1\r\nHost: ${hostname}:${port}\r\nX-Api-Key: ${bridge.api.key}\r\nIdempotency-Key: ${key}\r\n` +
        `Content-Type: application/json\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`,
    );
    expect(text).toMatch(/^HTTP\/1.1 400 /);
    expect(text).toContain('IDEMPOTENCY_KEY_INVALID');
  });

  /** One request in bytes of our own; the answer when the connection has ended. */
  async function exchange(request: string): Promise<string> {
    const { hostname, port } = new URL(bridge.hubs[0]?.url ?? '');
    const socket = connect(Number(port), hostname);
    let answer = '';
    socket.on('data', (chunk: Buffer) => (answer += chunk.toString())).on('error', () => undefined);
    socket.write(request);
    await once(socket, 'close');
    return answer;
  }
});
