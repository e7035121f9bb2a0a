import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Authorization } from '@ponte/hat/contract';
import { TaskScheduler } from '../../apps/integration/src/scheduling/task-scheduler';
import { rowsOfDatabase, startBridge, until, type Bridge } from '../support';
import { guidesOf, importingAs } from './hat-guides';
import { guideOf, medseniorVariables, startMedsenior, type MedseniorScene } from './medsenior-scene';

const fixture = JSON.parse(readFileSync(join(__dirname, '../../mocks/hat/fixtures/authorization.json'), 'utf8')) as { body: Authorization };
const [ana, bento, clara] = ['00010001000001018', '00010001000001026', '00010001000002014'] as const;
const [guardian, alone, other] = ['52998224725', '11144477735', '39053344705'];

interface Answer {
  items: { source: string; guide: string; requestedOn: string | null; matchedBy: string; href: string; beneficiary: object }[];
  hasNext: boolean;
  sources: { source: string; asOf: string | null; membersLeftOut: number }[];
}

describe('authorizations of a member over all vendors', () => {
  let scene: MedseniorScene;
  let bridge: Bridge;

  const hatGuide = (number: number, subscriberId: string, holderCPF: string, requestDate: string): Authorization => ({
    ...fixture.body,
    authorizationId: number,
    idOnHealthInsurer: `0001202611${String(number).padStart(8, '0')}`,
    idOnHealthProvider: `0001202611${String(number).padStart(8, '0')}`,
    requestDate,
    beneficiary: { ...fixture.body.beneficiary, subscriberId, holderCPF },
  });
  const medseniorGuide = (guia: string, matricula: number, cpf: string, dataSolicitacao: string) =>
    guideOf(guia, matricula, 1, { dataSolicitacao, beneficiario: { nome: 'X', matricula, cpf } });

  beforeAll(async () => {
    scene = await startMedsenior();
    bridge = await startBridge({ environment: { ...(await importingAs()), ...medseniorVariables(scene) } });
    const { authorizations: hat } = bridge.mock.hat;
    // Ana and Bento are members of one guardian; Clara's CPF stands with her alone.
    hat.put(hatGuide(1, ana, guardian, '2026-11-01'));
    hat.put(hatGuide(2, ana, guardian, '2026-11-10'));
    hat.put(hatGuide(3, bento, guardian, '2026-11-11'));
    hat.put(hatGuide(4, clara, alone, '2026-11-12'));
    scene.guides = [
      medseniorGuide('M1', 501, guardian, '2026-11-10T08:00:00Z'),
      medseniorGuide('M2', 501, guardian, '2026-11-10T09:00:00Z'),
      medseniorGuide('M3', 777, other, '2026-11-20T09:00:00Z'),
    ];
    const items = [{ matricula: '501', subscriberId: ana, cpf: guardian }, { matricula: '777' }];
    await bridge.api.post('/medsenior/watch', { items }).expect(200);
    const scheduler = bridge.hubs[0]?.app.get(TaskScheduler, { strict: false });
    await scheduler?.settled('medsenior-authorizations:default');
    await scheduler?.runNow('medsenior-authorizations:default');
    await scheduler?.tick('medsenior-authorizations:default');
    const mirrored = () => rowsOfDatabase(bridge.database.url, 'SELECT 1 FROM medsenior_authorization');
    await until(async () => (await guidesOf(bridge.database.url)).length === 4 && (await mirrored()).length === 3);
    await until(async () => (await ask(`subscriberId=${ana}`)).sources.every(({ asOf }) => asOf !== null));
  });
  afterAll(async () => {
    await bridge.close();
    await scene.close();
  });

  const ask = async (query: string) => (await bridge.api.get(`/authorizations?${query}`).expect(200)).body as Answer;
  const found = async (query: string) => (await ask(query)).items.map(({ guide, matchedBy }) => `${guide.slice(-2)} ${matchedBy}`);
  const leftOut = async (query: string) => (await ask(query)).sources.map(({ source, membersLeftOut }) => [source, membersLeftOut]);

  it('are one list, newest first, of what names the member and what is linked to him', async () => {
    expect(await found(`subscriberId=${ana}`)).toEqual(['M2 link', 'M1 link', '02 subscriberId', '01 subscriberId']);
    expect(await found(`subscriberId=${bento}`)).toEqual(['03 subscriberId']);
    const { items, sources } = await ask(`subscriberId=${ana}`);
    expect(items[0]).toMatchObject({ source: 'medsenior', beneficiary: { subscriberId: ana, matricula: '501' } });
    expect(sources.map(({ source }) => source)).toEqual(['hat', 'medsenior']);
  });

  it('carry the link to the record as its vendor writes it', async () => {
    const { items } = await ask(`subscriberId=${ana}`);
    for (const { href, source } of items) {
      const { body } = await bridge.api.get(href.replace('/api/v1', '')).expect(200);
      expect(body).toMatchObject(source === 'hat' ? { idOnHealthInsurer: href.split('/').at(-1) } : {});
    }
  });

  it("are joined by a guardian's CPF only where a link says whom it means", async () => {
    expect(await found(`cpf=${guardian}`)).toEqual(['M2 link', 'M1 link', '02 link', '01 link']);
    expect(await leftOut(`cpf=${guardian}`)).toEqual([
      ['hat', 1],
      ['medsenior', 0],
    ]);
    await bridge.api.put('/medsenior/watch/501', {}).expect(200);
    expect(await found(`cpf=${guardian}`)).toEqual(['M2 cpf', 'M1 cpf']);
    expect(await leftOut(`cpf=${guardian}`)).toEqual([
      ['hat', 2],
      ['medsenior', 0],
    ]);
    expect(await found(`subscriberId=${ana}`)).toEqual(['02 subscriberId', '01 subscriberId']);
    await bridge.api.put('/medsenior/watch/501', { subscriberId: ana, cpf: guardian }).expect(200);
  });

  it('are the same in every way to write the number of a member', async () => {
    const all = ['M2 link', 'M1 link', '02 subscriberId', '01 subscriberId'];
    const linkedAs = (subscriberId: string) => bridge.api.put('/medsenior/watch/501', { subscriberId, cpf: guardian }).expect(200);
    expect(await found(`subscriberId=${ana.slice(0, 16)}`)).toEqual(all);
    await linkedAs(ana.slice(0, 16));
    expect(await found(`subscriberId=${ana}`)).toEqual(all);
    expect(await found(`cpf=${guardian}`)).toEqual(['M2 link', 'M1 link', '02 link', '01 link']);
    // In 15 digits Ana and Bento are the same: neither may be taken for the other.
    await linkedAs(ana.slice(0, 15));
    expect(await found(`subscriberId=${ana}`)).toEqual(['02 subscriberId', '01 subscriberId']);
    expect(await found(`subscriberId=${ana.slice(0, 15)}`)).toEqual(['M2 link', 'M1 link']);
    expect(await leftOut(`subscriberId=${ana.slice(0, 15)}`)).toEqual([
      ['hat', 2],
      ['medsenior', 2],
    ]);
    await linkedAs(clara.slice(0, 15));
    expect(await found(`subscriberId=${clara}`)).toEqual(['04 subscriberId', 'M2 link', 'M1 link']);
    expect(await found(`subscriberId=${clara.slice(0, 15)}`)).toEqual(['04 subscriberId', 'M2 link', 'M1 link']);
    await linkedAs(ana);
  });

  it("are found by a CPF that is one member's alone, and say by which", async () => {
    expect(await found(`cpf=${alone}`)).toEqual(['04 holderCpf']);
    expect(await found(`cpf=${other}`)).toEqual(['M3 cpf']);
  });

  it('come in pages over both, and field by field', async () => {
    const pages = await Promise.all([1, 2, 3].map((page) => ask(`subscriberId=${ana}&pageSize=2&page=${page}&fields=guide`)));
    expect(pages.map(({ items, hasNext }) => [items.map(({ guide }) => guide.slice(-2)), hasNext])).toEqual([
      [['M2', 'M1'], true],
      [['02', '01'], false],
      [[], false],
    ]);
    expect(Object.keys(pages[0]?.items[0] ?? {})).toEqual(['guide']);
  });

  it('ask for one member, by one of two names', async () => {
    const refused = async (query: string) => (await bridge.api.get(`/authorizations?${query}`).expect(400)).body as object;
    expect(await refused('')).toMatchObject({ details: [{ code: 'FIELD_REQUIRED', path: 'subscriberId' }] });
    expect(await refused(`subscriberId=${ana}&cpf=${alone}`)).toMatchObject({ details: [{ code: 'MEMBER_AMBIGUOUS' }] });
    expect(await refused('cpf=12345678900')).toMatchObject({ details: [{ code: 'CPF_INVALID', path: 'cpf' }] });
    expect(await refused(`subscriberId=${ana}&page=11&pageSize=200`)).toMatchObject({ details: [{ code: 'FIELD_RANGE', path: 'page' }] });
    expect(await refused(`subscriberId=${ana}&fields=cpf`)).toMatchObject({ details: [{ code: 'FIELDS_INVALID' }] });
    expect((await ask('subscriberId=NOBODY')).items).toEqual([]);
  });
});
