import fc from 'fast-check';
import { record, sampleJournal, sampleTime } from './journal.fixture';

describe('the journal of a world', () => {
  it('tells what came, what was answered, and how long it took', () => {
    const journal = sampleJournal();
    record(journal, {
      path: '/api/healthcare/hat/v1/persons?dry=1',
      template: '/persons',
      id: 'request-1',
      remoteHost: '127.0.0.1',
      remotePort: 50123,
      body: '{"items":[{"personId":"00000001"}]}',
      answer: '{"tokenId":"b1f6"}',
      status: 202,
      keys: ['00000001'],
      reason: 'one item breaks the contract',
    });
    expect(journal.query()).toEqual([
      {
        sequence: 1,
        ordinal: 1,
        id: 'request-1',
        vendor: 'hat',
        operation: 'persons',
        method: 'POST',
        template: '/persons',
        path: '/api/healthcare/hat/v1/persons',
        query: 'dry=1',
        outcome: 'answered',
        status: 202,
        time: '2026-01-31T10:00:00.000Z',
        durationMs: 2.5,
        keys: ['00000001'],
        reason: 'one item breaks the contract',
        remoteHost: '127.0.0.1',
        remotePort: 50123,
        request: { headers: { 'content-type': 'application/json', host: '127.0.0.1:3100' }, body: '{"items":[{"personId":"00000001"}]}' },
        response: { headers: { 'content-type': 'application/json' }, body: '{"tokenId":"b1f6"}' },
      },
    ]);
  });

  it('shows a call without an end as open, and counts it when it ends', () => {
    const journal = sampleJournal();
    const entry = journal.begin({ vendor: 'hat', operation: 'persons', method: 'POST', path: '/persons', headers: {} }, sampleTime, 0);
    expect(journal.get(1)?.outcome).toBe('open');
    expect(journal.counts()).toEqual([]);
    journal.finish(entry, { outcome: 'reset' }, 1);
    journal.finish(entry, { outcome: 'answered', status: 200 }, 2);
    expect(journal.get(1)?.outcome).toBe('reset');
    expect(journal.counts()).toEqual([{ vendor: 'hat', operation: 'persons', status: 'reset', count: 1 }]);
  });

  it('begins anew after clear, and a call from before does not come back', () => {
    const journal = sampleJournal({ settings: { maxEntries: 1 } });
    const open = journal.begin({ vendor: 'hat', operation: 'persons', method: 'POST', path: '/persons', headers: {} }, sampleTime, 0);
    journal.clear();
    for (let at = 0; at < 3; at++) record(journal);
    journal.finish(open, { outcome: 'answered', status: 500, body: 'x'.repeat(1_000) }, 1);
    expect(journal.counts()).toEqual([{ vendor: 'hat', operation: 'persons', status: 200, count: 3 }]);
    expect(journal.summary()).toMatchObject({ entries: 1, nextSequence: 4, evicted: 2 });
    expect(journal.get(3)).toMatchObject({ ordinal: 3 });
  });

  it('a copied world gets the settings and none of the calls', () => {
    const journal = sampleJournal({ settings: { maxEntries: 7 } });
    record(journal);
    journal.changeSettings({ maxBodyCharacters: 10 });
    const copy = journal.emptyCopy();
    expect(copy.settings()).toEqual(journal.settings());
    expect(copy.summary()).toMatchObject({ entries: 0, nextSequence: 1, counts: [] });
  });

  it('refuses settings by name', () => {
    expect(() => sampleJournal({ settings: { maxEntries: 0 } })).toThrow('maxEntries: must be a whole number from 1 to');
    expect(() => sampleJournal().changeSettings({ maxEntry: 5 })).toThrow('maxEntry: unknown field; known are maxEntries');
  });
});

describe('the bounds of the journal', () => {
  const call = fc.record({ body: fc.nat(3_000), answer: fc.nat(3_000), key: fc.nat(50) });

  it('hold for any calls, while counters and sequences go on', () => {
    fc.assert(
      fc.property(fc.array(call, { maxLength: 200 }), fc.integer({ min: 1, max: 40 }), (calls, maxEntries) => {
        const settings = { maxEntries, maxBytes: 64 * 1024, maxBodyCharacters: 2_000 };
        const journal = sampleJournal({ settings });
        calls.forEach(({ body, answer, key }) => {
          record(journal, { body: 'b'.repeat(body), answer: 'a'.repeat(answer), keys: [String(key)] });
          const entries = journal.entries();
          const { bytes, evicted } = journal.summary();
          expect(entries.length).toBeLessThanOrEqual(maxEntries);
          expect(bytes).toBeLessThanOrEqual(settings.maxBytes);
          expect(bytes).toBe(entries.reduce((sum, entry) => sum + entry.bodyBytes + entry.headBytes, 0));
          const held = entries.reduce((sum, entry) => sum + (entry.requestBody?.length ?? 0) + (entry.responseBody?.length ?? 0), 0);
          expect(held * 2).toBe(entries.reduce((sum, entry) => sum + entry.bodyBytes, 0));
          expect(entries.map(({ sequence }) => sequence)).toEqual(entries.map((_, at) => evicted + 1 + at));
        });
        expect(journal.counts().map(({ count }) => count)).toEqual(calls.length === 0 ? [] : [calls.length]);
      }),
      { numRuns: 40 },
    );
  });

  it('let go of old bodies before they let go of calls', () => {
    const journal = sampleJournal({ settings: { maxBytes: 64 * 1024 } });
    for (let at = 0; at < 20; at++) record(journal, { body: `"${'x'.repeat(4_000)}"`, keys: [String(at)] });
    expect(journal.summary().evicted).toBe(0);
    expect(journal.get(1)).toMatchObject({ bodiesDropped: true, keys: ['0'], request: { cutFrom: 4_002 } });
    expect(journal.get(20)?.request.body).toHaveLength(4_002);
  });

  it('cut a long body with a mark, and never through a character', () => {
    const journal = sampleJournal({ settings: { maxBodyCharacters: 5 } });
    record(journal, { answer: '"abc😀😀"', body: '"áé"' });
    const [entry] = journal.entries();
    expect(entry?.responseBody).toBe('"abc');
    expect(entry?.responseLength).toBe(9);
    expect(entry).toMatchObject({ requestBody: '"áé"', requestLength: undefined });
  });

  it('hold at once when they are made smaller', () => {
    const journal = sampleJournal();
    for (let at = 0; at < 10; at++) record(journal, { body: '"x"' });
    journal.changeSettings({ maxEntries: 4 });
    record(journal);
    expect(journal.entries().map(({ sequence }) => sequence)).toEqual([8, 9, 10, 11]);
    journal.changeSettings({ maxEntries: 100 });
    record(journal);
    expect(journal.entries().map(({ sequence }) => sequence)).toEqual([8, 9, 10, 11, 12]);
  });
});

describe('the stable export', () => {
  const calls = (host: string, id: string, wall: number): string => {
    const journal = sampleJournal({ maskKey: id });
    record(journal, {
      headers: { host, authorization: 'Bearer abcdef', 'user-agent': id, 'x-request-id': id, idtenant: '5' },
      id,
      remotePort: wall,
      body: '{"holderCPF":"52998224725"}',
      answer: `{"self":"http://${host}/persons"}`,
      answerHeaders: { date: id, location: `http://${host}/persons/1` },
    });
    const entry = journal.begin(
      { vendor: 'hat', operation: 'integration', method: 'GET', path: '/x?cpf=52998224725', headers: {}, id },
      sampleTime,
      wall,
    );
    journal.finish(entry, { outcome: 'truncated', status: 200, body: '{"name":"Jo' }, wall * 2);
    return journal.export();
  };

  it('is the same, byte by byte, whatever the host, the port, the ids, the wall and the key of the masks are', () => {
    const text = calls('127.0.0.1:3100', 'one', 5);
    expect(calls('localhost:49152', 'two', 17)).toBe(text);
    expect(text).not.toMatch(/3100|one|52998224725|Jo\b|durationMs|remote/);
    expect(text.endsWith('}\n')).toBe(true);
  });

  it('gives equal values equal masks, and shows them only when asked, secrets never', () => {
    const lines = calls('127.0.0.1:3100', 'one', 5);
    const cpfs = lines.match(/cpf~\d+/g);
    expect(cpfs).toHaveLength(2);
    expect(new Set(cpfs).size).toBe(1);
    const journal = sampleJournal();
    record(journal, { body: '{"holderCPF":"52998224725","password":"p4ss-w0rd"}', headers: { authorization: 'Bearer abcdef' } });
    const unmasked = journal.export({ unmasked: true });
    expect(unmasked).toContain('52998224725');
    expect(unmasked).not.toMatch(/p4ss-w0rd|abcdef/);
  });
});

describe('a call as curl', () => {
  it('is quoted for the shell and leaves out what curl sets itself', () => {
    const journal = sampleJournal();
    record(journal, { path: "/v1/persons?filter=a'b", body: `{"a":"it's"}`, headers: { 'content-length': '12', accept: '' } });
    expect(journal.curl(1, { unmasked: true, origin: 'http://mock' })).toBe(
      [
        `curl --globoff -X POST 'http://mock/v1/persons?filter=a'\\''b' \\`,
        `  -H 'accept;' \\`,
        `  -H 'content-type: application/json' \\`,
        `  --data-raw '{"a":"it'\\''s"}'`,
      ].join('\n'),
    );
    expect(journal.curl(2)).toBeUndefined();
  });

  it('says when the body is not all there', () => {
    const journal = sampleJournal({ settings: { maxBodyCharacters: 3 } });
    record(journal, { body: '[1,2,3]' });
    expect(journal.curl(1)).toMatch(/^# the body is cut: 7 characters were received\n/);
  });
});
