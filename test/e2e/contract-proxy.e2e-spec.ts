import { hatResources } from '@ponte/hat/contract';
import { createMock, type MockUpstream } from '../../apps/mock-upstream/src/create-mock';
import { startContractProxy, type ContractProxy } from '../../tools/contract-proxy/start-contract-proxy';
import { startBridge, type Bridge } from '../support';
import { fullItems } from './full-items';

describe('hub and emulator of HAT, with the contract between them', () => {
  const violations: string[] = [];
  let mock: MockUpstream;
  let proxy: ContractProxy;
  let bridge: Bridge;
  beforeAll(async () => {
    mock = await createMock();
    proxy = await startContractProxy({ vendor: 'hat', emulator: mock.url, onViolation: (line) => violations.push(line) });
    bridge = await startBridge({ environment: { HAT_BASE_URL: proxy.url } });
  });
  afterAll(async () => {
    await bridge?.close();
    await proxy?.close();
    await mock?.close();
  });

  it('registers every resource with every documented field within the contract', async () => {
    for (const resource of hatResources) {
      const { given } = fullItems[resource];
      const outcome = await bridge.api.settled(await bridge.api.submit(resource, [given]));
      expect({ resource, violations, ...outcome }).toMatchObject({ resource, violations: [], counts: { confirmed: 1 } });
      expect({ resource, held: mock.hat.records(resource).size }).toEqual({ resource, held: 1 });
    }
  });

  it('is told of refused items within the contract', async () => {
    const items = [{ subscriberId: '99999999999999999', eventDate: '20261101', eventType: 'bloqueio' }];
    expect(await bridge.api.settled(await bridge.api.submit('beneficiaryStatus', items))).toMatchObject({ counts: { rejected: 1 } });
    expect(violations).toEqual([]);
  });
});
