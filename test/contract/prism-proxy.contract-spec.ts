import { createMock, type MockUpstream } from '../../apps/mock-upstream/src/create-mock';
import { contractVendors } from '../../tools/contract-vendors';
import { emulatedBy, startContractProxy, type ContractProxy } from '../../tools/contract-proxy/start-contract-proxy';

const headers = { authorization: 'mock-master-token', idTenant: '5', tenantName: 'operadora-exemplo', 'content-type': 'application/json' };
const open: { close(): Promise<void> }[] = [];
const opened = <Closable extends { close(): Promise<void> }>(one: Closable): Closable => (open.push(one), one);
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});

describe('the proxy that holds a client and the emulator to the contract', () => {
  it('brings an emulator of its own', async () => {
    const proxy: ContractProxy = opened(await startContractProxy({ vendor: 'hat' }));
    expect(await (await fetch(`${proxy.url}/healthcheck`, { headers })).json()).toMatchObject({ REST: 'OK' });
  });

  it('tells what breaks the contract, and lets nothing of it through to the emulator', async () => {
    const mock: MockUpstream = opened(await createMock());
    const told: string[] = [];
    const proxy = opened(await startContractProxy({ vendor: 'hat', emulator: `${mock.url}/w/a`, onViolation: (line) => told.push(line) }));
    const post = (items: object[]) =>
      fetch(`${proxy.url}/persons`, {
        method: 'POST',
        headers,
        body: JSON.stringify({ items, healthInsurerId: '0001', ansRegistry: '417505' }),
      });
    expect((await post([{ personId: '1', nome: 'ANA' }])).status).toBe(422);
    expect(told).toEqual(["POST /persons: Request body property items.0 must NOT have additional properties; found 'nome'"]);
    expect((await post([{ personId: '1', name: 'ANA' }])).status).toBe(202);
    expect([...mock.world('a').hat.records('persons').keys()]).toEqual(['1']);
    expect(mock.hat.records('persons').size).toBe(0);

    const body = { REST: 1, REDIS: 'OK', BANCO: 'OK' };
    mock
      .world('a')
      .hat.faults.add({ operation: 'healthcheck', kind: 'status', status: 200, body, headers: { 'content-type': 'application/json' } });
    expect((await fetch(`${proxy.url}/healthcheck?secret=1`, { headers })).status).toBe(500);
    expect(told.slice(1)).toEqual(['GET /healthcheck: Response body property REST must be string']);
  });

  it.each(contractVendors().filter((contract) => emulatedBy(contract)))(
    'stands in front of the emulator for the contract of %s',
    async (vendor) => {
      const proxy = opened(await startContractProxy({ vendor }));
      expect(proxy.upstream).toContain(emulatedBy(vendor)?.basePaths[0]);
      // Nobody is logged in: the vendor, or its contract, says so in words and not with a fault of the proxy.
      const answer = await fetch(`${proxy.url}/no/such/operation`);
      expect(answer.status).toBe(404);
    },
  );

  it('says what it lacks', async () => {
    await expect(startContractProxy({ vendor: 'nobody' })).rejects.toThrow(/the emulator has no nobody/);
    await expect(startContractProxy({ vendor: 'hat', emulator: 'http://127.0.0.1:1' })).rejects.toThrow(/nobody answers/);
  });
});
