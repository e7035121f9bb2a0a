import { driftedBody } from './drifted-body';

const body = JSON.stringify({ code: 4, items: [{ id: '1', note: 'a' }, { id: '2' }], holder: { name: 'x' } });
const drifted = (drift: Parameters<typeof driftedBody>[1]) => JSON.parse(driftedBody(body, drift)) as unknown;

describe('an answer that drifted from its contract', () => {
  it('has fields more, other values, other types and fields less, at any depth', () => {
    expect(
      drifted({
        set: { version: { major: 2 }, 'holder.name': 'y', 'items[1].note': null },
        retype: { code: 'string', 'items[*].id': 'number', holder: 'array', absent: 'string' },
        remove: ['items[0].note'],
      }),
    ).toEqual({
      code: '4',
      version: { major: 2 },
      items: [{ id: 1 }, { id: 2, note: null }],
      holder: [{ name: 'y' }],
    });
  });

  it('stays as it was where a path finds nothing, and when it is no JSON', () => {
    expect(drifted({ set: { 'code.deep': 1, 'nobody.there': 1 }, remove: ['a.b'] })).toEqual(JSON.parse(body));
    expect(driftedBody('<html>', { set: { a: 1 } })).toBe('<html>');
    expect(driftedBody('"text"', { set: { a: 1 } })).toBe('"text"');
  });
});
