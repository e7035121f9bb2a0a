import { DataSource } from 'typeorm';
import { MedseniorMirrorReader, MedseniorWatchStore } from '@ponte/persistence/medsenior';
import { createTestDatabase, type TestDatabase } from '../../../../test/support';
import { dataSourceOptions } from '../database/data-source-options';
import { MedseniorMembers } from './medsenior-members.service';

const cpf = '52998224725';
const subscriberId = '00010001000001018';

describe('the members that MedSenior knows', () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  let members: MedseniorMembers;
  let watch: MedseniorWatchStore;
  let tenantId = 0;

  beforeAll(async () => {
    database = await createTestDatabase();
    dataSource = await new DataSource(dataSourceOptions({ url: database.url })).initialize();
    watch = new MedseniorWatchStore(dataSource);
    members = new MedseniorMembers(new MedseniorMirrorReader(dataSource), watch);
  });
  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });
  beforeEach(async () => {
    const [row] = await dataSource.query<{ id: number }[]>(`INSERT INTO tenant (name) VALUES (gen_random_uuid()::text) RETURNING id`);
    tenantId = row?.id ?? 0;
  });

  const guide = (name: string, matricula: string | null, day: string) =>
    dataSource.query(
      `INSERT INTO medsenior_authorization (tenant_id, guide, matricula, cpf, requested_at, tuss_codes, procedures, payload, payload_hash)
       VALUES ($1, $2, $3, $4, $5, '{}', '[]', $6, '-')`,
      [
        tenantId,
        name,
        matricula,
        cpf,
        `${day}T00:00:00Z`,
        JSON.stringify({
          guia: name,
          status: 'Negado',
          dataSolicitacao: `${day}T00:00:00Z`,
          beneficiario: { matricula: Number(matricula), cpf },
        }),
      ],
    );
  const link = (matricula: string, more: { subscriberId?: string; cpf?: string } = {}) =>
    watch.put(tenantId, [{ matricula, subscriberId: more.subscriberId ?? null, cpf: more.cpf ?? null }]);
  const ask = async (member: { subscriberId?: string; cpf?: string }, limit = 10) => {
    const subscriberIds = member.subscriberId === undefined ? [] : [member.subscriberId];
    const links = await members.linksOf(tenantId, member.cpf === undefined ? { subscriberIds } : { cpf: member.cpf });
    const { items, ...rest } = await members.authorizationsOf(tenantId, { cpf: member.cpf, subscriberIds, links }, limit);
    return { found: items.map(({ authorization, matchedBy }) => [authorization.guide, matchedBy]), items, ...rest };
  };

  it('are found by the link of their subscriberId, newest first, with the way to the record', async () => {
    await guide('A', '1', '2026-01-01');
    await guide('B/2', '2', '2026-02-01');
    await guide('C', '3', '2026-03-01');
    await link('1', { subscriberId });
    await link('2', { subscriberId });
    const { found, items, asOf } = await ask({ subscriberId });
    expect(found).toEqual([
      ['B/2', 'link'],
      ['A', 'link'],
    ]);
    expect(items[0]).toMatchObject({
      href: '/api/v1/medsenior/authorizations/B%2F2',
      authorization: { source: 'medsenior', status: 'denied', beneficiary: { subscriberId, matricula: '2', cpf } },
    });
    expect(asOf).toBeNull();
    expect((await ask({ subscriberId }, 1)).found).toEqual([['B/2', 'link']]);
  });

  it('are not found without a link by subscriberId', async () => {
    await guide('A', '1', '2026-01-01');
    await link('1');
    expect(await ask({ subscriberId })).toMatchObject({ found: [], membersLeftOut: 0 });
  });

  it('are found by CPF where it is of one of them, and left out where several share it', async () => {
    await guide('A', '1', '2026-01-01');
    expect(await ask({ cpf })).toMatchObject({ found: [['A', 'cpf']], membersLeftOut: 0 });
    await guide('B', '2', '2026-02-01');
    expect(await ask({ cpf })).toMatchObject({ found: [], membersLeftOut: 2 });
  });

  it('are found by a shared CPF where a link says whose it is', async () => {
    await guide('A', '1', '2026-01-01');
    await guide('B', '2', '2026-02-01');
    await link('2', { cpf });
    expect(await ask({ cpf })).toMatchObject({ found: [['B', 'link']], membersLeftOut: 0 });
  });

  it('are as fresh as the one that was read longest ago, and of unknown age where one never was', async () => {
    await link('1', { subscriberId });
    await link('2', { subscriberId });
    const read = (matricula: string, at: string) =>
      dataSource.query('UPDATE medsenior_watch SET mirrored_at = $3 WHERE tenant_id = $1 AND matricula = $2', [tenantId, matricula, at]);
    await read('1', '2026-01-02T00:00:00Z');
    expect((await ask({ subscriberId })).asOf).toBeNull();
    await read('2', '2026-01-01T00:00:00Z');
    expect((await ask({ subscriberId })).asOf).toEqual(new Date('2026-01-01T00:00:00Z'));
  });
});
