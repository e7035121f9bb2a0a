import { repeatedFields } from './repeated-fields';

describe('fields that an object names twice', () => {
  it.each([
    ['{"a":1,"b":{"a":2},"c":[{"a":3},{"a":4}]}', []],
    ['{"a":1,"a":2,"a":3}', ['a']],
    ['{"a":1,"\\u0061":2}', ['a']],
    [' { "a" : "a" , "b" : [ "a", "a", {"c":[],"c":{}} ] , "b" : null } ', ['b[2].c', 'b']],
    ['{"a":{"b":1},"c":{"b":1},"a":{"b":1,"b":2}}', ['a', 'a.b']],
    ['[{"a":1},{"a":1,"a":1}]', ['[1].a']],
    ['{"__proto__":1,"__proto__":2}', ['__proto__']],
    ['{"a":",\\"a\\":","b":"{"}', []],
    ['"a"', []],
  ])('%s', (text, paths) => {
    expect(repeatedFields(text)).toEqual(paths);
  });

  it('do not show what may be data in the wrong place', () => {
    expect(repeatedFields('{"52998224725":1,"52998224725":2}')).toEqual(['?']);
  });

  it('are looked for to the end of what is no JSON at all', () => {
    for (const text of ['', '{"a', '}]', '{"a":1,"a', ',,"a"']) expect(repeatedFields(text)).toEqual([]);
  });
});
