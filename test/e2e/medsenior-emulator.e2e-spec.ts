import { TaskScheduler } from '../../apps/integration/src/scheduling/task-scheduler';
import { rowsOfDatabase, startBridge, until, type Bridge } from '../support';

interface Answer {
  items: { guide: string; status: number; statusName: string; record: object }[];
  hasNext: boolean;
  source: string;
  stale: boolean;
  staleReason: string | null;
}

const task = 'medsenior-authorizations:default';
const example = '240300123';

/** Hub and emulator as a user starts them: the true behaviour of the vendor, documented example included. */
describe('MedSenior behind the hub', () => {
  let bridge: Bridge;

  beforeAll(async () => {
    bridge = await startBridge();
    await bridge.hubs.shift()?.close();
    Object.assign(bridge.variables, {
      MEDSENIOR_BASE_URL: bridge.mock.medsenior.url,
      MEDSENIOR_CLIENT_ID: 'ponte',
      MEDSENIOR_CLIENT_SECRET: 'segredo-de-exemplo',
      MEDSENIOR_RATE_PER_SECOND: '0',
      MEDSENIOR_POLL_INTERVAL_MS: '3600000',
    });
    await bridge.addHub();
  });
  afterAll(() => bridge.close());
  beforeEach(() => bridge.mock.medsenior.reset());

  const answer = async (query: string) => (await bridge.api.get(`/medsenior/authorizations?${query}`).expect(200)).body as Answer;
  const scheduler = () => {
    const found = bridge.hubs[0]?.app.get(TaskScheduler, { strict: false });
    if (!found) throw new Error('no hub');
    return found;
  };
  const runs = async () =>
    (
      await rowsOfDatabase<{ n: number }>(bridge.database.url, `SELECT count(finished_at)::int AS n FROM task_run WHERE task = '${task}'`)
    )[0]?.n ?? 0;
  const round = async () => {
    const before = await runs();
    await scheduler().runNow(task);
    await scheduler().tick(task);
    await until(async () => (await runs()) > before);
  };

  it('answers the documented example live, by matrícula and by CPF', async () => {
    for (const query of ['matricula=12345', 'cpf=12345678901', 'matricula=12345&cpf=12345678901&tussCode=40801095&status=Autorizado']) {
      const { items, source } = await answer(query);
      expect(source).toBe('live');
      expect(items.map(({ guide, status, statusName }) => [guide, status, statusName])).toEqual([[example, 1, 'Autorizado']]);
      expect(items[0]?.record).toEqual(bridge.mock.medsenior.authorizations.find(example));
    }
    expect((await answer('matricula=12345&status=2')).items).toEqual([]);
  });

  it('lives on when tokens are taken back', async () => {
    await answer('matricula=12345&status=1');
    // A reset forgets every token that was given out.
    bridge.mock.medsenior.reset();
    expect((await answer('matricula=12345&status=1')).items).toHaveLength(1);
  });

  it('pages through whatever MedSenior cuts its pages to, in one order', async () => {
    bridge.mock.medsenior.settings({ mostPerPage: 7 });
    const guide = bridge.mock.medsenior.authorizations.find(example);
    if (!guide) throw new Error('no example');
    for (let index = 0; index < 40; index++)
      bridge.mock.medsenior.authorizations.put({
        ...guide,
        guia: `P${String(index).padStart(2, '0')}`,
        dataSolicitacao: `2026-01-01T10:${String(index).padStart(2, '0')}:00Z`,
        status: index % 2 === 0 ? 'Autorizado' : 'Negado',
      });
    const names: string[] = [];
    for (let page = 1, more = true; more; page++) {
      const { items, hasNext } = await answer(`matricula=12345&pageSize=15&page=${page}`);
      names.push(...items.map(({ guide: name }) => name));
      more = hasNext;
    }
    expect(names).toEqual([example, ...Array.from({ length: 40 }, (_, index) => `P${String(index).padStart(2, '0')}`)]);
  });

  it('mirrors the example once it is watched, follows its changes, and answers when MedSenior is down', async () => {
    await bridge.api.put('/medsenior/watch/12345', { subscriberId: '00010001000001018' }).expect(201);
    await round();
    bridge.mock.medsenior.authorizations.change(example, { status: 'Negado' });
    await round();
    const { body } = await bridge.api.get(`/medsenior/authorizations/${example}`).expect(200);
    expect(body).toMatchObject({
      status: 3,
      subscriberId: '00010001000001018',
      record: bridge.mock.medsenior.authorizations.find(example),
      history: expect.arrayContaining([
        expect.objectContaining({ kind: 'status', before: { status: 1, text: 'Autorizado' }, after: { status: 3, text: 'Negado' } }),
      ]) as unknown[],
    });
    bridge.mock.medsenior.faults.add({ operation: '*', kind: 'status', status: 503 });
    const page = await answer('matricula=12345');
    expect(page).toMatchObject({ source: 'mirror', stale: true, staleReason: 'MEDSENIOR_FAULT' });
    expect(page.items.map(({ guide, status }) => [guide, status])).toEqual([[example, 3]]);
    bridge.mock.medsenior.faults.clear();
  });

  it('tells in the feed of events what happened to it', async () => {
    interface Feed {
      items: { type: string; subject: string }[];
    }
    const told = async () =>
      ((await bridge.api.get('/events?pageSize=200').expect(200)).body as Feed).items
        .filter(({ subject }) => subject === example)
        .map(({ type }) => type.split('.').at(-1));
    await until(async () => (await told()).length >= 2);
    expect(await told()).toEqual(['imported', 'changed']);
  });
});

describe('a client without a role at MedSenior', () => {
  it('is told so, by an error that says what to ask for', async () => {
    const bridge = await startBridge();
    await bridge.hubs.shift()?.close();
    Object.assign(bridge.variables, {
      MEDSENIOR_BASE_URL: bridge.mock.medsenior.url,
      MEDSENIOR_CLIENT_ID: 'sem-papel',
      MEDSENIOR_CLIENT_SECRET: 'segredo-sem-papel',
    });
    await bridge.addHub();
    const { body } = await bridge.api.get('/medsenior/authorizations?matricula=12345').expect(502);
    expect(body).toMatchObject({ code: 'MEDSENIOR_FORBIDDEN' });
    expect((body as { message: string }).message).toContain('Leitor');
    await bridge.close();
  });
});
