/**
 * A worker of somebody's test run: a process of its own that shares an emulator with others and speaks plain HTTP to it. Its orders
 * come by IPC, what it saw goes back the same way.
 */
const [url = '', world = '', number = ''] = process.argv.slice(2);
const own = Number(number);
const batches = 40;
const credentials = { authorization: 'mock-master-token', idTenant: '5', tenantName: 'operadora-exemplo' };
// Both ways of choosing a world, each in half of the workers.
const base = own % 2 === 0 ? url : `${url}/w/${world}`;
const headers = own % 2 === 0 ? { ...credentials, 'x-mock-world': world } : credentials;

export interface WorkerReport {
  tokens: string[];
  /** Statuses of the calls that the faults of this world struck. */
  struck: number[];
  before: number[];
  after: number[];
  names: string[];
  received: number;
}

async function call(method: string, path: string, body?: object): Promise<{ status: number; body: unknown }> {
  const json = body && { body: JSON.stringify(body), headers: { ...headers, 'content-type': 'application/json' } };
  const answer = await fetch(base + path, { method, headers, ...json });
  const text = await answer.text();
  return { status: answer.status, body: text === '' ? undefined : (JSON.parse(text) as unknown) };
}

const looked = (tokens: readonly string[]): Promise<number[]> =>
  Promise.all(
    tokens.map(async (token) => ((await call('GET', `/hat/api/healthcare/hat/v1/integration/${token}`)).body as { code: number }).code),
  );

/** Every worker has the same keys; only the names tell whose they are. */
async function registered(at: number): Promise<{ status: number; token?: string }> {
  const items = [{ personId: `P${at}`, name: `PESSOA DE ${world}` }];
  const batch = { healthInsurerId: '0001', ansRegistry: '417505', items };
  const { status, body } = await call('POST', '/hat/api/healthcare/hat/v1/persons', batch);
  return status === 202 ? { status, token: (body as { tokenId: string }).tokenId } : { status };
}

async function worked(): Promise<WorkerReport> {
  await call('PUT', '/__admin/clock', { mode: 'frozen', time: '2026-03-01T12:00:00Z' });
  await call('PUT', '/__admin/hat/settings', { processingMs: 600_000 });
  await call('POST', '/__admin/faults', { vendor: 'hat', operation: 'persons', kind: 'status', status: 500 + own, first: own + 1 });
  const first = await Promise.all(Array.from({ length: batches }, (_, at) => registered(at)));
  const refused = first.flatMap(({ status }, at) => (status === 202 ? [] : [{ at, status }]));
  const again = await Promise.all(refused.map(({ at }) => registered(at)));
  const tokens = [...first, ...again].flatMap(({ token }) => token ?? []);
  const before = await looked(tokens);
  // The time of every other world goes on.
  if (own % 2 === 0) await call('POST', '/__admin/clock/advance', { by: '10m' });
  const after = await looked(tokens);
  const persons = (await call('GET', '/__admin/hat/persons?pageSize=1000')).body as { items: { record: { name: string } }[] };
  const { count } = (await call('GET', '/__admin/requests/count')).body as { count: number };
  const names = persons.items.map(({ record }) => record.name);
  return { tokens, struck: refused.map(({ status }) => status), before, after, names, received: count };
}

/** An order without tokens is to work; one with tokens is to look at them. */
process.on('message', ({ tokens }: { tokens?: readonly string[] }) => {
  (tokens ? looked(tokens) : worked()).then(
    (seen) => process.send?.(seen),
    (error: Error) => {
      process.stderr.write(`${error.stack ?? error.message}\n`);
      process.exit(1);
    },
  );
});
process.once('disconnect', () => process.exit());
