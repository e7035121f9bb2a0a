import { request } from 'node:http';
import { startBridge, type Bridge } from '../support';

describe('large bodies', () => {
  let bridge: Bridge;
  beforeAll(async () => {
    bridge = await startBridge();
  });
  afterAll(() => bridge.close());

  const person = (index: number) => ({ personId: String(index).padStart(8, '0'), name: `PESSOA ${'X'.repeat(40)} ${index}` });
  const persons = (from: number) => Array.from({ length: 4_000 }, (_, index) => person(from + index));

  it('are not read for a caller without a valid key', async () => {
    const { hostname, port } = new URL(bridge.hubs[0]?.url ?? '');
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const call = request({
        hostname,
        port,
        method: 'POST',
        path: '/api/v1/hat/persons',
        headers: {
          'content-type': 'application/json',
          'content-length': 5_000_000,
          authorization: 'Bearer nobody-nobody-nobody-nobody-nobody',
        },
      });
      // Only the head is sent: the answer comes although the body never does.
      call.on('response', (answer) => {
        resolve(answer.statusCode);
        call.destroy();
      });
      call.on('error', reject);
      call.flushHeaders();
    });
    expect(status).toBe(401);
  });

  it('wait for each other, and a caller that hangs up gives its place away', async () => {
    const { hostname, port } = new URL(bridge.hubs[0]?.url ?? '');
    const headers = { 'content-type': 'application/json', 'content-length': 5_000_000, authorization: `Bearer ${bridge.api.key}` };
    // Three callers that never send their bodies hold every place, and more.
    const idle = Array.from({ length: 3 }, () => {
      const call = request({ hostname, port, method: 'POST', path: '/api/v1/hat/persons', headers });
      call.on('error', () => undefined);
      call.flushHeaders();
      return call;
    });
    const submissions = Promise.all([0, 4_000, 8_000, 12_000].map((from) => bridge.api.submit('persons', persons(from))));
    expect((await bridge.api.get('/hat/gate')).status).toBe(200);
    for (const call of idle) call.destroy();
    for (const id of await submissions) expect((await bridge.api.settled(id)).counts).toEqual({ confirmed: 4_000 });
    expect(bridge.mock.hat.records('persons').size).toBe(16_000);
  });
});
