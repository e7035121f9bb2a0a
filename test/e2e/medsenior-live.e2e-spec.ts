import { guideOf, medseniorVariables, startMedsenior, type MedseniorScene } from './medsenior-scene';
import { rowsOfDatabase, startBridge, until, type Bridge } from '../support';
import { TaskScheduler } from '../../apps/integration/src/scheduling/task-scheduler';

interface Answer {
  items: {
    guide: string;
    status: number | null;
    matricula: string;
    subscriberId: string | null;
    matchedBy: string;
    record: { status: string };
  }[];
  hasNext: boolean;
  source: string;
  asOf: string | null;
  stale: boolean;
  staleReason: string | null;
  notMirrored: string[];
}

const task = 'medsenior-authorizations:default';

describe('authorizations of MedSenior, asked live', () => {
  let scene: MedseniorScene;
  let bridge: Bridge;

  beforeAll(async () => {
    scene = await startMedsenior();
    bridge = await startBridge({ environment: medseniorVariables(scene) });
  });
  afterAll(async () => {
    await bridge.close();
    await scene.close();
  });
  beforeEach(() => {
    scene.guides = [];
    scene.searches = [];
    scene.trouble = scene.onSearch = undefined;
  });

  const ask = (query: string, status = 200) => bridge.api.get(`/medsenior/authorizations?${query}`).expect(status);
  const answer = async (query: string) => (await ask(query)).body as Answer;
  const code = async (query: string, status: number) => ((await ask(query, status)).body as { code: string }).code;
  const mirrored = async () => {
    const scheduler = bridge.hubs[0]?.app.get(TaskScheduler, { strict: false });
    const before = await runs();
    await scheduler?.runNow(task);
    await until(async () => (await runs()) > before);
  };
  const runs = async () =>
    (
      await rowsOfDatabase<{ n: number }>(bridge.database.url, `SELECT count(finished_at)::int AS n FROM task_run WHERE task = '${task}'`)
    )[0]?.n ?? 0;

  it('come from all eight statuses, where MedSenior by itself would show one', async () => {
    scene.guides = Array.from({ length: 8 }, (_, index) => guideOf(`G${index + 1}`, 12345, index + 1));
    const { items, source, stale, asOf, hasNext } = await answer('matricula=12345');
    expect(items.map(({ status }) => status).sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect({ source, stale, hasNext }).toEqual({ source: 'live', stale: false, hasNext: false });
    expect(Date.parse(asOf ?? '')).not.toBeNaN();
    expect(scene.searches.map(({ status }) => status).sort()).toEqual(['1', '2', '3', '4', '5', '6', '7', '8']);
  });

  it('take statuses by number, name and text, and nothing else', async () => {
    scene.guides = [guideOf('G1', 1, 1), guideOf('G2', 1, 2), guideOf('G5', 1, 5)];
    const query = `matricula=1&status=1&status=EmAnalise&status=${encodeURIComponent('Em análise')}`;
    expect((await answer(query)).items.map(({ guide }) => guide).sort()).toEqual(['G1', 'G2']);
    expect(scene.searches).toHaveLength(2);
    expect((await ask('matricula=1&status=nenhum', 400)).body).toMatchObject({ details: [{ code: 'FIELD_ENUM', path: 'status' }] });
  });

  it('are refused without a matrícula or a CPF, and with a matrícula that is no number, before any call', async () => {
    expect(await code('', 400)).toBe('MEDSENIOR_FILTER_REQUIRED');
    expect(await code('status=1&tussCode=40801095', 400)).toBe('MEDSENIOR_FILTER_REQUIRED');
    expect(await code('source=mirror', 400)).toBe('MEDSENIOR_FILTER_REQUIRED');
    const { body, text } = await ask('matricula=12345&matricula=12a45', 400);
    expect(body).toMatchObject({ code: 'QUERY_INVALID', details: [{ code: 'FIELD_FORMAT', path: 'matricula' }] });
    expect(text).not.toContain('12a45');
    for (const query of ['cpf=529.982.247-25', 'matricula=1&source=elsewhere', 'matricula=1&pagina=2', 'matricula=1&page=0'])
      expect(await code(query, 400)).toBe('QUERY_INVALID');
    expect(await code(`${Array.from({ length: 101 }, (_, index) => `matricula=${index}`).join('&')}`, 400)).toBe('QUERY_INVALID');
    expect(scene.searches).toEqual([]);
  });

  it('reach no further than the first thousand, and say where to go on', async () => {
    const { body } = await ask('matricula=1&page=6&pageSize=200', 400);
    expect(body).toMatchObject({ code: 'MEDSENIOR_LIVE_WINDOW' });
    expect((body as { message: string }).message).toContain('source=mirror');
    expect(scene.searches).toEqual([]);
    await ask('matricula=1&page=5&pageSize=200');
  });

  it('are merged in one order over statuses and pages, each guide once', async () => {
    scene.guides = Array.from({ length: 250 }, (_, index) =>
      guideOf(`G${String(index).padStart(3, '0')}`, 7, (index % 2) + 1, {
        dataSolicitacao: new Date(Date.UTC(2026, 0, 1, 0, index)).toISOString(),
      }),
    );
    const all = scene.guides.map(({ guia }) => guia);
    const first = await answer('matricula=7&pageSize=200&status=1&status=2');
    expect(first.items.map(({ guide }) => guide)).toEqual(all.slice(0, 200));
    expect(first.hasNext).toBe(true);
    const second = await answer('matricula=7&pageSize=200&page=2&status=1&status=2');
    expect(second.items.map(({ guide }) => guide)).toEqual(all.slice(200));
    expect(second.hasNext).toBe(false);
  });

  it('show a guide that moved between two calls once, as the later answer has it', async () => {
    const guide = guideOf('MOVED', 8, 2);
    scene.guides = [guide];
    const answered: string[] = [];
    let released = () => {};
    const secondAnswered = new Promise<void>((resolve) => (released = resolve));
    // Status 3 is answered only after status 2, and by then the guide has moved there.
    scene.onSearch = async ({ status }) => {
      if (status === '3') await secondAnswered;
    };
    scene.trouble = ({ status }) => {
      answered.push(status ?? '');
      if (status === '2') {
        const body = JSON.stringify({ totalRecords: 1, totalPages: 1, page: 1, pageSize: 100, data: [guide] });
        scene.guides = [guideOf('MOVED', 8, 3)];
        setImmediate(() => setImmediate(released));
        return { status: 200, body };
      }
      return undefined;
    };
    const { items } = await answer('matricula=8&status=2&status=3');
    expect(answered).toEqual(['2', '3']);
    expect(items.map(({ guide: name, status }) => [name, status])).toEqual([['MOVED', 3]]);
  });

  it('ask for as many matrículas at once as an address holds', async () => {
    const matriculas = Array.from({ length: 100 }, (_, index) => String(10_000_000_000_000_000_000n - BigInt(index)));
    await ask(`status=1&${matriculas.map((one) => `matricula=${one}`).join('&')}`);
    expect(scene.searches.length).toBeGreaterThan(1);
    expect(scene.searches.length).toBeLessThan(4);
    expect(scene.searches.flatMap((search) => search.matriculas).sort()).toEqual([...matriculas].sort());
  });

  it('know the member by the link of the watch list alone', async () => {
    scene.guides = [guideOf('A', 31, 1), guideOf('B', 32, 1)];
    await bridge.api.put('/medsenior/watch/31', { subscriberId: '00010001000001018' }).expect(201);
    const { items } = await answer('cpf=52998224725&status=1');
    expect(items.map(({ guide, subscriberId, matchedBy }) => [guide, subscriberId, matchedBy])).toEqual([
      ['A', '00010001000001018', 'cpf'],
      ['B', null, 'cpf'],
    ]);
    await bridge.api.delete('/medsenior/watch/31').expect(204);
  });

  it('are tried again when MedSenior stumbles, and not when it refuses', async () => {
    let failures = 2;
    scene.trouble = () => (failures-- > 0 ? { status: 500 } : undefined);
    expect(await answer('matricula=9&status=1')).toMatchObject({ source: 'live', stale: false });
    expect(scene.searches).toHaveLength(3);
    scene.searches = [];
    scene.trouble = () => ({ status: 400, body: '{"messages":["A matrícula informada é inválida."]}' });
    expect(await code('matricula=9&status=1', 422)).toBe('MEDSENIOR_REFUSED');
    expect(scene.searches).toHaveLength(1);
  });

  describe('when MedSenior gives no answer', () => {
    beforeAll(async () => {
      scene.trouble = undefined;
      scene.guides = [guideOf('M1', 21, 1), guideOf('M2', 21, 3)];
      await bridge.api.put('/medsenior/watch/21', { subscriberId: '00010001000002014' }).expect(201);
      await mirrored();
    });
    afterEach(() => bridge.api.post('/medsenior/resume').expect(200));

    it('come from the mirror, which says so and how old it is', async () => {
      scene.trouble = () => ({ status: 403 });
      const page = await answer('matricula=21&matricula=99');
      expect(page).toMatchObject({ source: 'mirror', stale: true, staleReason: 'MEDSENIOR_FORBIDDEN', notMirrored: ['99'] });
      expect(page.items.map(({ guide, subscriberId }) => [guide, subscriberId]).sort()).toEqual([
        ['M1', '00010001000002014'],
        ['M2', '00010001000002014'],
      ]);
      expect(Date.parse(page.asOf ?? '')).not.toBeNaN();
    });

    it('are an error for beneficiaries that the mirror never read', async () => {
      scene.trouble = () => ({ status: 403 });
      expect(await code('matricula=99', 502)).toBe('MEDSENIOR_FORBIDDEN');
    });

    it('come from the mirror without any call when that is asked for', async () => {
      const page = await answer('matricula=21&source=mirror&status=3');
      expect(page).toMatchObject({ source: 'mirror', stale: false, staleReason: null, notMirrored: [] });
      expect(page.items.map(({ guide }) => guide)).toEqual(['M2']);
      expect((await answer('matricula=21&source=mirror&page=2&pageSize=200')).items).toEqual([]);
      expect((await answer('matricula=77&source=mirror')).notMirrored).toEqual(['77']);
      expect((await answer('cpf=52998224725&source=mirror&tussCode=40801095')).items).toHaveLength(2);
      expect((await answer('cpf=11144477735&source=mirror')).notMirrored).toEqual(['11144477735']);
      expect(scene.searches).toEqual([]);
    });

    it('call nobody while the operator has paused it', async () => {
      await bridge.api.post('/medsenior/pause').expect(200);
      expect(await answer('matricula=21')).toMatchObject({ stale: true, staleReason: 'VENDOR_PAUSED' });
      expect(await code('matricula=99', 503)).toBe('VENDOR_PAUSED');
      expect(scene.searches).toEqual([]);
      expect((await bridge.api.get('/medsenior/gate').expect(200)).body).toMatchObject({
        enabled: true,
        paused: true,
        pausedBy: 'bootstrap',
      });
    });

    it('keep the silence that MedSenior asks for', async () => {
      scene.trouble = () => ({ status: 429, headers: { 'retry-after': '600' } });
      expect(await answer('matricula=21&status=1')).toMatchObject({ stale: true, staleReason: 'VENDOR_UNAVAILABLE' });
      expect(scene.searches).toHaveLength(1);
      await ask('matricula=21&status=1');
      expect(scene.searches).toHaveLength(1);
      const refused = await ask('matricula=99&status=1', 503);
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(500);
    });
  });
});
