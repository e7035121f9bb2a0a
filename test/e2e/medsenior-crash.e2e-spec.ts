import { createTestDatabase, hubVariables, rowsOfDatabase, startHubProcess, until, type TestDatabase } from '../support';
import { createHub } from '../../apps/integration/src/create-hub';
import { loadEnvironment } from '../../apps/integration/src/config/environment';
import { guideOf, medseniorVariables, startMedsenior, type MedseniorScene } from './medsenior-scene';

const task = 'medsenior-authorizations:default';

describe('a hub that is killed while it mirrors', () => {
  let scene: MedseniorScene;
  let database: TestDatabase;
  beforeAll(async () => {
    scene = await startMedsenior();
    database = await createTestDatabase();
  });
  afterAll(async () => {
    await scene.close();
    await database.drop();
  });

  const rows = <Row extends object>(sql: string) => rowsOfDatabase<Row>(database.url, sql);

  it('leaves its round to another, and each guide is imported and told of once', async () => {
    const variables = hubVariables(database.url, 'http://127.0.0.1:9/hat', medseniorVariables(scene));
    const headers = { 'x-api-key': variables.API_KEY ?? '', 'content-type': 'application/json' };
    const killed = await startHubProcess({ variables });
    await until(async () => (await rows('SELECT FROM task_run WHERE finished_at IS NOT NULL')).length > 0);
    scene.guides = Array.from({ length: 8 }, (_, at) => guideOf(`G${at + 1}`, 41, at + 1));
    scene.onSearch = ({ status }) => (status === '5' ? new Promise(() => undefined) : undefined);
    const api = `${killed.url}/api/v1`;
    await fetch(`${api}/medsenior/watch/41`, { method: 'PUT', headers, body: '{}' });
    const asked = await fetch(`${api}/operations/tasks/${encodeURIComponent(task)}/run`, {
      method: 'POST',
      headers: { 'x-api-key': headers['x-api-key'] },
    });
    expect(asked.status).toBe(202);
    await until(() => scene.searches.some(({ status }) => status === '5'));
    await killed.kill();
    const [halfway] = await rows<{ guides: number; mirrored: number }>(
      `SELECT (SELECT count(*)::int FROM medsenior_authorization) AS guides, (SELECT count(mirrored_at)::int FROM medsenior_watch) AS mirrored`,
    );
    expect(halfway).toEqual({ guides: 4, mirrored: 0 });

    scene.onSearch = undefined;
    // Nobody waits a minute of real life for the lease of the dead.
    await rows(`UPDATE scheduled_task SET lease_until = now() WHERE name = '${task}'`);
    const other = await createHub(loadEnvironment(variables));
    await until(async () => (await rows(`SELECT FROM task_run WHERE task = '${task}' AND attempt = 2 AND outcome = 'done'`)).length === 1);
    expect(await rows('SELECT guide, kind FROM medsenior_history ORDER BY guide')).toEqual(
      Array.from({ length: 8 }, (_, at) => ({ guide: `G${at + 1}`, kind: 'imported' })),
    );
    await until(async () => (await rows('SELECT FROM event')).length === 8);
    expect(await rows('SELECT count(mirrored_at)::int AS mirrored FROM medsenior_watch')).toEqual([{ mirrored: 1 }]);
    await other.close();
  });
});
