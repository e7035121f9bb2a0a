import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { request, type ClientRequest, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { createMock } from '../../apps/mock-upstream/src/create-mock';
import { createTestDatabase, exited, hubVariables, HubApi, rowsOfDatabase, until } from '../support';

const root = join(__dirname, '..', '..');

/** The hub as it is run in production: main.ts in a process of its own, told by a signal to end. */
describe('SIGTERM', () => {
  let child: ChildProcess | undefined;
  afterEach(() => void child?.kill('SIGKILL'));

  async function startMain(variables: Record<string, string>): Promise<{ url: string; output: () => string }> {
    const args = ['-r', join(root, 'test/support/run-typescript.cjs'), join(root, 'apps/integration/src/main.ts')];
    const started = spawn(process.execPath, args, { env: { PATH: process.env.PATH, ...variables }, stdio: ['ignore', 'pipe', 'pipe'] });
    child = started;
    let text = '';
    for (const stream of [started.stdout, started.stderr]) stream.on('data', (part: Buffer) => (text += part.toString()));
    const address = () => /Listening on (http:\/\/[\d.]+:\d+)/.exec(text)?.[1];
    await until(() => address() !== undefined || started.exitCode !== null);
    return { url: address() ?? '', output: () => text };
  }

  it('lets the calls under way be answered, stores what HAT says about batches on the wire, and ends', async () => {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const mock = await createMock({ hooks: { onRequest: ({ operation }) => (operation === 'persons' ? held : undefined) } });
    const database = await createTestDatabase();
    const variables = hubVariables(database.url, mock.hat.url, { LOG_LEVEL: 'info' });
    const { url, output } = await startMain(variables);
    const api = new HubApi(() => url, variables.API_KEY ?? '');

    const onTheWire = await api.submit('persons', [{ personId: 'X1' }]);
    await until(() => mock.hat.calls().length === 1);
    const body = JSON.stringify({ items: [{ healthProviderCode: '000001' }], healthInsurerId: '0001', ansRegistry: '417505' });
    const half = await startSending(`${url}/api/v1/hat/healthProviders`, api.key, body);

    child?.kill('SIGTERM');
    half.end(body.slice(10));
    const [answer] = (await once(half, 'response')) as [IncomingMessage];
    expect(answer.statusCode).toBe(202);
    answer.resume();
    release();
    if (child) await exited(child);
    expect(child?.signalCode ?? child?.exitCode).toBe('SIGTERM');

    const rows = await rowsOfDatabase<{ resource: string; state: string; token: string | null }>(
      database.url,
      `SELECT i.resource, i.state, b.token FROM hat_item i LEFT JOIN hat_batch b ON b.id = i.batch_id ORDER BY i.change_id`,
    );
    expect(rows[0]).toEqual({ resource: 'persons', state: 'sending', token: expect.any(String) as string });
    expect(rows[1]).toMatchObject({ resource: 'healthProviders' });
    expect(output()).not.toMatch(/"level":"(error|fatal)"/);
    expect(onTheWire).toMatch(/^[0-9a-f-]{36}$/);
    await mock.close();
    await database.drop();
  });

  it('of a hub whose configuration is wrong is not needed: it says what is wrong, and ends', async () => {
    const started = spawn(
      process.execPath,
      ['-r', join(root, 'test/support/run-typescript.cjs'), join(root, 'apps/integration/src/main.ts')],
      {
        env: { PATH: process.env.PATH, PORT: 'eighty', API_KEY: 'short-secret' },
        stdio: ['ignore', 'ignore', 'pipe'],
      },
    );
    child = started;
    let text = '';
    started.stderr.on('data', (part: Buffer) => (text += part.toString()));
    await exited(started);
    expect(started.exitCode).toBe(1);
    for (const name of ['PORT', 'API_KEY', 'SECRETS_KEY']) expect(text).toContain(name);
    expect(text).not.toMatch(/eighty|short-secret/);
  });

  /** Headers and the first ten bytes have arrived when this resolves; the rest is the caller's to send. */
  async function startSending(url: string, key: string, body: string): Promise<ClientRequest> {
    const call = request(url, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${key}`,
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        expect: '100-continue',
      },
    });
    call.flushHeaders();
    await once(call, 'continue');
    call.write(body.slice(0, 10));
    return call;
  }
});
