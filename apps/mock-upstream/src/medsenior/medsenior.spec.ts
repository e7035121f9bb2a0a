import { hatBeneficiary, hatPerson, operator } from '@ponte/generators';
import { medseniorStatuses, medseniorValidators, type AuthorizationsPage, type MedseniorGuide } from '@ponte/medsenior/contract';
import { createMock, type MockUpstream, type MockWorld } from '../create-mock';

let mock: MockUpstream;
beforeAll(async () => (mock = await createMock({ seed: 'medsenior', clock: '2026-11-22T12:00:00Z' })));
afterAll(() => mock.close());
beforeEach(() => mock.reset());

const reader = { grant_type: 'client_credentials', client_id: 'ponte', client_secret: 'segredo-de-exemplo' };

interface Token {
  access_token: string;
  expires_in: number;
  error?: string;
}

async function login(form: Record<string, string> = reader, world: MockWorld = mock) {
  const answer = await fetch(`${world.medsenior.url}/auth`, { method: 'POST', body: new URLSearchParams(form) });
  return { status: answer.status, body: (await answer.json()) as Token };
}

async function search(query = '', token?: string, world: MockWorld = mock) {
  const bearer = token ?? (await login(reader, world)).body.access_token;
  const url = `${world.medsenior.url}/api/v1/beneficiario/autorizacoes?${query}`;
  const answer = await fetch(url, { headers: { authorization: `Bearer ${bearer}` } });
  const text = await answer.text();
  return { status: answer.status, text, body: JSON.parse(text) as Required<AuthorizationsPage>, headers: answer.headers };
}

async function administer<Body>(path: string, body: unknown, method = 'POST') {
  const init = { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const answer = await fetch(`${mock.url}/__admin/medsenior/authorizations${path}`, init);
  return { status: answer.status, body: (await answer.json()) as Body };
}

const numbers = ({ body }: { body: AuthorizationsPage }) => body.data.map(({ guia }) => guia);

function guide(guia: string, fields: Partial<MedseniorGuide> = {}): MedseniorGuide {
  const beneficiario = { nome: 'Ana', cpf: '11144477735', matricula: 77 };
  return { guia, beneficiario, dataSolicitacao: `2026-11-${guia.slice(-2)}T10:00:00Z`, status: 'Autorizado', ...fields };
}

describe('POST auth', () => {
  it('gives a token for 1500 seconds of the world’s clock, and no refresh token', async () => {
    const { status, body } = await login();
    expect(status).toBe(200);
    expect(body).toEqual({
      access_token: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      expires_in: 1500,
      refresh_expires_in: 0,
      token_type: 'Bearer',
      'not-before-policy': 0,
      scope: 'email profile',
    });
    mock.clock.advance(1_499_999);
    expect((await search('', body.access_token)).status).toBe(200);
    mock.clock.advance(1);
    expect((await search('', body.access_token)).status).toBe(401);
  });

  it('lets several tokens of one client live side by side, each for its own time', async () => {
    const first = (await login()).body.access_token;
    mock.clock.advance('20m');
    const second = (await login()).body.access_token;
    expect(second).not.toBe(first);
    mock.clock.advance('10m');
    expect([(await search('', first)).status, (await search('', second)).status]).toEqual([401, 200]);
  });

  it('gives tokens of another life where the settings say so', async () => {
    mock.medsenior.settings({ tokenSeconds: 60 });
    const { body } = await login();
    mock.clock.advance('1m');
    expect([body.expires_in, (await search('', body.access_token)).status]).toEqual([60, 401]);
  });

  it.each([
    [{ ...reader, grant_type: 'password' }, 400, 'invalid_request'],
    [{ grant_type: 'client_credentials', client_id: 'ponte' }, 400, 'invalid_request'],
    [{ ...reader, client_secret: 'other' }, 401, 'invalid_client'],
    [{ ...reader, client_id: 'nobody' }, 401, 'invalid_client'],
  ])('refuses %j', async (form, status, error) => {
    expect(await login(form)).toMatchObject({ status, body: { error } });
  });

  it('takes a form, not JSON', async () => {
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(reader) };
    expect((await fetch(`${mock.medsenior.url}/auth`, init)).status).toBe(415);
  });
});

describe('who may search', () => {
  it('needs a token of this world that was not made up', async () => {
    const { access_token: token } = (await login()).body;
    const other = mock.world('elsewhere');
    expect((await search('', token, other)).status).toBe(401);
    expect((await search('', 'made-up')).status).toBe(401);
    const bare = await fetch(`${mock.medsenior.url}/api/v1/beneficiario/autorizacoes`);
    expect([bare.status, bare.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
  });

  it.each([
    [['Leitor'], 200],
    [['Administrador'], 200],
    [['Outro', 'Leitor'], 200],
    [['Outro'], 403],
    [[], 403],
  ])('with the roles %j gets %i', async (roles, status) => {
    mock.medsenior.settings({ clients: [{ clientId: 'ponte', clientSecret: 'segredo-de-exemplo', roles }] });
    expect((await search()).status).toBe(status);
  });

  it('loses a role, or is no client any more, while the token lives', async () => {
    const { access_token: token } = (await login()).body;
    mock.medsenior.settings({ clients: [{ clientId: 'ponte', clientSecret: 'segredo-de-exemplo', roles: [] }] });
    expect((await search('', token)).status).toBe(403);
    mock.medsenior.settings({ clients: [] });
    expect((await search('', token)).status).toBe(401);
  });
});

describe('GET autorizacoes', () => {
  it('answers status 5 alone when none is asked for', async () => {
    for (const { value, text } of medseniorStatuses) mock.medsenior.authorizations.put(guide(`26110000${value}`, { status: text }));
    expect(numbers(await search('Matricula=77'))).toEqual(['261100005']);
    for (const { value, name } of medseniorStatuses) {
      expect(numbers(await search(`Matricula=77&StatusSolicitacao=${value}`))).toEqual([`26110000${value}`]);
      expect(numbers(await search(`Matricula=77&StatusSolicitacao=${name.toUpperCase()}`))).toEqual([`26110000${value}`]);
    }
  });

  it.each(['9', '0', 'Aprovado', 'Em%20an%C3%A1lise'])('does not understand the status %s', async (status) => {
    expect((await search(`StatusSolicitacao=${status}`)).status).toBe(400);
  });

  it('takes repeated values as alternatives and narrows by each parameter', async () => {
    const of = (matricula: number, cpf: string, ...codes: string[]) => ({
      beneficiario: { matricula, cpf },
      procedimentos: codes.map((codigoTUSS) => ({ codigoTUSS })),
    });
    mock.medsenior.authorizations.put(guide('01', of(1, '00000000001', '40301931')));
    mock.medsenior.authorizations.put(guide('02', of(2, '00000000001', '40302040', '40301931')));
    mock.medsenior.authorizations.put(guide('03', of(3, '00000000003', '40302040')));
    const found = async (query: string) => numbers(await search(`StatusSolicitacao=1&${query}`));
    expect(await found('Matricula=1&Matricula=3')).toEqual(['01', '03']);
    expect(await found('Cpf=00000000001')).toEqual(['01', '02']);
    expect(await found('Cpf=00000000001&Matricula=0002')).toEqual(['02']);
    expect(await found('CodigoTuss=40302040&CodigoTuss=1')).toEqual(['02', '03']);
    expect(await found('cpf=00000000001&matricula=1&CODIGOTUSS=40302040')).toEqual([]);
  });

  it('stops at a matrícula that is not numeric, in the vendor’s words', async () => {
    for (const query of ['Matricula=12a', 'Matricula=', 'Matricula=1,2', 'Matricula=1&Matricula=-2', 'Matricula=0x10', 'Matricula=1e2']) {
      expect(await search(query)).toMatchObject({ status: 400, body: { messages: ['A matrícula informada é inválida.'] } });
    }
  });

  it('finds nobody by a CPF that is none, or refuses it, as the settings say', async () => {
    expect(await search('Cpf=1')).toMatchObject({ status: 200, body: { totalRecords: 0, totalPages: 0, data: [] } });
    mock.medsenior.settings({ badCpf: 'refused' });
    expect((await search('Cpf=1')).status).toBe(400);
  });

  it('orders by dataSolicitacao in the direction of the settings, counts, and cuts pages', async () => {
    for (const day of ['03', '01', '05', '02', '04']) mock.medsenior.authorizations.put(guide(day));
    const first = await search('StatusSolicitacao=1&Matricula=77&pageSize=2');
    expect(first.body).toMatchObject({ totalRecords: 5, totalPages: 3, page: 1, pageSize: 2 });
    expect(numbers(first)).toEqual(['01', '02']);
    expect(numbers(await search('StatusSolicitacao=1&Matricula=77&pageSize=2&page=3'))).toEqual(['05']);
    expect(numbers(await search('StatusSolicitacao=1&Matricula=77&pageSize=2&page=4'))).toEqual([]);
    mock.medsenior.settings({ order: 'descending', mostPerPage: 3 });
    const cut = await search('StatusSolicitacao=1&Matricula=77&pageSize=100');
    expect([cut.body.pageSize, cut.body.totalPages, numbers(cut)]).toEqual([3, 2, ['05', '04', '03']]);
  });

  it('has 25 on a page unless asked otherwise', async () => {
    await mock.medsenior.authorizations.generate({ count: 30, seed: 1, statuses: [5] });
    const { body } = await search();
    expect([body.page, body.pageSize, body.data.length, body.totalPages]).toEqual([1, 25, 25, 2]);
  });

  it.each(['page=0', 'pageSize=-1', 'Pagina=2', 'page=1&page=2'])(
    'refuses %s where the world is strict, and bears it elsewhere',
    async (query) => {
      expect((await search(query)).status).toBe(400);
      mock.strictness('warn');
      const warned = await search(query);
      expect([warned.status, warned.headers.has('x-mock-warning')]).toEqual([200, true]);
    },
  );

  it.each(['page=x', 'pageSize=1.5', 'page=0x10', 'pageSize=1e2', 'page=2147483648', 'StatusSolicitacao=0x5'])(
    'never understands %s',
    async (query) => {
      mock.strictness('off');
      expect((await search(query)).status).toBe(400);
    },
  );

  it('takes a page as far as a whole number of 32 bits goes', async () => {
    const { status, body } = await search('page=2147483647');
    expect([status, body.page, body.data]).toEqual([200, 2_147_483_647, []]);
  });

  it('leaves nulls out', async () => {
    await administer('', {
      items: [
        {
          ...guide('01'),
          dataVencimento: null,
          beneficiario: { matricula: 77, cpf: null },
          procedimentos: [{ codigoTUSS: '1', dataAprovacao: null }],
        },
      ],
    });
    const { text, body } = await search('StatusSolicitacao=1&Matricula=77');
    expect(text).not.toContain('null');
    expect(body.data[0]?.procedimentos).toEqual([{ codigoTUSS: '1' }]);
    mock.medsenior.settings({ messages: 'null' });
    expect((await search()).text).toContain('"messages":null');
  });

  it('holds the published sample in every world, until it is removed', async () => {
    const other = mock.world('fresh');
    for (const world of [mock, other])
      expect(numbers(await search('StatusSolicitacao=1&Matricula=12345', undefined, world))).toEqual(['240300123']);
    mock.medsenior.authorizations.remove('240300123');
    const snapshot = mock.snapshot();
    mock.reset();
    expect(mock.medsenior.authorizations.find('240300123')).toBeDefined();
    mock.restore(snapshot);
    expect(mock.medsenior.authorizations.find('240300123')).toBeUndefined();
    expect(other.medsenior.authorizations.find('240300123')).toBeDefined();
  });
});

describe('generated guides', () => {
  it('keep the contract, lie in the last thirty days, and have all eight statuses', async () => {
    const { statuses } = await mock.medsenior.authorizations.generate({ count: 1_000, seed: 1 });
    expect(Object.keys(statuses).sort()).toEqual(medseniorStatuses.map(({ text }) => text).sort());
    const [sample, ...made] = mock.medsenior.authorizations.list();
    expect(sample?.guia).toBe('240300123');
    for (const one of made) {
      expect([medseniorValidators.Guide(one), /^26(10|11)\d{5}$/.test(one.guia)]).toEqual([true, true]);
      expect(one.dataSolicitacao! >= '2026-10-23' && one.dataSolicitacao! <= '2026-11-22T12:00:00Z').toBe(true);
      for (const { statusProcedimento, dataAprovacao, quantidadeLiberada = 0 } of one.procedimentos ?? []) {
        const authorized = statusProcedimento === 'Autorizado';
        expect([dataAprovacao !== undefined, quantidadeLiberada > 0]).toEqual([authorized, authorized]);
        if (dataAprovacao) expect(dataAprovacao >= one.dataSolicitacao! && dataAprovacao <= '2026-11-22T12:00:00Z').toBe(true);
      }
    }
  });

  it('are about the people whom HAT’s guides are about, when nobody is registered', async () => {
    await mock.medsenior.authorizations.generate({ count: 200, seed: 1 });
    const people = [...operator({ seed: 417505 }).people({ count: 2_001 })].map(({ person }) => person);
    for (const { beneficiario } of mock.medsenior.authorizations.list().slice(1)) {
      const person = people[Number(beneficiario?.matricula) - 1];
      expect([beneficiario?.nome, beneficiario?.cpf]).toEqual([person?.name, person?.cpf]);
    }
  });

  it('are about the members registered at HAT in the same world, by the admin route', async () => {
    const people = [...operator({ seed: 5 }).people({ from: 100, count: 4 })];
    const put = (resource: string, items: object[]) =>
      fetch(`${mock.url}/__admin/hat/${resource}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ items }),
      });
    await put(
      'persons',
      people.map(({ person }) => hatPerson(person)),
    );
    await put(
      'beneficiaries',
      people.map(({ person, family }) => hatBeneficiary(person, family)),
    );
    expect((await administer('/generate', { count: 60, seed: 1 })).status).toBe(200);
    const seen = new Map(
      mock.medsenior.authorizations
        .list()
        .slice(1)
        .map(({ beneficiario }) => [beneficiario?.matricula, beneficiario?.cpf]),
    );
    expect(seen).toEqual(new Map(people.map(({ person }) => [Number(person.personId), person.cpf])));
  });

  it('are about whom they are asked to be', async () => {
    const beneficiaries = [{ matricula: '900', cpf: '11144477735', nome: 'Ana' }];
    await mock.medsenior.authorizations.generate({ count: 3, seed: 1, beneficiaries, statuses: ['Negado'] });
    expect((await search('StatusSolicitacao=3&Matricula=900')).body.totalRecords).toBe(3);
  });

  it('are the same for the same seed', async () => {
    const [one, other] = [mock.world('one'), mock.world('other')];
    for (const world of [one, other]) await world.medsenior.authorizations.generate({ count: 20, seed: 9 });
    expect(one.medsenior.authorizations.list()).toEqual(other.medsenior.authorizations.list());
  });

  it.each([
    [{ count: 0 }, 'count'],
    [{ count: 1, statuses: ['x'] }, 'statuses'],
    [{ count: 1, dates: { from: '2027-01-01' } }, 'dates'],
    [{ count: 1, beneficiaries: [{ matricula: 'x', cpf: '11144477735', nome: 'A' }] }, 'matricula'],
  ])('are not made for %j', async (body, field) => {
    const answer = await administer<{ detailedMessage: string }>('/generate', body);
    expect([answer.status, answer.body.detailedMessage.includes(field)]).toEqual([400, true]);
  });
});

describe('a change on MedSenior’s side', () => {
  const waiting = () =>
    mock.medsenior.authorizations.put(
      guide('01', {
        status: 'Em análise',
        procedimentos: ['40301931', '40302040'].map((codigoTUSS) => ({
          codigoTUSS,
          statusProcedimento: 'Em análise',
          quantidadeSolicitada: 2,
          quantidadeLiberada: 0,
        })),
      }),
    );

  it('takes the procedures in analysis along, now by the world’s clock', async () => {
    waiting();
    mock.clock.advance('1h');
    const { body } = await administer<{ record: MedseniorGuide }>('/01/status', { status: 'PreAutorizadoPendenteExecutante' });
    expect(body.record.status).toBe('Pré-autorizado, pendente executante');
    const authorized = { statusProcedimento: 'Autorizado', quantidadeLiberada: 2, dataAprovacao: '2026-11-22T13:00:00Z' };
    expect(body.record.procedimentos).toMatchObject([authorized, authorized]);
    expect(numbers(await search('Matricula=77'))).toEqual(['01']);
  });

  it('may be about one procedure alone', async () => {
    waiting();
    await administer('/01/status', { procedures: { 40302040: 'Negado' } });
    expect(mock.medsenior.authorizations.find('01')).toMatchObject({
      status: 'Em análise',
      procedimentos: [{ statusProcedimento: 'Em análise' }, { statusProcedimento: 'Negado', quantidadeLiberada: 0 }],
    });
  });

  it.each([[{}], [{ status: 'x' }], [{ status: 9 }], [{ procedures: { 99: 1 } }], [{ procedures: { 40302040: 'x' } }], [{ colour: 1 }]])(
    'does not understand %j',
    async (change) => {
      const before = waiting();
      expect((await administer('/01/status', change)).status).toBe(400);
      expect(mock.medsenior.authorizations.find('01')).toEqual(before);
    },
  );

  it('needs a guide', async () => {
    expect((await administer('/404/status', { status: 1 })).status).toBe(404);
    expect(() => mock.medsenior.authorizations.change('404', { status: 1 })).toThrow('guia');
  });

  it('may write what the vendor never wrote', async () => {
    waiting();
    expect((await administer('/01', { status: 'Outra coisa', beneficiario: { nome: null } }, 'PATCH')).status).toBe(200);
    expect(mock.medsenior.authorizations.find('01')).toMatchObject({
      status: 'Outra coisa',
      beneficiario: { cpf: '11144477735', matricula: 77 },
    });
    expect((await administer('/01', { guia: '02' }, 'PATCH')).status).toBe(400);
    expect((await administer('/01', { status: 7 }, 'PATCH')).status).toBe(400);
  });
});

it('tokens and guides are part of a snapshot, the secrets of clients are not', async () => {
  const { access_token: token } = (await login()).body;
  mock.medsenior.authorizations.put(guide('01'));
  const snapshot = mock.snapshot();
  mock.reset();
  expect((await search('', token)).status).toBe(401);
  mock.restore(snapshot);
  expect(numbers(await search('StatusSolicitacao=1&Matricula=77', token))).toEqual(['01']);
  for (const secret of [token, 'segredo-de-exemplo']) expect(JSON.stringify(snapshot)).not.toContain(secret);
});
