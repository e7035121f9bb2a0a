import { TaskScheduler } from '../../apps/integration/src/scheduling/task-scheduler';
import { captureLog, rowsOfDatabase, startBridge, until, type Bridge } from '../support';
import { clientOfTests, guideOf, medseniorVariables, startMedsenior, type MedseniorScene } from './medsenior-scene';

const task = 'medsenior-authorizations:default';
const person = { nome: 'Helena Prado Azevedo', cpf: '52998224725', matricula: 9_876_543_210, contatos: [{ contato: '27999998888' }] };
const secrets = [
  person.nome,
  person.cpf,
  String(person.matricula),
  '27999998888',
  '00010001000001018',
  'FALHA COM HELENA',
  clientOfTests.MEDSENIOR_CLIENT_SECRET,
  'token-1',
  'token-2',
];

describe('people and secrets of MedSenior', () => {
  const log = captureLog();
  const errors: string[] = [];
  let scene: MedseniorScene;
  let bridge: Bridge;
  let metrics = '';
  let events = '';
  let runs = '';

  beforeAll(async () => {
    scene = await startMedsenior();
    const environment = medseniorVariables(scene, { LOG_LEVEL: 'trace', MEDSENIOR_RATE_PER_SECOND: '0' });
    bridge = await startBridge({ environment, hub: { logDestination: log.destination } });
    await traffic();
    metrics = await (await fetch(`${bridge.hubs[0]?.url}/metrics`)).text();
    const rows = async (sql: string) => JSON.stringify(await rowsOfDatabase(bridge.database.url, sql));
    events = (await rows('SELECT * FROM event')) + (await rows('SELECT * FROM event_outbox'));
    runs = await rows('SELECT * FROM task_run');
    await bridge.close();
    await scene.close();
  });

  async function traffic(): Promise<void> {
    const { api } = bridge;
    const told = async (request: ReturnType<typeof api.get>) => {
      const { status, text } = await request;
      if (status >= 400) errors.push(text);
    };
    const scheduler = bridge.hubs[0]?.app.get(TaskScheduler, { strict: false });
    const count = async () => (await rowsOfDatabase(bridge.database.url, 'SELECT FROM task_run WHERE finished_at IS NOT NULL')).length;
    const round = async () => {
      const before = await count();
      await scheduler?.runNow(task);
      await scheduler?.tick(task);
      await until(async () => (await count()) > before);
    };
    const query = `matricula=${person.matricula}&cpf=${person.cpf}`;
    const watch = `/medsenior/watch/${person.matricula}`;
    await api.put(watch, { subscriberId: '00010001000001018', cpf: person.cpf });
    scene.guides = [guideOf('G1', person.matricula, 2, { beneficiario: person })];
    await round();
    scene.guides = [guideOf('G1', person.matricula, 1, { beneficiario: person, status: person.nome }), guideOf('G2', 5, 1)];
    scene.guides.push(guideOf('G1', person.matricula, 1, { beneficiario: person }));
    await round();
    await told(api.get(`/medsenior/authorizations?${query}`));
    const body = JSON.stringify({ messages: [`FALHA COM HELENA ${person.cpf}`] });
    for (const status of [400, 401, 403, 404, 422, 429, 500]) {
      scene.trouble = () => ({ status, body, headers: { 'retry-after': '0' } });
      await told(api.get(`/medsenior/authorizations?matricula=1${person.matricula}&status=1`));
      if (status !== 429) await round();
      await api.post('/medsenior/resume');
    }
    scene.trouble = () => null;
    await told(api.get(`/medsenior/authorizations?matricula=1${person.matricula}&status=1`));
    await told(api.get(`/medsenior/authorizations?matricula=${encodeURIComponent(person.nome)}&cpf=${person.cpf}x&status=${person.cpf}`));
    await told(api.get(`/medsenior/authorizations?${person.cpf}=1`));
    await told(api.get(`/medsenior/authorizations/${person.cpf}`));
    await told(api.put(`/medsenior/watch/${person.cpf}x`, {}));
    await told(api.put(watch, { cpf: person.nome, subscriberId: person.cpf, [person.cpf]: 1 }));
    await told(api.post('/medsenior/watch', { items: [{ matricula: person.nome, cpf: `${person.cpf}1` }, person.cpf] }));
    await told(api.get(`/medsenior/watch?order=${person.cpf}&fields=${person.cpf}`));
    await told(api.get(`/medsenior/watch/1${person.matricula}`));
  }

  /** Digits count as found where they stand for themselves. */
  const found = (text: string) =>
    secrets.filter((secret) => (/^\d+$/.test(secret) ? new RegExp(`(?<![\\d.])1?${secret}(?!\\d)`).test(text) : text.includes(secret)));

  it('were really there to be found', () => {
    expect(errors.length).toBeGreaterThan(12);
    expect(log.text()).toContain('/api/v1/medsenior/watch/:matricula');
    expect(events).toContain('br.ponte.medsenior.authorization.changed');
    expect(runs).toContain('MEDSENIOR_FORBIDDEN');
  });

  it('stand in no log line', () => expect(found(log.text())).toEqual([]));
  it('stand in no metric', () => expect(found(metrics)).toEqual([]));
  it('stand in no error', () => expect(found(errors.join('\n'))).toEqual([]));
  it('stand in no event', () => expect(found(events)).toEqual([]));
  it('stand in no history of runs', () => expect(found(runs)).toEqual([]));
});
