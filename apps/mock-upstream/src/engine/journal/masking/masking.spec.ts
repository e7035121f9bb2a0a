import fc from 'fast-check';
import { record, sampleJournal, type SampleCall } from '../journal.fixture';

const digits = (length: number) => fc.stringMatching(new RegExp(`^[1-9][0-9]{${length - 1}}$`));
const word = fc.stringMatching(/^[A-ZÁÉÍÓÚÂÊÔÃÕÇ][a-záéíóúâêôãõç]{4,9}$/);
const person = fc.record({
  name: fc.array(word, { minLength: 2, maxLength: 4 }).map((words) => words.join(' ')),
  holderCPF: digits(11),
  nationalhealthcard: digits(15),
  subscriberId: digits(17),
  email: fc.stringMatching(/^[a-z]{4,10}\.[0-9]{4}@example\.com$/),
  phonenumber: digits(11),
  zipcode: digits(8),
  address: fc.array(word, { minLength: 2, maxLength: 2 }).map((words) => words.join(' ')),
  birthdate: fc.stringMatching(/^19[2-9][0-9]-0[1-9]-1[0-9]$/),
});
type Person = typeof person extends fc.Arbitrary<infer Value> ? Value : never;

function shown(sample: SampleCall): string {
  const journal = sampleJournal();
  record(journal, sample);
  const verdict = journal.verify({ request: { path: '/nothing', body: { contains: sample.body || 'x' }, key: 'none' } });
  return `${JSON.stringify(journal.query())}\n${journal.export()}\n${journal.curl(1)}\n${JSON.stringify(verdict)}`;
}

function expectNothingOf(someone: Person, text: string): void {
  const plain = text.toLowerCase();
  for (const value of Object.values(someone)) {
    for (const spelling of [value, JSON.stringify(value).slice(1, -1), encodeURIComponent(value)]) {
      expect(plain).not.toContain(spelling.toLowerCase());
    }
  }
  // Of names and streets, no part either.
  for (const part of [...someone.name.split(' '), ...someone.address.split(' ')]) {
    expect(text).not.toMatch(new RegExp(`(?<![\\p{L}~])${part}(?!\\p{L})`, 'u'));
  }
}

describe('a masked view', () => {
  it('shows nothing of a person that came in a body, in the answer, or in a text of the vendor that quotes them', () => {
    fc.assert(
      fc.property(person, (someone) => {
        const body = JSON.stringify({ healthInsurerId: '0001', items: [someone] });
        const answer = JSON.stringify({
          code: 'E004',
          message: `Não foi encontrado nenhum beneficiário com a matricula ${someone.subscriberId}`,
          detailedMessage: [`${someone.name.toUpperCase()}: ${someone.email}, ${someone.address}`, `CPF ${someone.holderCPF}`],
          data: [{ beneficiario: { nome: someone.name, cpf: someone.holderCPF, contatos: [{ contato: someone.phonenumber }] } }],
        });
        const reason = `birthdate ${someone.birthdate} of ${someone.name} is wrong`;
        expectNothingOf(someone, shown({ body, answer, reason, warnings: [reason], keys: [`${someone.subscriberId}:2024`] }));
      }),
      { numRuns: 150 },
    );
  });

  it('shows nothing of a person in a body that is broken anywhere, nor where the vendor quotes its rest', () => {
    const change = fc.constantFrom('', '"', ',', ':', '}', '{', '[', '\\');
    fc.assert(
      fc.property(person, fc.nat(), change, fc.nat(), (someone, at, put, quoteAt) => {
        const text = JSON.stringify({ items: [someone] }, null, 1);
        const where = at % text.length;
        const body = text.slice(0, where) + put + text.slice(where + 1);
        fc.pre(!isJson(body));
        const answer = JSON.stringify({ code: 'E001', detailedMessage: `Json Error: >>${body.slice(quoteAt % body.length)}<<` });
        // A change inside a value makes it another value: what is left of it is not looked for.
        const whole = Object.fromEntries(
          Object.entries(someone).map(([name, value]) => [name, body.includes(value) ? value : 'Qwxyzqwxyz']),
        ) as Person;
        expectNothingOf(whole, shown({ body, answer }));
      }),
      { numRuns: 400 },
    );
  });

  it('shows nothing of a person in a body cut short, in a query, in a path, in a form', () => {
    fc.assert(
      fc.property(person, fc.nat(), (someone, at) => {
        const text = JSON.stringify({ items: [someone] });
        const cut = text.slice(0, at % text.length);
        const query = new URLSearchParams({
          Cpf: someone.holderCPF,
          nome: someone.name,
          filter: `name eq '${someone.name}'`,
          mail: someone.email,
        });
        const path = `/api/v1/dados-beneficiario/${someone.holderCPF}`;
        expectNothingOf(someone, shown({ body: cut, path: `${path}?${query}`, template: '/dados-beneficiario/{cpf}' }));
        const stray = `/pessoas/${encodeURIComponent(someone.name)}/${someone.nationalhealthcard}`;
        const form = { 'content-type': 'application/x-www-form-urlencoded' };
        expectNothingOf(someone, shown({ path: stray, headers: form, body: new URLSearchParams(someone).toString() }));
      }),
      { numRuns: 150 },
    );
  });

  it('keeps layout, codes and what is nobody’s', () => {
    const journal = sampleJournal();
    const body = '{ "healthInsurerId" : "0001",\n "items":[ {"personId":"00000001", "active": true, "name": "" , "quantity": 1.50} ] }';
    const answer = '{"tokenId":"b1f6c0de-6d1c-4a8e-9c1d-2f6f0f0f0a01","prescriptionCode":"41750520230619000003","code":202}';
    record(journal, { body, answer, path: '/api/v1/integration/b1f6c0de-6d1c-4a8e-9c1d-2f6f0f0f0a01', template: '/integration/{tokenId}' });
    const [view] = journal.query();
    expect(view).toMatchObject({ request: { body }, response: { body: answer } });
    expect(view?.path).toBe('/api/v1/integration/b1f6c0de-6d1c-4a8e-9c1d-2f6f0f0f0a01');
  });

  it('leaves the key of an item, though an e-mail of the same item has it in it', () => {
    const journal = sampleJournal();
    record(journal, { body: '{"personId":"00000001","email":"membro.00000001@example.com"}', keys: ['00000001'] });
    expect(journal.get(1)).toMatchObject({ keys: ['00000001'] });
    expect(journal.get(1)?.request.body).toMatch(/^\{"personId":"00000001","email":"email~[a-z]{10}"\}$/);
  });

  it('gives one value one mask within a journal, and another in another', () => {
    const journal = sampleJournal();
    record(journal, { body: '{"holderCPF":"529.982.247-25"}', path: '/x?cpf=52998224725' });
    record(journal, { answer: '{"matricula":52998224725}' });
    const masks = JSON.stringify(journal.query())
      .match(/(?:cpf|card)~[a-z]+/g)
      ?.map((mask) => mask.split('~')[1]);
    expect(masks).toHaveLength(3);
    expect(new Set(masks).size).toBe(1);
    const other = sampleJournal({ maskKey: 'another' });
    record(other, { body: '{"holderCPF":"52998224725"}' });
    expect(JSON.stringify(other.query())).not.toContain(masks?.[0]);
  });

  it('never shows a secret, unmasked or not, wherever it comes again', () => {
    const journal = sampleJournal();
    const secret = 'k3y-of-the-operator';
    record(journal, {
      path: `/token?grant_type=refresh_token&refresh_token=${secret}`,
      headers: { authorization: `Bearer ${secret}`, password: 's3nh4-forte', cookie: 'sid=99aa88' },
      body: '{"name":"Maria","attachments":[{"href":"https://files.example/maria.png?sig=abc123xyz"}]}',
      answer: JSON.stringify({
        access_token: 'eyJhbGciOiJIUzI1NiJ9.e30.c2ln',
        token: secret,
        detailedMessage: `Status code: 404; Erro: Not Found\r\n; Url: https://files.example/maria.png?sig=abc123xyz and ${secret}`,
      }),
      keys: [secret],
    });
    const unmasked =
      JSON.stringify(journal.query({}, { unmasked: true })) + journal.export({ unmasked: true }) + journal.curl(1, { unmasked: true });
    expect(unmasked).not.toMatch(/k3y-of|s3nh4|99aa88|abc123xyz|eyJ/);
    expect(unmasked).toContain('Maria');
    expect(unmasked).toContain('https://files.example/maria.png?');
    expect(JSON.stringify(journal.query())).not.toMatch(/k3y-of|s3nh4|99aa88|abc123xyz|eyJ|maria/i);
  });

  it.each(['authorization', 'proxy-authorization', 'x-authorization', 'x-original-authorization', 'source-authorization'])(
    'takes a header %s for a credential',
    (name) => {
      const journal = sampleJournal();
      record(journal, { headers: { [name]: '4471-9920' } });
      expect(JSON.stringify(journal.query({}, { unmasked: true })) + journal.curl(1)).not.toContain('4471-9920');
    },
  );

  it.each(['authorization', 'Authorization', 'proxyAuthorization', 'x_authorization', 'httpAuthorization', 'clientAuthorization'])(
    'takes a field %s for a credential',
    (name) => {
      const journal = sampleJournal();
      record(journal, { path: `/x?${name}=4471-9920`, body: JSON.stringify({ [name]: '4471-9920', inner: { [name]: ['4471-9920'] } }) });
      expect(JSON.stringify(journal.query({}, { unmasked: true }))).not.toContain('4471-9920');
    },
  );

  it('shows guides that are named by their authorization, and finds people in them all the same', () => {
    const journal = sampleJournal();
    const guides = '{"sourceAuthorization":4471,"priorAuthorization":"4472","source_authorization":{"code":"4473"}}';
    record(journal, { headers: { 'source-authorization': '4474' }, body: guides });
    expect(journal.get(1)?.request.body).toBe(guides);
    record(journal, { body: '{"sourceAuthorization":{"code":"1","beneficiaryName":"Ana Prado","remark":"CPF 529.982.247-25"}}' });
    expect(journal.get(2)?.request.body).toMatch(/\{"code":"1","beneficiaryName":"name~[a-z]+","remark":"CPF cpf~[a-z]+"\}/);
  });

  it('takes a vendor’s word for its own fields', () => {
    const journal = sampleJournal({ fields: { apelido: 'name', product_name: 'public' } });
    record(journal, { body: '{"apelido":"Zezinho","product_name":"Plano Ouro"}' });
    const text = journal.get(1)?.request.body;
    expect(text).toMatch(/^\{"apelido":"name~[a-z]{10}","product_name":"Plano Ouro"\}$/);
  });

  it('masks a long text without a pause that grows with its square', () => {
    const journal = sampleJournal();
    record(journal, { body: `{"file":"${'z'.repeat(120_000)}"}`, answer: `["${'1'.repeat(60_000)}"]` });
    expect(journal.get(1)?.request.body).toHaveLength(120_011);
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
