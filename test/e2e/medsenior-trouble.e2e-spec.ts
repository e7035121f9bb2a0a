import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startBridge, temporaryDirectory, type Bridge } from '../support';
import { guideOf, medseniorVariables, startMedsenior, type MedseniorScene } from './medsenior-scene';

/** An operator whose lists are newest first. */
describe('callers, when MedSenior is in trouble', () => {
  let scene: MedseniorScene;
  let folder: string;
  let bridge: Bridge;

  async function start(liveDeadlineMs: number): Promise<void> {
    scene = await startMedsenior();
    folder = await temporaryDirectory('medsenior');
    const file = join(folder, 'tenants.json');
    const medsenior = { liveDeadlineMs, sortDirection: 'descending', clientSecretVariable: 'SECRET_OF_TEST' };
    await writeFile(file, JSON.stringify({ tenants: [{ name: 'default', hat: { enabled: false }, medsenior }] }));
    const { MEDSENIOR_CLIENT_SECRET: secret = '', ...variables } = medseniorVariables(scene);
    bridge = await startBridge({ environment: { ...variables, TENANTS_FILE: file, SECRET_OF_TEST: secret } });
  }
  afterEach(async () => {
    await bridge.close();
    await scene.close();
    await rm(folder, { recursive: true });
  });

  const ask = (status = '') => bridge.api.get(`/medsenior/authorizations?matricula=1${status}`);

  it('wait no longer than agreed for a MedSenior that hangs', async () => {
    await start(300);
    scene.onSearch = () => new Promise(() => undefined);
    const started = performance.now();
    const { status, body } = await ask();
    expect([status, (body as { code: string }).code]).toEqual([503, 'VENDOR_UNAVAILABLE']);
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  it('leave MedSenior alone after it failed again and again', async () => {
    await start(20_000);
    scene.trouble = () => ({ status: 500 });
    let before: number;
    let last: Awaited<ReturnType<typeof ask>>;
    do {
      before = scene.searches.length;
      last = await ask('&status=1');
    } while (scene.searches.length > before);
    expect(scene.searches).toHaveLength(20);
    expect(last.status).toBe(503);
    expect(Number(last.headers['retry-after'])).toBeLessThanOrEqual(10);
  });

  it('are answered in the direction of the tenant’s own setting', async () => {
    await start(20_000);
    scene.guides = ['01', '02', '03'].map((month) => guideOf(`G${month}`, 1, 1, { dataSolicitacao: `2026-${month}-01T00:00:00Z` }));
    const { items } = (await ask().expect(200)).body as { items: { guide: string }[] };
    expect(items.map(({ guide }) => guide)).toEqual(['G03', 'G02', 'G01']);
  });
});
