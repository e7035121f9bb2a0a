import fc from 'fast-check';
import { readJsonList } from './json-list';
import { maxJsonDepth, parseJsonLossless } from './parse-json-lossless';

/** The object as reading in pieces gives it, put together again. */
function whole(text: string): unknown {
  const { envelope, list } = readJsonList(text, 'items');
  return list ? { ...(envelope as object), items: [...list.elements()] } : envelope;
}

function codeOf(read: () => unknown): unknown {
  try {
    read();
    return 'nothing';
  } catch (error) {
    return error;
  }
}

const many = Array.from({ length: 1_000 }, (_, index) => ({ id: `${index}`, text: 'a "quoted" [piece], }{', list: [1, [2]] }));

describe('an object with a long list, read in pieces', () => {
  it.each([
    '{"items":[]}',
    '{"items":[ ]}',
    '{"items":[1]}',
    '{ "a" : "items", "items" : [ {"b":[1,2,{"items":[3]}]} , null, "x,]" ] , "z":{"items":[]} }',
    '{"items":[1],"items":5}',
    '{"items":5,"items":[1]}',
    '{"items":{"items":[1,2]}}',
    '{"Items":[1,2]}',
    '{"\\u0069tems":[1,2]}',
    '{"items":[123456789012345678]}',
    '["items",[1,2]]',
    '"items"',
    JSON.stringify({ healthInsurerId: '0001', items: many, ansRegistry: '1' }),
  ])('is what it is read whole: %.60s', (text) => expect(whole(text)).toEqual(parseJsonLossless(text)));

  it('says how long the list is before it is read', () => {
    for (const length of [0, 1, 63, 64, 65, 128, 1_000]) {
      const { list } = readJsonList(JSON.stringify({ items: many.slice(0, length) }), 'items');
      expect(list?.length).toBe(length);
      expect([...(list?.elements() ?? [])]).toHaveLength(length);
    }
  });

  it.each([
    '{"items":[1,]}',
    '{"items":[,]}',
    '{"items":[,1]}',
    '{"items":[1,,2]}',
    '{"items":[1 2]}',
    '{"items":[}{]}',
    '{"items":[{"a":[1}]]}',
    '{"items":[1]',
    '{"items":[1]}}',
    '{"items" [1]}',
    '{"items":["a]}',
    '{"q":"items",[1,2]}',
    `{"items":[${'1,'.repeat(64)}]}`,
    `{"items":[${'1,'.repeat(63)},1]}`,
    `{"items":[${'1,'.repeat(64)},1]}`,
    `{"items":[${'1,'.repeat(70)}x]}`,
    `{"items":[${'['.repeat(maxJsonDepth)}${']'.repeat(maxJsonDepth)}]}`,
  ])('tells the same fault at the same place as when read whole: %.60s', (text) => {
    const expected = codeOf(() => parseJsonLossless(text));
    expect(expected).not.toBe('nothing');
    expect(codeOf(() => whole(text))).toEqual(expected);
  });

  it('agrees with reading whole, for any object and any damage to its text', () => {
    const objects = fc.record({ a: fc.jsonValue(), items: fc.array(fc.jsonValue(), { maxLength: 200 }), b: fc.jsonValue() });
    fc.assert(
      fc.property(objects, fc.nat(), fc.constantFrom('', ',', ']', '}', '[', '{', '"', '1', ' '), (object, at, damage) => {
        const sound = JSON.stringify(object);
        const cut = at % sound.length;
        for (const text of [sound, sound.slice(0, cut) + damage + sound.slice(cut + 1)]) {
          const expected = codeOf(() => parseJsonLossless(text));
          if (expected === 'nothing') expect(whole(text)).toEqual(parseJsonLossless(text));
          else expect(codeOf(() => whole(text))).toEqual(expected);
        }
      }),
      { numRuns: 300 },
    );
  });
});
