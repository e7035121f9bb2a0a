import { rowsOfDatabase, startBridge, until, type Bridge } from '../support';
import { eventsOf, guidesOf, importingAs } from './hat-guides';

/** The import of HAT's guides, against the emulator. */
describe('authorizations of HAT', () => {
  let bridge: Bridge;
  afterEach(() => bridge.close());

  const start = async (environment: Record<string, string> = {}) =>
    (bridge = await startBridge({ environment: { ...(await importingAs()), ...environment } }));
  const hat = () => bridge.mock.hat.authorizations;
  const allMarked = () => until(() => hat().count({ trackingStatus: '0' }) === 0);
  const stored = () => guidesOf(bridge.database.url);

  it("are stored with what can be asked of them, HAT's own text beside it, and marked once each", async () => {
    await start();
    await hat().generate({ count: 250, seed: 'import', outcomes: { authorized: 1, denied: 1 } });
    await until(async () => (await stored()).filter(({ tracking }) => tracking === '1').length === 250);
    expect(hat().count({ trackingStatus: '1' })).toBe(250);
    const marks = bridge.mock.hat.calls().filter(({ operation }) => operation === 'markAuthorization');
    expect(marks).toHaveLength(250);
    const [row] = await rowsOfDatabase<Record<string, unknown>>(
      bridge.database.url,
      `SELECT h.*, h.payload::text AS text FROM hat_authorization h WHERE status = '3' ORDER BY guide LIMIT 1`,
    );
    const original = hat().find(String(row?.guide))?.guide;
    expect(JSON.parse(String(row?.text))).toMatchObject({ idOnHealthInsurer: row?.guide, attendanceNote: original?.attendanceNote });
    expect(row).toMatchObject({
      provider_guide: original?.idOnHealthProvider,
      subscriber_id: original?.beneficiary?.subscriberId,
      holder_cpf: original?.beneficiary?.holderCPF,
      provider_id: original?.healthProvider?.healthProviderId,
      professional_council_number: original?.professional?.professionalCouncilNumber,
    });
    const procedures = await rowsOfDatabase<{ code: string; rejection_causes: object[] }>(
      bridge.database.url,
      'SELECT code, status, rejection_causes FROM hat_authorization_procedure WHERE guide = $1 ORDER BY position',
      [row?.guide],
    );
    expect(procedures.map(({ code }) => code)).toEqual(original?.procedures?.map(({ procedureCode }) => procedureCode));
    expect(procedures.map(({ rejection_causes: causes }) => causes)).toEqual(
      original?.procedures?.map(({ rejectionCauses }) => rejectionCauses),
    );
    expect((await eventsOf(bridge)).map(({ type }) => type)).toEqual(Array(250).fill('br.ponte.hat.authorization.imported'));
  });

  it('lose none that appears while the lists are being read', async () => {
    await start({ HAT_AUTHORIZATIONS_PAGE_SIZE: '7' });
    for (let batch = 0; batch < 12; batch++) {
      await hat().generate({ count: 20, seed: `batch ${batch}` });
      await until(() => hat().count({ trackingStatus: '1' }) >= batch * 15);
    }
    await allMarked();
    const rows = await stored();
    expect(rows.map(({ guide }) => guide).sort()).toEqual(
      hat()
        .list()
        .map(({ guide }) => guide.idOnHealthInsurer)
        .sort(),
    );
    expect(await eventsOf(bridge)).toHaveLength(240);
  });

  it('go on behind those that HAT will not have marked, which are tried again', async () => {
    await start({ HAT_AUTHORIZATIONS_PAGE_SIZE: '5' });
    bridge.mock.hat.faults.add({ operation: 'markAuthorization', kind: 'status', status: 400, first: 12 });
    await hat().generate({ count: 40, seed: 'refused' });
    await until(async () => (await stored()).some((row) => row.mark_refusal === 'REFUSED'));
    await allMarked();
    await until(async () => (await stored()).every((row) => row.tracking === '1' && row.mark_refusal === null));
    expect(await eventsOf(bridge)).toHaveLength(40);
  });

  it('that cannot be imported are kept with the reason, and imported when they can', async () => {
    await start({ HAT_AUTHORIZATIONS_PAGE_SIZE: '5' });
    const nested = (levels: number): object => (levels === 0 ? {} : { deeper: nested(levels - 1) });
    await bridge.api.post('/hat/pause').expect(200);
    await hat().generate({ count: 12, seed: 'good' });
    const bad = { ...hat().list()[3]?.guide, requestedHospitalInfo: { note: 'a\u0000b', ...nested(3) } };
    const number = String(bad.idOnHealthInsurer);
    // A constraint stands for whatever the database may not take.
    await rowsOfDatabase(
      bridge.database.url,
      `ALTER TABLE hat_authorization ADD CONSTRAINT no_such CHECK (guide <> '${number}') NOT VALID`,
    );
    hat().remove(number);
    hat().put(bad as never);
    await bridge.api.post('/hat/resume').expect(200);
    await until(() => hat().count({ trackingStatus: '1' }) === 11);
    await until(async () => (await bridge.api.get('/hat/authorizations/failures')).body.items.length === 1);
    const [failure] = (await bridge.api.get('/hat/authorizations/failures').expect(200)).body.items;
    expect(failure).toMatchObject({ guide: number, code: '23514' });
    expect(hat().find(number)?.trackingStatus).toBe('0');
    const metrics = async () => (await fetch(`${bridge.hubs[0]?.url}/metrics`)).text();
    expect(await metrics()).toMatch(/ponte_hat_authorizations_oldest_unimported_seconds\{tenant="default"\} (0\.\d*)?[1-9]/);
    await rowsOfDatabase(bridge.database.url, 'ALTER TABLE hat_authorization DROP CONSTRAINT no_such');
    await allMarked();
    expect((await bridge.api.get('/hat/authorizations/failures')).body.items).toEqual([]);
    expect(await metrics()).toMatch(/ponte_hat_authorizations_poll_lag_seconds\{tenant="default"\} \d/);
    expect(await stored()).toHaveLength(12);
  });

  it('are cancelled here when they are cancelled there, and marked so', async () => {
    await start();
    await hat().generate({ count: 10, seed: 'cancel', outcomes: { authorized: 1 } });
    await allMarked();
    const number = hat().list()[4]?.guide.idOnHealthInsurer ?? '';
    hat().cancel(number);
    await until(() => hat().find(number)?.trackingStatus === '2');
    await until(async () => (await stored()).some((row) => row.guide === number && row.tracking === '2' && row.status === '9'));
    const last = (await eventsOf(bridge)).at(-1);
    expect(last).toMatchObject({ type: 'br.ponte.hat.authorization.cancelled', subject: number });
    expect(
      hat()
        .list()
        .filter(({ trackingStatus }) => /[34]/.test(trackingStatus)),
    ).toEqual([]);
  });

  it('in audit are read again until the auditor has decided', async () => {
    await start();
    const { database } = bridge;
    await hat().generate({ count: 3, seed: 'audit', outcomes: { inAudit: 1 } });
    await allMarked();
    const [one] = hat().list();
    const number = one?.guide.idOnHealthInsurer ?? '';
    hat().decide(number, { outcome: 'authorized' });
    const due = () => rowsOfDatabase(database.url, 'UPDATE hat_authorization SET reread_at = now() WHERE reread_at IS NOT NULL');
    await due();
    await until(async () => (await stored()).find(({ guide }) => guide === number)?.status === '1');
    await until(async () => (await stored()).filter(({ rereads }) => rereads === 1).length === 2);
    const rows = await stored();
    expect(rows.find(({ guide }) => guide === number)?.reread_at).toBeNull();
    expect(rows.filter(({ reread_at: at }) => at !== null)).toHaveLength(2);
    expect((await eventsOf(bridge)).at(-1)).toMatchObject({
      type: 'br.ponte.hat.authorization.changed',
      data: { authorizationStatus: '1', authorizationStatusBefore: '6' },
    });
  });

  it('that changed after their mark are found by the nightly pass', async () => {
    await start();
    await hat().generate({ count: 30, seed: 'night' });
    await allMarked();
    const [one] = hat().list();
    if (!one) throw new Error('no guide');
    hat().remove(one.guide.idOnHealthInsurer);
    hat().put({ ...one.guide, password: '99999' }, '1');
    await bridge.api.post('/operations/tasks/hat-authorizations-reconcile:default/run');
    await until(async () => (await stored()).some(({ password }) => password === '99999'));
    expect((await eventsOf(bridge)).filter(({ type }) => type.endsWith('changed'))).toHaveLength(1);
  });

  it('wait while HAT is paused, and while it is away, and fail nothing', async () => {
    await start();
    const lastRun = async () => {
      const [run] = await rowsOfDatabase<{ epoch: number; counts: { paused?: number } | null }>(
        bridge.database.url,
        `SELECT epoch, counts FROM task_run WHERE task = 'hat-authorizations:default' AND finished_at IS NOT NULL ORDER BY epoch DESC LIMIT 1`,
      );
      return run;
    };
    await bridge.api.post('/hat/pause').expect(200);
    // What was on its way at the pause has ended when a run met the pause.
    await until(async () => (await lastRun())?.counts?.paused === 1);
    const before = bridge.mock.hat.calls().length;
    const { epoch = 0 } = (await lastRun()) ?? {};
    await hat().generate({ count: 20, seed: 'pause' });
    await until(async () => ((await lastRun())?.epoch ?? 0) > epoch + 1);
    expect(bridge.mock.hat.calls().slice(before)).toEqual([]);
    expect(await stored()).toEqual([]);
    bridge.mock.hat.faults.add({ operation: 'markAuthorization', kind: 'status', status: 503, first: 2 });
    bridge.mock.hat.faults.add({ operation: 'authorizations', kind: 'resetBefore', first: 1 });
    await bridge.api.post('/hat/resume').expect(200);
    await allMarked();
    expect(await stored()).toHaveLength(20);
    // Calls are kept with what they told, which is after HAT knows of its last mark.
    const failed = () => rowsOfDatabase(bridge.database.url, `SELECT 1 FROM exchange WHERE vendor = 'hat' AND status = 503`);
    await until(async () => (await failed()).length >= 2);
    expect(await failed()).toHaveLength(2);
  });
});

describe('authorizations that another system marks', () => {
  it('are imported by their content alone: nothing is marked, nothing is told twice', async () => {
    const bridge = await startBridge({ environment: await importingAs({ marks: false }) });
    const hat = bridge.mock.hat.authorizations;
    await hat.generate({ count: 25, seed: 'no marks' });
    await until(async () => (await guidesOf(bridge.database.url)).length === 25);
    const runs = async () =>
      rowsOfDatabase(bridge.database.url, `SELECT 1 FROM task_run WHERE task = 'hat-authorizations:default' AND outcome = 'done'`);
    const ended = (await runs()).length;
    await until(async () => (await runs()).length >= ended + 2);
    expect(bridge.mock.hat.calls().filter(({ operation }) => operation === 'markAuthorization')).toEqual([]);
    expect(await eventsOf(bridge)).toHaveLength(25);
    await bridge.close();
  });
});
