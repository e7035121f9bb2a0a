import { EventOutbox } from '@ponte/persistence/events';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../../../apps/integration/src/database/data-source-options';
import { createTestDatabase, type TestDatabase } from '../../../../test/support';
import { RunLostError } from '../../run-fence';
import { HatAuthorizationStore } from './hat-authorization.store';
import { holdTask, pruneGuides, recordMarks, upsertGuides } from './sql';
import type { FailedImport, StoredGuide } from './stored-guide';

const nothing = {
  ...{ providerGuide: null, authorizationId: null, mainGuide: null, type: null, description: null, requestDate: null },
  ...{ authorizationDate: null, protocol: null, password: null, passwordExpireDate: null, subscriberId: null, holderCpf: null },
  ...{ beneficiaryName: null, providerId: null, providerDocument: null, providerName: null, professionalName: null },
  ...{ professionalCouncil: null, professionalCouncilNumber: null, professionalState: null, rejectionCauses: null, leftOut: null },
};
const procedure = {
  ...{ tableCode: null, description: null, type: null, requestedQuantity: null, authorizedQuantity: null, status: null },
  ...{ rejectionCauses: null, team: null },
};

describe('the store of HAT guides', () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  let store: HatAuthorizationStore;
  let tenantId: number;
  const fence = { task: 'import', epoch: 3 };

  beforeAll(async () => {
    database = await createTestDatabase();
    dataSource = await new DataSource(dataSourceOptions({ url: database.url })).initialize();
    store = new HatAuthorizationStore(dataSource, new EventOutbox());
    const [tenant] = await dataSource.query<{ id: number }[]>(`INSERT INTO tenant (name) VALUES ('x') RETURNING id`);
    tenantId = tenant?.id ?? 0;
    await dataSource.query(
      `INSERT INTO scheduled_task (name, every_ms, next_slot_at, epoch, lease_owner, lease_until) VALUES ('import', 1000, now(), 3, 'me', now())`,
    );
  });
  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  const guide = (number: string, content: string, codes: string[] = [], status = '1'): StoredGuide => ({
    ...nothing,
    guide: number,
    status,
    payload: JSON.stringify({ idOnHealthInsurer: number, content, odd: '\\u0000' }),
    hash: Buffer.from(content.padEnd(32)).toString('hex'),
    inAudit: status === '6',
    procedures: codes.map((code) => ({ ...procedure, code })),
  });
  const at = (second: number) => `2026-11-22T10:00:0${second}Z`;
  const save = (second: number, ...guides: StoredGuide[]) =>
    store.store(tenantId, fence, { guides, faults: [], askedAt: at(second), rereadMs: 1_000 });
  const contentOf = async (number: string) => {
    const [row] = await dataSource.query<{ content: string }[]>(
      `SELECT payload->>'content' AS content FROM hat_authorization WHERE guide = $1`,
      [number],
    );
    return row?.content;
  };
  const codesOf = async (number: string) =>
    (
      await dataSource.query<{ code: string }[]>('SELECT code FROM hat_authorization_procedure WHERE guide = $1 ORDER BY position', [
        number,
      ])
    ).map(({ code }) => code);

  it('tells what is new, what changed, what is cancelled, and nothing of what stayed', async () => {
    expect(await save(1, guide('A', 'one'), guide('B', 'one'))).toEqual({ imported: 2, changed: 0, cancelled: 0 });
    expect(await save(2, guide('A', 'one'), guide('B', 'two'), guide('C', 'one'))).toEqual({ imported: 1, changed: 1, cancelled: 0 });
    expect(await save(3, guide('A', 'gone', [], '9'))).toEqual({ imported: 0, changed: 0, cancelled: 1 });
    expect(await save(4, guide('A', 'gone again', [], '9'))).toEqual({ imported: 0, changed: 1, cancelled: 0 });
  });

  it('is not moved by an answer to an older call', async () => {
    await save(5, guide('D', 'new'));
    expect(await save(4, guide('D', 'old'))).toEqual({ imported: 0, changed: 0, cancelled: 0 });
    expect(await contentOf('D')).toBe('new');
  });

  it('keeps the procedures a guide has now, no more and no less', async () => {
    await save(5, guide('E', 'three', ['1', '2', '3']));
    await save(6, guide('E', 'one', ['4']));
    expect(await codesOf('E')).toEqual(['4']);
    await save(7, guide('E', 'none'));
    expect(await codesOf('E')).toEqual([]);
  });

  it('changes nothing for a run that has lost its lease', async () => {
    const stale = { ...fence, epoch: 2 };
    const page = { guides: [guide('F', 'late')], faults: [], askedAt: at(8), rereadMs: 1_000 };
    await expect(store.store(tenantId, stale, page)).rejects.toThrow(RunLostError);
    await expect(store.complete(tenantId, stale, at(8))).rejects.toThrow(RunLostError);
    await expect(store.recordMarks(tenantId, stale, '1', new Map([['A', null]]), [])).rejects.toThrow(RunLostError);
    expect(await contentOf('F')).toBeUndefined();
  });

  it('writes a page as a whole or not at all', async () => {
    const [before] = await dataSource.query<{ n: string }[]>('SELECT count(*) AS n FROM event_outbox');
    await expect(save(8, guide('G', 'good'), { ...guide('H', 'bad'), requestDate: 'no day' })).rejects.toThrow();
    expect(await contentOf('G')).toBeUndefined();
    const [after] = await dataSource.query<{ n: string }[]>('SELECT count(*) AS n FROM event_outbox');
    expect(after).toEqual(before);
  });

  it('keeps what a page shows twice and cannot be imported once', async () => {
    const fault = { key: 'sha256:same', guide: null, code: 'NO_GUIDE_NUMBER', payload: '{}' };
    await store.store(tenantId, fence, { guides: [], faults: [fault, fault], askedAt: at(8), rereadMs: 1_000 });
    const rows = await dataSource.query<unknown[]>('SELECT attempts FROM hat_authorization_fault WHERE key = $1', [fault.key]);
    expect(rows).toEqual([{ attempts: 1 }]);
  });

  it('takes a guide that left the list for marked, but none whose newer version could not be stored', async () => {
    const unmarked = (second: number, guides: StoredGuide[], faults: FailedImport[] = []) =>
      store.store(tenantId, fence, { guides, faults, askedAt: at(second), tracking: '0', rereadMs: 1_000 });
    await unmarked(1, [guide('left', 'one'), guide('broken', 'one')]);
    await unmarked(3, [], [{ key: 'broken', guide: 'broken', code: '22P05', payload: '{}' }]);
    await store.complete(tenantId, fence, at(3));
    const tracking = () =>
      dataSource.query<unknown[]>(`SELECT guide, tracking FROM hat_authorization WHERE guide IN ('left', 'broken') ORDER BY guide`);
    expect(await tracking()).toEqual([
      { guide: 'broken', tracking: '0' },
      { guide: 'left', tracking: '1' },
    ]);
    await unmarked(4, [guide('broken', 'two')]);
    await store.complete(tenantId, fence, at(5));
    expect(await tracking()).toMatchObject([{ tracking: '1' }, { tracking: '1' }]);
  });

  it('waits twice as long each time for a guide in audit that does not change', async () => {
    await save(8, guide('I', 'audit', [], '6'));
    const due = () => dataSource.query(`UPDATE hat_authorization SET reread_at = clock_timestamp() WHERE guide = 'I'`);
    const pause = async () => {
      await due();
      expect(await store.dueRereads(tenantId, 10)).toEqual(['I']);
      await store.postponeRereads(tenantId, fence, ['I'], 60_000, 200_000);
      const [row] = await dataSource.query<{ s: number }[]>(
        `SELECT round(extract(epoch FROM reread_at - clock_timestamp()))::int AS s FROM hat_authorization WHERE guide = 'I'`,
      );
      return row?.s;
    };
    expect([await pause(), await pause(), await pause()]).toEqual([120, 200, 200]);
    expect(await store.dueRereads(tenantId, 10)).toEqual([]);
  });

  it('finds guides by their key, however many stand in a table that was never analyzed', async () => {
    await dataSource.query('ALTER TABLE hat_authorization SET (autovacuum_enabled = false)');
    await dataSource.query(
      `INSERT INTO hat_authorization (tenant_id, guide, sort_day, payload, hash, read_at)
       SELECT $1, 'many ' || n, '0001-01-01', '{}', '', now() FROM generate_series(1, 3000) AS n`,
      [tenantId],
    );
    const ways = (statement: string, values: unknown[]) =>
      dataSource.transaction(async (manager) => {
        await manager.query(holdTask, [fence.task, fence.epoch, 4206, tenantId]);
        const [row] = await manager.query<{ 'QUERY PLAN': [{ Plan: PlanNode }] }[]>(`EXPLAIN (FORMAT JSON) ${statement}`, values);
        return row ? [...new Set(readingsOf(row['QUERY PLAN'][0].Plan))].sort() : [];
      });
    const guides = Array.from({ length: 100 }, (_, number) => guide(`many ${number}`, 'new'));
    const numbers = guides.map((one) => one.guide);
    expect(await ways(upsertGuides, [tenantId, JSON.stringify(guides), at(9), '0', 1_000])).toEqual(['hat_authorization_pk']);
    expect(await ways(recordMarks, [tenantId, numbers, numbers.map(() => null), '1'])).toEqual(['Tid Scan', 'hat_authorization_pk']);
    await store.recordMarks(tenantId, fence, '1', new Map([...numbers.map((number) => [number, null] as const), ['unknown', null]]), []);
    const [marked] = await dataSource.query<{ n: number }[]>(
      `SELECT count(*)::int AS n FROM hat_authorization WHERE tracking = '1' AND guide LIKE 'many %'`,
    );
    expect(marked?.n).toBe(99); // 'many 0' is not there
  });

  it('forgets guides that are long over, a chunk at a time, and none that may still change or that HAT would list again', async () => {
    await dataSource.query('TRUNCATE hat_authorization, hat_authorization_procedure, hat_authorization_fault');
    const over = { tracking: '1', status: '1', expires: 40, issued: 60, changed: 31 };
    const cases: Record<string, Partial<typeof over> & { refusal?: string; audited?: boolean }> = {
      over: {},
      'over, cancelled and told so': { tracking: '2', status: '9' },
      'over, of no known end': { expires: undefined, issued: 32 },
      'still valid': { expires: 29 },
      'changed lately': { changed: 29 },
      'read every night': { issued: 40, expires: 35 },
      'not marked': { tracking: '0' },
      'of another marker': { tracking: undefined },
      'cancelled, not told so': { status: '9' },
      'mark refused': { refusal: 'REFUSED' },
      'in audit': { audited: true },
      'newer version failed': {},
    };
    for (const [name, given] of Object.entries(cases)) {
      const { tracking, status, expires, issued, changed, refusal, audited } = { ...over, refusal: null, audited: false, ...given };
      await save(9, guide(name, 'x', ['1', '2']));
      await dataSource.query(
        `UPDATE hat_authorization SET tracking = $2, status = $3, password_expire_date = current_date - $4::int, sort_day = current_date - $5::int,
           request_date = current_date - $5::int, updated_at = now() - $6 * interval '1 day', mark_refusal = $7, reread_at = CASE WHEN $8 THEN now() END
         WHERE guide = $1`,
        [name, tracking, status, expires, issued, changed, refusal, audited],
      );
    }
    const fault = { key: 'newer version failed', guide: 'newer version failed', code: '22P05', payload: '{}' };
    await store.store(tenantId, fence, { guides: [], faults: [fault], askedAt: at(9), rereadMs: 1_000 });
    const prune = (limit: number) => store.pruneGuides(tenantId, 30, 50, limit);
    expect(await store.pruneGuides(tenantId + 1, 30, 50, 10)).toBe(0);
    // Issued 32 days ago it is read every night; 20 nights later it is not.
    expect([await prune(1), await prune(10), await store.pruneGuides(tenantId, 30, 7, 10)]).toEqual([1, 1, 2]);
    const kept = await dataSource.query<{ guide: string }[]>('SELECT guide FROM hat_authorization');
    const gone = Object.keys(cases).filter((name) => !kept.some((row) => row.guide === name));
    expect(gone).toEqual(['over', 'over, cancelled and told so', 'over, of no known end', 'read every night']);
    const procedures = await dataSource.query<{ guide: string }[]>('SELECT DISTINCT guide FROM hat_authorization_procedure');
    expect(procedures.map((row) => row.guide).sort()).toEqual(kept.map((row) => row.guide).sort());
  });

  it('finds the guides to forget by their last change', async () => {
    await dataSource.query(
      `INSERT INTO hat_authorization (tenant_id, guide, sort_day, payload, hash, read_at)
       SELECT $1, 'young ' || n, current_date, '{}', '', now() FROM generate_series(1, 5000) AS n`,
      [tenantId],
    );
    await dataSource.query('ANALYZE hat_authorization');
    const plan = JSON.stringify(await dataSource.query(`EXPLAIN ${pruneGuides}`, [tenantId, 30, 7, 1_000]));
    expect(plan).toContain('Index Scan using hat_authorization_updated');
  });

  it('drops failed imports that HAT lists no more, a chunk at a time', async () => {
    await dataSource.query(
      `INSERT INTO hat_authorization_fault (tenant_id, key, code, payload, last_seen_at)
       SELECT $1, 'old ' || n, 'X', '{}', now() - interval '31 days' FROM generate_series(1, 3) AS n`,
      [tenantId],
    );
    expect([await store.pruneFaults(30, 2), await store.pruneFaults(30, 2), await store.pruneFaults(30, 2)]).toEqual([2, 1, 0]);
  });

  it('tells whether a run of a task is at work, and for how long', async () => {
    const begun = (ago: string) =>
      dataSource.query(
        `INSERT INTO task_run (task, epoch, slot_at, attempt, owner, started_at) VALUES ('import', 3, now(), 1, 'me', now() - $1::interval)
         ON CONFLICT (task, epoch) DO UPDATE SET started_at = excluded.started_at`,
        [ago],
      );
    await dataSource.query(`UPDATE scheduled_task SET lease_until = now() + interval '1 hour' WHERE name = 'import'`);
    expect(await store.isAtWork('import', 1_000)).toBe(false);
    await begun('0 s');
    expect(await store.isAtWork('import', 60_000)).toBe(false);
    await begun('61 s');
    expect(await store.isAtWork('import', 60_000)).toBe(true);
    await dataSource.query(`UPDATE scheduled_task SET lease_until = now() - interval '1 s' WHERE name = 'import'`);
    expect(await store.isAtWork('import', 60_000)).toBe(false);
  });
});

interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  Plans?: PlanNode[];
}

/** How the guides are read, wherever in a plan. */
function readingsOf(node: PlanNode): string[] {
  const type = node['Node Type'];
  const reads = node['Relation Name'] === 'hat_authorization' && type !== 'ModifyTable';
  const own = reads ? [node['Index Name'] ?? type] : [];
  return [...own, ...(node.Plans ?? []).flatMap(readingsOf)];
}
