import { startBridge, type Bridge } from '../support';

describe('registration data into HAT', () => {
  let bridge: Bridge;
  beforeAll(async () => {
    bridge = await startBridge();
  });
  afterAll(() => bridge.close());

  it('confirms what HAT accepts, and sends nothing twice', async () => {
    const items = Array.from({ length: 250 }, (_, index) => ({ personId: String(index).padStart(8, '0'), name: `PESSOA ${index}` }));
    const first = await bridge.api.settled(await bridge.api.submit('persons', items));
    expect(first).toMatchObject({ status: 'completed', counts: { confirmed: 250 } });
    expect(bridge.mock.hat.records('persons').size).toBe(250);

    const calls = bridge.mock.hat.calls().length;
    const second = await bridge.api.settled(await bridge.api.submit('persons', items));
    expect(second).toMatchObject({ status: 'completed', counts: { unchanged: 250 } });
    expect(bridge.mock.hat.calls()).toHaveLength(calls);
  });

  it('sends a family in order: the person, the beneficiary, the block', async () => {
    const personId = '00099999';
    const subscriberId = '00010001000001018';
    const status = await bridge.api.submit('beneficiaryStatus', [{ subscriberId, eventDate: '20261101', eventType: 'bloqueio' }]);
    expect((await bridge.api.settled(status)).counts).toEqual({ rejected: 1 });
    const ids = [
      await bridge.api.submit('persons', [{ personId, name: 'MARIA EXEMPLO', gender: '2', birthdate: '19900102' }]),
      await bridge.api.submit('beneficiaries', [{ subscriberId, personId, name: 'MARIA EXEMPLO' }]),
      await bridge.api.submit('beneficiaryStatus', [{ subscriberId, eventDate: '20261102', eventType: 'bloqueio' }]),
    ];
    for (const id of ids) expect((await bridge.api.settled(id)).counts).toEqual({ confirmed: 1 });
    const story = await bridge.api.get(`/hat/records/persons/${personId}`).expect(200);
    expect(story.body).toMatchObject({ state: 'confirmed', confirmed: { gender: 'F', birthdate: '1990-01-02' } });
  });
});
