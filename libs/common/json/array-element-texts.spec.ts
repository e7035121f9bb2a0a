import fc from 'fast-check';
import { arrayElementTexts } from './array-element-texts';

describe('the texts of the elements of a list', () => {
  it('are what stands in the answer, to the character', () => {
    const first = '{ "id" : 123456789012345678, "n":1.50,"t":"a\\u0041, ]}\\"", "o":{"items":[0]} }';
    const text = `{"hasNext":true,\n "items" : [ ${first} ,\n{"b":[1,[2,"]"]]},null, -1e3,"x" ] , "z":[1]}`;
    expect(arrayElementTexts(text, 'items')).toEqual([first, '{"b":[1,[2,"]"]]}', 'null', '-1e3', '"x"']);
  });

  it.each([
    ['no such property', '{"data":[1]}', undefined],
    ['an empty list', '{"items":[ ]}', []],
    ['something else than a list', '{"items":{"a":[1]}}', undefined],
    ['an empty object', ' { } ', undefined],
    ['the name only deeper down', '{"a":{"items":[1]},"b":[{"items":[2]}]}', undefined],
    ['the name as a value', '{"a":"items","items":[3]}', ['3']],
    ['an escaped name', '{"\\u0069tems":[4]}', ['4']],
    ['the name twice', '{"items":[5],"items":[6]}', ['6']],
    ['the name twice, the last no list', '{"items":[5],"items":7}', undefined],
  ])('with %s', (_, text, texts) => expect(arrayElementTexts(text, 'items')).toEqual(texts));

  it('parse to the elements that JSON.parse finds, whatever stands around them', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.jsonValue()),
        fc.array(fc.jsonValue()),
        fc.constantFrom(undefined, 1),
        (others, items, indent) => {
          const texts = arrayElementTexts(JSON.stringify({ ...others, items }, null, indent), 'items');
          expect(texts?.map((text) => JSON.parse(text) as unknown)).toEqual(JSON.parse(JSON.stringify(items)));
        },
      ),
    );
  });
});
