import { EventOutbox } from '@ponte/persistence/events';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../../../apps/integration/src/database/data-source-options';
import { createTestDatabase, type TestDatabase } from '../../../../test/support';
import { HatAuthorizationStore, RunLostError } from './hat-authorization.store';
import type { StoredGuide } from './stored-guide';

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
});
