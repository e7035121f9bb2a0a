import { TaskScheduler } from '../../apps/integration/src/scheduling/task-scheduler';
import { rowsOfDatabase, startBridge, until, type Bridge } from '../support';
import { guideOf, medseniorVariables, startMedsenior, type MedseniorScene } from './medsenior-scene';

interface Run {
  outcome: string;
  error_code: string | null;
  counts: Record<string, number> | null;
}

interface Guide {
  status: number;
  absentSince: string | null;
  asOf: string | null;
  record: object;
  history: { kind: string; procedureCode: string | null; before: object | null; after: object | null }[];
}

const task = 'medsenior-authorizations:default';

describe('the mirror of MedSenior', () => {
  let scene: MedseniorScene;
  let bridge: Bridge;

  beforeEach(async () => {
    scene = await startMedsenior();
    bridge = await startBridge({ environment: medseniorVariables(scene) });
    await scheduler().tick(task);
    await until(async () => (await runs()).length === 1);
  });
  afterEach(async () => {
    await bridge.close();
    await scene.close();
  });

  const query = <Row extends object>(sql: string, parameters: unknown[] = []) => rowsOfDatabase<Row>(bridge.database.url, sql, parameters);
  const runs = () =>
    query<Run>(`SELECT outcome, error_code, counts FROM task_run WHERE task = '${task}' AND finished_at IS NOT NULL ORDER BY epoch`);
  const scheduler = () => {
    const found = bridge.hubs[0]?.app.get(TaskScheduler, { strict: false });
    if (!found) throw new Error('no hub');
    return found;
  };
  const runNow = async () => {
    await scheduler().runNow(task);
    await scheduler().tick(task);
  };
  const round = async (): Promise<Run> => {
    const before = (await runs()).length;
    await runNow();
    await until(async () => (await runs()).length > before);
    return (await runs())[before] as Run;
  };
  const watch = (...matriculas: number[]) =>
    bridge.api.post('/medsenior/watch', { items: matriculas.map((matricula) => ({ matricula: String(matricula) })) }).expect(200);
  const guide = async (name: string) => (await bridge.api.get(`/medsenior/authorizations/${name}`).expect(200)).body as Guide;
  const events = async () =>
    (
      await query<{ type: string; subject: string; data: object }>(
        `SELECT type, subject, data FROM (SELECT id, type, subject, data FROM event_outbox) o
         UNION ALL SELECT type, subject, data FROM (SELECT * FROM event ORDER BY position) e`,
      )
    ).filter(({ type }) => type.startsWith('br.ponte.medsenior'));
  const settledEvents = async (count: number) => {
    await until(async () => (await query('SELECT FROM event')).length >= count);
    return events();
  };

  it('holds every watched beneficiary over all eight statuses, and nobody else', async () => {
    scene.guides = [...Array.from({ length: 8 }, (_, at) => guideOf(`G${at + 1}`, 41, at + 1)), guideOf('X1', 99, 1)];
    await watch(41, 42);
    expect(await round()).toMatchObject({ outcome: 'done', counts: { beneficiaries: 2, guides: 8, written: 8 } });
    expect(scene.searches.every(({ matriculas }) => matriculas.join() === '41,42')).toBe(true);
    const rows = await query<{ guide: string; status: number; payload: string }>(
      'SELECT guide, status, payload, cpf, tuss_codes FROM medsenior_authorization ORDER BY guide',
    );
    expect(rows.map(({ guide: name, status }) => [name, status])).toEqual(Array.from({ length: 8 }, (_, at) => [`G${at + 1}`, at + 1]));
    expect(rows[0]?.payload).toBe(JSON.stringify(scene.guides[0]));
    const { body } = await bridge.api.get('/medsenior/watch/41').expect(200);
    expect(Date.parse((body as { mirroredAt: string }).mirroredAt)).not.toBeNaN();
  });

  it('writes nothing when nothing changed', async () => {
    scene.guides = [guideOf('G1', 41, 1)];
    await watch(41);
    await round();
    const version = () => query('SELECT xmin::text FROM medsenior_authorization');
    const before = await version();
    expect(await round()).toMatchObject({ counts: { guides: 1, written: 0, changes: 0 } });
    expect(await version()).toEqual(before);
    expect((await guide('G1')).history).toHaveLength(1);
  });

  it('records each change of the status and of a procedure, with an event that names nobody', async () => {
    const [procedure] = guideOf('G1', 41, 2).procedimentos ?? [];
    scene.guides = [guideOf('G1', 41, 2)];
    await watch(41);
    await round();
    scene.guides = [guideOf('G1', 41, 1, { procedimentos: [{ ...procedure, statusProcedimento: 'Autorizado', quantidadeLiberada: 1 }] })];
    await round();
    // A telephone number is neither.
    scene.guides = [
      { ...(scene.guides[0] ?? guideOf('G1', 41, 1)), beneficiario: { matricula: 41, nome: 'Outro Nome', cpf: '52998224725' } },
    ];
    await round();
    const { history, status, record } = await guide('G1');
    expect(status).toBe(1);
    expect(record).toEqual(JSON.parse(JSON.stringify(scene.guides[0])));
    expect(history.map(({ kind, procedureCode }) => [kind, procedureCode])).toEqual([
      ['procedure', '40801095'],
      ['status', null],
      ['imported', null],
    ]);
    expect(history[0]).toMatchObject({
      before: { status: 'Em análise', releasedQuantity: null },
      after: { status: 'Autorizado', releasedQuantity: 1 },
    });
    expect(history[1]).toMatchObject({ before: { status: 2, text: 'Em análise' }, after: { status: 1, text: 'Autorizado' } });
    const told = await settledEvents(2);
    expect(told).toEqual([
      { type: 'br.ponte.medsenior.authorization.imported', subject: 'G1', data: { status: 2, vendorStatus: 'Em análise' } },
      {
        type: 'br.ponte.medsenior.authorization.changed',
        subject: 'G1',
        data: { status: 1, vendorStatus: 'Autorizado', changes: ['status', 'procedure'] },
      },
    ]);
    expect(JSON.stringify(told)).not.toMatch(/52998224725|Pessoa|Outro/);
  });

  it('marks a guide that two full rounds did not show, keeps it, and notes its return', async () => {
    scene.guides = [guideOf('G1', 41, 1), guideOf('G2', 41, 1)];
    await watch(41);
    await round();
    scene.guides = [guideOf('G2', 41, 1)];
    expect(await round()).toMatchObject({ counts: { absent: 0 } });
    expect((await guide('G1')).absentSince).toBeNull();
    expect(await round()).toMatchObject({ counts: { absent: 1 } });
    expect((await guide('G1')).absentSince).not.toBeNull();
    expect(await round()).toMatchObject({ counts: { absent: 0 } });
    scene.guides = [guideOf('G1', 41, 1), guideOf('G2', 41, 1)];
    await round();
    const { absentSince, history } = await guide('G1');
    expect(absentSince).toBeNull();
    expect(history.map(({ kind }) => kind)).toEqual(['returned', 'absent', 'imported']);
    expect((await settledEvents(4)).map(({ type, subject }) => [type.split('.').at(-1), subject])).toEqual([
      ['imported', 'G1'],
      ['imported', 'G2'],
      ['absent', 'G1'],
      ['changed', 'G1'],
    ]);
  });

  it('does not take a guide for absent that one round missed, nor in rounds that did not come to their end', async () => {
    scene.guides = [guideOf('G1', 41, 1)];
    await watch(41);
    await round();
    scene.guides = [];
    await round();
    // Status 8 is never answered: half a reading proves nothing.
    scene.trouble = ({ status }) => (status === '8' ? { status: 403 } : undefined);
    expect(await round()).toMatchObject({ outcome: 'failed', error_code: 'MEDSENIOR_FORBIDDEN' });
    await bridge.api.post('/medsenior/resume').expect(200);
    scene.trouble = undefined;
    scene.guides = [guideOf('G1', 41, 1)];
    await round();
    scene.guides = [];
    await round();
    expect((await guide('G1')).absentSince).toBeNull();
  });

  it('finds the one matrícula that MedSenior refuses, and mirrors all others', async () => {
    scene.guides = [guideOf('G41', 41, 1), guideOf('G43', 43, 1)];
    scene.trouble = ({ matriculas }) => (matriculas.includes('42') ? { status: 400 } : undefined);
    await watch(41, 42, 43);
    expect(await round()).toMatchObject({ outcome: 'done', counts: { beneficiaries: 2, refused: 1 } });
    expect((await bridge.api.get('/medsenior/watch/42')).body).toMatchObject({ mirroredAt: null, lastError: 'REFUSED (400)' });
    scene.searches = [];
    await round();
    expect(scene.searches.filter(({ matriculas }) => matriculas.includes('42')).map(({ matriculas }) => matriculas)).toEqual([['42']]);
  });

  it('backs off when MedSenior fails, says so, and goes on with those who waited longest', async () => {
    await watch(41);
    scene.trouble = () => ({ status: 401 });
    scene.refuseLogins = true;
    const failed = await round();
    expect(failed).toMatchObject({ outcome: 'failed', error_code: 'MEDSENIOR_UNAUTHORIZED', counts: null });
    const { body } = await bridge.api.get('/medsenior/gate').expect(200);
    expect(body).toMatchObject({ paused: false, reason: 'CREDENTIALS_REFUSED (401)', coolingUntil: expect.any(String) as string });
    const ready = (await (await fetch(`${bridge.hubs[0]?.url}/health/ready`)).json()) as { checks: Record<string, string> };
    expect(ready.checks.medsenior).toBe('degraded');
    const calls = scene.logins;
    // The pause of the back-off is longer than this test takes.
    await query(`UPDATE medsenior_gate SET cool_until = now() + interval '50 seconds'`);
    await runNow();
    await bridge.api.post('/medsenior/pause').expect(200);
    await until(async () => (await runs()).at(-1)?.counts?.paused === 1);
    expect(scene.logins).toBe(calls);
    scene.trouble = undefined;
    scene.refuseLogins = false;
    await bridge.api.post('/medsenior/resume').expect(200);
    expect(await round()).toMatchObject({ outcome: 'done', counts: { beneficiaries: 1 } });
    expect((await bridge.api.get('/medsenior/gate').expect(200)).body).toMatchObject({ reason: null, coolingUntil: null });
  });

  it('starts no call after a pause, and goes on where it stood', async () => {
    await watch(...Array.from({ length: 200 }, (_, index) => 1_000_000 + index));
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    scene.onSearch = () => held;
    await runNow();
    await until(() => scene.searches.length === 1);
    await bridge.api.post('/medsenior/pause').expect(200);
    release();
    await until(async () => (await runs()).at(-1)?.counts?.paused === 1);
    expect(scene.searches).toHaveLength(1);
    await bridge.api.post('/medsenior/resume').expect(200);
    expect(await round()).toMatchObject({ outcome: 'done', counts: { beneficiaries: 200 } });
    // As many matrículas an address as fit: 200 of seven digits need two addresses.
    expect(scene.searches.length).toBe(1 + 2 * 8);
  });

  it('tells how old it is, how quick MedSenior is and how often a token was fetched, without a word of anybody', async () => {
    scene.guides = [guideOf('G1', 41, 1)];
    await watch(41);
    await round();
    const text = await (await fetch(`${bridge.hubs[0]?.url}/metrics`)).text();
    expect(text).toMatch(/ponte_medsenior_poll_lag_seconds\{tenant="default"\} \d/);
    expect(text).toMatch(/ponte_medsenior_request_duration_seconds_count\{operation="autorizacoes",status="200"\} 8/);
    expect(text).toContain('ponte_medsenior_token_renewals_total{outcome="renewed"} 1');
    expect(text).toContain('ponte_medsenior_mirror_total{tenant="default",what="guides"} 1');
    expect(text).not.toMatch(/52998224725|Pessoa/);
  });
});

describe('the mirror on two replicas', () => {
  it('keeps the agreed rate in all, and reads each beneficiary once a round', async () => {
    const scene = await startMedsenior();
    const bridge = await startBridge({ replicas: 2, environment: medseniorVariables(scene, { MEDSENIOR_RATE_PER_SECOND: '40' }) });
    // The slot that is due from the start has nobody to read; after it, the round asked for is the only one.
    await bridge.hubs[0]?.app.get(TaskScheduler, { strict: false }).tick(task);
    await until(
      async () =>
        (await rowsOfDatabase(bridge.database.url, `SELECT 1 FROM task_run WHERE task = '${task}' AND outcome = 'done'`)).length === 1,
    );
    const items = Array.from({ length: 100 }, (_, index) => ({ matricula: String(7_000_000_000 + index) }));
    await bridge.api.post('/medsenior/watch', { items }).expect(200);
    const done = async () =>
      (await rowsOfDatabase<{ n: number }>(bridge.database.url, 'SELECT count(mirrored_at)::int AS n FROM medsenior_watch'))[0]?.n === 100;
    const started = performance.now();
    await bridge.hubs[1]?.app.get(TaskScheduler, { strict: false }).runNow(task);
    // Callers of both replicas share the rate with it.
    const callers = bridge.hubs.flatMap(({ url }) =>
      [1, 2].map(() =>
        fetch(`${url}/api/v1/medsenior/authorizations?matricula=5`, { headers: { 'x-api-key': bridge.variables.API_KEY ?? '' } }),
      ),
    );
    expect((await Promise.all(callers)).map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    await until(done);
    const at = scene.searches.map((search) => search.at);
    // Not from the first arrival: a login and a new connection come before that, and make it late.
    const span = (Math.max(...at) - started) / 1_000;
    expect(at.length).toBe(2 * 8 + 4 * 8);
    // A burst of a tenth of a second is allowed: 4 calls.
    expect(at.length).toBeLessThanOrEqual(4 + Math.ceil((span + 0.05) * 40));
    await bridge.close();
    await scene.close();
  });
});
