import fc from 'fast-check';
import { JournalRequestError } from './journal-request-error';
import { parsedExportOptions, parsedJournalQuery } from './parsed-journal-query';
import { parsedVerifySpec } from './parsed-verify-spec';

describe('the query of an admin route', () => {
  it('is read from its texts', () => {
    const parameters = {
      vendor: 'hat',
      status: '5xx',
      since: '12',
      from: '2026-01-31T10:00:00Z',
      body: 'x',
      limit: '5',
      order: 'desc',
      unmasked: 'true',
    };
    expect(parsedJournalQuery(parameters)).toEqual({
      query: { vendor: 'hat', status: '5xx', since: 12, from: 1_769_853_600_000, body: { contains: 'x' }, limit: 5, order: 'desc' },
      options: { unmasked: true },
    });
    expect(parsedJournalQuery({})).toEqual({ query: {}, options: {} });
    expect(parsedExportOptions({ unmasked: 'false' })).toEqual({ unmasked: false });
  });

  it.each([
    [{ vendr: 'hat' }, 'vendr: unknown field; known are vendor, operation'],
    [{ vendor: ['a', 'b'] }, 'vendor: must be given once'],
    [{ limit: '0' }, 'limit: must be a whole number from 1 to 10000'],
    [{ since: 'soon' }, 'since: must be a whole number of at least 0'],
    [{ status: '20' }, 'status: must be an HTTP status such as 404, or a class such as 4xx'],
    [{ from: 'yesterday' }, 'from: must be a date or an instant'],
    [{ order: 'up' }, 'order: must be one of asc, desc'],
    [{ unmasked: '' }, 'unmasked: must be one of true, false'],
  ])('refuses %j', (parameters, message) => expect(() => parsedJournalQuery(parameters)).toThrow(message));
});

describe('a verify request', () => {
  it.each([
    [null, 'body of the request: must be an object'],
    [{}, 'request: give either request or order'],
    [{ request: {}, order: [{}] }, 'request: give either request or order'],
    [{ request: {}, exactly: 2 }, 'exactly: unknown field; known are request, count'],
    [{ request: { verb: 'GET' } }, 'request.verb: unknown field; known are vendor'],
    [{ request: { body: { jsonPath: 'x' } } }, 'request.body.jsonPath: unknown field'],
    [{ request: { body: {} } }, 'request.body: give at least one of equals'],
    [{ request: { body: { paths: { 'a[': 1 } } } }, 'request.body.paths: a name in it is not a path'],
    [{ request: { headers: { accept: { match: 'x' } } } }, 'request.headers.accept.match: unknown field'],
    [{ request: { query: { Cpf: ['1'] } } }, 'request.query.Cpf: must be an object'],
    [{ request: { path: { matches: '(' } } }, 'request.path.matches: is not a regular expression'],
    [{ request: {}, count: { exactly: 1, atLeast: 1 } }, 'count.exactly: stands alone'],
    [{ request: {}, count: { atLeast: 3, atMost: 1 } }, 'count.atLeast: must not be more than atMost'],
    [{ request: {}, count: -1 }, 'count: must be a whole number'],
    [{ request: {}, count: {} }, 'count: give exactly, atLeast, atMost or a number'],
    [{ request: {}, never: true, count: 1 }, 'count: goes with request alone'],
    [{ order: [] }, 'order: must be a list of 1 to 1000 matchers'],
    [{ order: [{}, { statu: 1 }] }, 'order[1].statu: unknown field'],
    [{ order: [{}], never: true }, 'never: goes with request'],
    [{ request: {}, 'Maria da Silva': 1 }, '(a name that cannot be shown): unknown field'],
  ])('%j is refused by the name of the field', (spec, message) => {
    expect(() => parsedVerifySpec(spec)).toThrow(JournalRequestError);
    expect(() => parsedVerifySpec(spec)).toThrow(message);
  });

  it('never fails otherwise, whatever it is', () => {
    const names = ['request', 'order', 'count', 'never', 'since', 'body', 'paths', 'json', 'equals', 'path', 'query', 'x'];
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof({ depthSize: 'small' }, fc.jsonValue(), fc.dictionary(fc.constantFrom(...names), tie('value'))),
    }));
    fc.assert(
      fc.property(value, (spec) => {
        try {
          parsedVerifySpec(spec);
        } catch (error) {
          expect(error).toBeInstanceOf(JournalRequestError);
        }
      }),
    );
  });
});
