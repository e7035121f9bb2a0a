import { startBridge, type Bridge } from '../support';

interface Story {
  state: string;
  confirmed: Record<string, unknown> | null;
  confirmedAt: string | null;
  confirmedChangeId: string | null;
  hasNext: boolean;
  changes: {
    changeId: string;
    submissionId: string;
    state: string;
    code?: string;
    content: object;
    batches: { token: string | null; code: string }[];
  }[];
}

describe('the story of one record', () => {
  let bridge: Bridge;
  beforeAll(async () => void (bridge = await startBridge()));
  afterEach(() => bridge.mock.hat.settings({ poison: undefined }));
  afterAll(() => bridge.close());
  const story = async (path: string) => (await bridge.api.get(`/hat/records/${path}`).expect(200)).body as Story;
  const send = async (item: object) => {
    const id = await bridge.api.submit('persons', [item]);
    await bridge.api.settled(id);
    return id;
  };

  it('tells every change newest first, each with its batches, tokens and answers, and what HAT holds', async () => {
    const first = await send({ personId: 'R1', name: 'ANA EXEMPLO', gender: '2' });
    bridge.mock.hat.settings({ poison: () => 'recusado hoje' });
    const second = await send({ personId: 'R1', name: 'ANA PRADO' });
    bridge.mock.hat.settings({ poison: undefined });
    const third = await send({ personId: 'R1', name: 'ANA PRADO' });
    const { changes, ...told } = await story('persons/R1');
    expect(told).toMatchObject({ resource: 'persons', key: 'R1', healthInsurerId: '0001', state: 'confirmed', hasNext: false });
    expect(told.confirmed).toEqual({ personId: 'R1', name: 'ANA PRADO' });
    expect(told.confirmedChangeId).toBe(changes[0]?.changeId);
    expect(changes.map(({ submissionId, state }) => [submissionId, state])).toEqual([
      [third, 'confirmed'],
      [second, 'rejected'],
      [first, 'confirmed'],
    ]);
    expect(changes[2]?.content).toEqual({ personId: 'R1', name: 'ANA EXEMPLO', gender: 'F' });
    for (const { batches } of changes)
      expect(batches[0]).toMatchObject({ token: expect.any(String) as string, code: expect.stringMatching(/^[34]$/) as string });
  });

  it('pages its changes', async () => {
    const first = await story('persons/R1?pageSize=2');
    const second = await story('persons/R1?pageSize=2&page=2');
    expect([first.changes.length, first.hasNext, second.changes.length, second.hasNext]).toEqual([2, true, 1, false]);
    for (const query of ['order=changeId', 'fields=key', 'pageSize=0', 'healthInsurerId=1'])
      await bridge.api.get(`/hat/records/persons/R1?${query}`).expect(400);
  });

  it('says when HAT never confirmed anything', async () => {
    bridge.mock.hat.settings({ poison: () => 'nunca' });
    await send({ personId: 'R2' });
    expect(await story('persons/R2')).toMatchObject({
      state: 'never_confirmed',
      confirmed: null,
      confirmedAt: null,
      changes: [{ state: 'rejected' }],
    });
  });

  it('shows an unchanged repetition without sending anything', async () => {
    const id = await send({ personId: 'R1', name: 'ANA PRADO' });
    const { changes } = await story('persons/R1');
    expect(changes[0]).toMatchObject({ submissionId: id, state: 'unchanged', code: 'UNCHANGED', batches: [] });
  });

  it('keeps the insurers of one operator apart', async () => {
    await bridge.api.get('/hat/records/persons/R1?healthInsurerId=0002').expect(404);
    await bridge.api.get('/hat/records/persons/R1?healthInsurerId=0001').expect(200);
  });

  it('answers 404 to keys and resources it does not know, and 400 to what cannot be a key', async () => {
    expect((await bridge.api.get('/hat/records/persons/nobody').expect(404)).body).toMatchObject({ code: 'NOT_FOUND' });
    expect((await bridge.api.get('/hat/records/pessoas/R1').expect(404)).body).toMatchObject({ code: 'RESOURCE_UNKNOWN' });
    await bridge.api.get('/hat/records/persons/%00').expect(400);
    await bridge.api.get(`/hat/records/persons/${encodeURIComponent("R1' OR true --")}`).expect(404);
  });
});
