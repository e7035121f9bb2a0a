import { Journal } from '../journal';
import { record, sampleJournal } from '../journal.fixture';
import type { VerifySpec } from './verify';

const cpf = '52998224725';

function received(): Journal {
  const journal = sampleJournal();
  const persons = { operation: 'persons', template: '/persons', path: '/api/healthcare/hat/v1/persons?dry=1', headers: { idtenant: '5' } };
  record(journal, { ...persons, body: `{"items":[{"personId":"1","name":"Maria Prado","holderCPF":"${cpf}"}]}`, keys: ['1'], status: 202 });
  record(journal, { ...persons, body: '{"items":[{"personId":"2","matricula":12345678901234567}]}', keys: ['2'], status: 400 });
  record(journal, {
    operation: 'integration',
    method: 'GET',
    path: '/api/healthcare/hat/v1/integration/b1f6',
    template: '/integration/{tokenId}',
  });
  return journal;
}

describe('verification', () => {
  it.each([
    [{ operation: 'persons' }, 2],
    [{ method: 'post', path: '/persons' }, 2],
    [{ path: '**/integration/*' }, 1],
    [{ path: 'v1/persons' }, 2],
    [{ path: { matches: 'integration/[a-f0-9]+$' } }, 1],
    [{ status: '4xx' }, 1],
    [{ outcome: 'answered' as const }, 3],
    [{ key: '2' }, 1],
    [{ query: { dry: 1 } }, 2],
    [{ query: { dry: { absent: true } } }, 1],
    [{ headers: { IdTenant: '5', authorization: { absent: true } } }, 2],
    [{ body: { json: { items: [{ personId: '1' }] } } }, 1],
    [{ body: { paths: { 'items[*].personId': { matches: '^[12]$' }, '$.items[0].matricula': '12345678901234567' } } }, 1],
    [{ body: { paths: { 'items.0.name': { contains: 'Prado' }, 'items[0].email': { absent: true } } } }, 1],
    [{ body: { equals: { items: [{ holderCPF: cpf, name: 'Maria Prado', personId: '1' }] } } }, 1],
    [{ body: { absent: true } }, 1],
    [{ body: { contains: 'Maria', matches: '"personId":"\\d"' } }, 1],
    [{}, 3],
  ])('counts the calls like %j', (request, exactly) => {
    const journal = received();
    expect(journal.verify({ request, count: { exactly } })).toMatchObject({ ok: true, count: exactly });
    expect(journal.verify({ request, count: exactly + 1 }).ok).toBe(false);
    expect(journal.verify({ request, never: true }).ok).toBe(false);
    expect(journal.verify({ request, count: { atLeast: exactly, atMost: exactly } }).ok).toBe(true);
  });

  it.each<[string, VerifySpec]>([
    ['request', { request: { body: { matches: '(a+)+$' } } }],
    ['request', { request: { headers: { 'x-long': { matches: '(a+)+$' } } } }],
    ['order', { order: [{ operation: 'persons' }, { body: { paths: { name: { matches: '(a|a)*$' } } } }] }],
  ])('gives a regular expression up that would take years, and names the field %s', (field, spec) => {
    const journal = sampleJournal();
    const long = `${'a'.repeat(40)}!`;
    for (let call = 0; call < 2; call++) record(journal, { body: JSON.stringify({ name: long }), headers: { 'x-long': long } });
    expect(() => journal.verify(spec)).toThrow(new RegExp(`^${field}: takes too long on what was received`));
    if (spec.request?.body) expect(() => journal.count({ body: spec.request?.body })).toThrow(/^body: takes too long/);
    expect(journal.verify({ request: { body: { matches: '!"\\}$' } }, count: 2 }).ok).toBe(true);
  });

  it('reads a form as its fields', () => {
    const journal = sampleJournal();
    record(journal, {
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'grant_type=client_credentials&client_id=a%20b',
    });
    journal.expect({ request: { body: { json: { grant_type: 'client_credentials', client_id: 'a b' } } } });
  });

  it('tells the nearest miss line by line, without personal data', () => {
    const request = {
      method: 'POST',
      operation: 'persons',
      headers: { idtenant: '6' },
      body: { json: { items: [{ name: 'Maria Prado', holderCPF: '11144477735' }] } },
    };
    const { ok, message, nearestMiss } = received().verify({ request });
    expect(ok).toBe(false);
    expect(nearestMiss?.sequence).toBe(1);
    expect(message.replace(/~[a-z]{10}/g, '~')).toBe(
      [
        'Expected at least 1 call like this, but none of 3 calls matches:',
        '  operation persons',
        '  method POST',
        '  headers {"idtenant":"6"}',
        '  body {"json":{"items":[{"name":"name~","holderCPF":"cpf~"}]}}',
        'Nearest miss, 2 of 5 conditions unmet: #1 POST /api/healthcare/hat/v1/persons?dry=1 202, 2026-01-31T10:00:00.000Z',
        '  = operation                persons',
        '  = method                   POST',
        '  x header idtenant          expected 6',
        '                             received 5',
        '  = body items[0].name       name~',
        '  x body items[0].holderCPF  expected cpf~',
        '                             received cpf~',
      ].join('\n'),
    );
    const [expected, actual] =
      nearestMiss?.conditions.filter(({ condition }) => condition.endsWith('CPF')).flatMap((one) => [one.expected, one.actual]) ?? [];
    expect(expected).not.toBe(actual);
    expect(received().verify({ request, unmasked: true }).message).toContain(`received ${cpf}`);
  });

  it('prefers, among calls that miss as many conditions, the one whose texts are closest', () => {
    const journal = sampleJournal();
    record(journal, { path: '/v1/person' });
    record(journal, { path: '/v1/healthProviders' });
    expect(journal.verify({ request: { path: '/v1/persons' } }).nearestMiss?.sequence).toBe(1);
  });

  it('lists what came when too much came', () => {
    const { message, matched } = received().verify({ request: { operation: 'persons' }, never: true });
    expect(matched).toEqual([1, 2]);
    expect(message).toContain('Expected no call like this, but 2 of 3 calls match:');
    expect(message).toContain('  #2 POST /api/healthcare/hat/v1/persons?dry=1 400');
  });

  it('follows an order, and says which step is missing and what came too early', () => {
    const journal = received();
    journal.expect({ order: [{ key: '1' }, { operation: 'integration' }] });
    const { ok, count, message } = journal.verify({ order: [{ operation: 'integration' }, { key: '1' }] });
    expect({ ok, count }).toEqual({ ok: false, count: 1 });
    expect(message).toContain('no call after #3 is step 2');
    expect(message).toContain('It came too early:\n  #1 POST');
    expect(message).toContain('No other call was received.');
    expect(journal.verify({ order: [{ key: '1' }, { key: '1' }] }).ok).toBe(false);
  });

  it('counts from a sequence on', () => {
    expect(received().verify({ request: { operation: 'persons' }, since: 1 }).count).toBe(1);
  });

  it('warns when calls or bodies it would have to count are gone', () => {
    const journal = sampleJournal({ settings: { maxEntries: 2 } });
    for (let at = 0; at < 3; at++) record(journal);
    expect(journal.verify({ request: { key: 'x' }, never: true })).toMatchObject({
      ok: true,
      caution: expect.stringContaining('up to #1') as string,
    });
    expect(journal.verify({ request: { key: 'x' }, never: true, since: 1 }).caution).toBeUndefined();
    const full = sampleJournal({ settings: { maxBytes: 64 * 1024 } });
    for (let at = 0; at < 12; at++) record(full, { body: `"${'x'.repeat(4_000)}"` });
    expect(full.verify({ request: { body: { absent: true } } })).toMatchObject({
      ok: false,
      caution: expect.stringContaining('bodies') as string,
    });
    expect(full.verify({ request: { operation: 'persons' } }).caution).toBeUndefined();
  });

  it('says that a body is no JSON, or that it was cut', () => {
    const journal = sampleJournal({ settings: { maxBodyCharacters: 10 } });
    record(journal, { body: '{"a":1' });
    expect(journal.verify({ request: { body: { json: { a: 1 } } } }).message).toContain('(the body is not JSON)');
    record(journal, { body: '{"a":1,"b":22}' });
    expect(journal.verify({ request: { body: { json: { a: 1 } } }, since: 1 }).message).toContain(
      '(only the beginning of 14 characters was kept)',
    );
  });

  it('throws the story in a test', () => {
    expect(() => received().expect({ request: { key: '3' } })).toThrow(/^Expected at least 1 call like this, but none of 3 calls matches/);
    expect(() => received().expect({ request: { key: '1' } })).not.toThrow();
    expect(() => sampleJournal().expect({ request: {} })).toThrow('No other call was received.');
  });
});

describe('a query', () => {
  it('selects, orders and limits; the count knows no limit', () => {
    const journal = received();
    const sequences = (query: Parameters<Journal['query']>[0]) => journal.query(query).map(({ sequence }) => sequence);
    expect(sequences({ operation: 'persons', order: 'desc' })).toEqual([2, 1]);
    expect(sequences({ limit: 1 })).toEqual([1]);
    expect(journal.count({ limit: 1 })).toBe(3);
    expect(sequences({ since: 2 })).toEqual([3]);
    expect(sequences({ key: '2' })).toEqual([2]);
    expect(sequences({ body: { contains: cpf } })).toEqual([1]);
    expect(sequences({ path: '/integration/{tokenId}', method: 'get', status: 200 })).toEqual([3]);
    expect(sequences({ from: 0, until: 1 })).toEqual([]);
    expect(sequences({ outcome: 'reset' })).toEqual([]);
  });
});
