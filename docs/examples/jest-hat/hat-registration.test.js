const { createMock } = require('ponte-mock');
const { HatRegistration } = require('./hat-registration');

describe('our registration of persons in HAT', () => {
  /** One emulator for the file, one world for each test: tests may run in any order, and side by side. */
  let mock;
  let world;
  let hat;
  let worlds = 0;

  beforeAll(async () => {
    mock = await createMock({ seed: 42, clock: '2026-03-01T12:00:00Z' });
  });
  afterAll(() => mock.close());

  beforeEach(() => {
    world = mock.world(`test-${++worlds}`);
    hat = new HatRegistration({
      baseUrl: world.hat.url,
      token: 'mock-master-token',
      idTenant: '5',
      tenantName: 'operadora-exemplo',
      healthInsurerId: '0001',
      ansRegistry: '417505',
    });
  });

  const maria = { personId: '00000001', name: 'MARIA EXEMPLO', birthdate: '19900412', gender: 'F' };

  it('learns from the token when HAT is done, without waiting for it', async () => {
    world.hat.settings({ processingMs: 600_000 });
    const token = await hat.sendPersons([maria]);
    expect(await hat.outcomeOf(token)).toEqual({ state: 'pending' });

    world.clock.advance('10m');
    expect(await hat.outcomeOf(token)).toEqual({ state: 'done' });
    expect(world.hat.records('persons').get('00000001')).toMatchObject({ name: 'MARIA EXEMPLO' });
  });

  it('sends what HAT expects, and asks once for its token', async () => {
    await hat.outcomeOf(await hat.sendPersons([maria]));
    world.journal.expect({
      request: { operation: 'persons', status: 202, body: { json: { healthInsurerId: '0001', items: [{ personId: '00000001' }] } } },
      count: 1,
    });
    world.journal.expect({ order: [{ operation: 'persons' }, { operation: 'integration' }] });
    world.journal.expect({ request: { operation: 'masterToken' }, never: true });
  });

  it('is told which person HAT refuses, and why', async () => {
    const joao = { personId: '00000002', name: 'JOAO EXEMPLO', birthdate: '31/02/1990' };
    expect(await hat.outcomeOf(await hat.sendPersons([maria, joao]))).toEqual({
      state: 'refused',
      lines: [expect.stringContaining('00000002')],
    });
    expect([...world.hat.records('persons').keys()]).toEqual(['00000001']);
  });

  it('survives a HAT that is down for one call', async () => {
    world.hat.faults.add({ operation: 'persons', kind: 'status', status: 503, first: 1 });
    expect(await hat.outcomeOf(await hat.sendPersons([maria]))).toEqual({ state: 'done' });
    world.journal.expect({ request: { operation: 'persons' }, count: 2 });
  });

  it('gives up while HAT is in maintenance, and goes on afterwards', async () => {
    world.scenarios.apply('maintenance-window');
    await expect(hat.sendPersons([maria])).rejects.toThrow('HAT is down (503)');
    world.clock.advance('10m');
    expect(await hat.outcomeOf(await hat.sendPersons([maria]))).toEqual({ state: 'done' });
  });
});
