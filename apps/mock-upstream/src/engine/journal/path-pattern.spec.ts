import { pathPattern } from './path-pattern';

describe('a pattern for paths', () => {
  it.each([
    ['/hat/v1/persons', '/hat/v1/persons', true],
    ['/hat/v1/persons', '/hat/v1/persons/1', false],
    ['/hat/*/persons', '/hat/v1/persons', true],
    ['/hat/*/persons', '/hat/a/b/persons', false],
    ['/hat/**/persons', '/hat/a/b/persons', true],
    ['/integration/{tokenId}', '/integration/abc', true],
    ['/integration/{tokenId}', '/integration/a/b', false],
    ['/v*/x', '/v1/x', true],
    ['persons', '/hat/v1/persons', true],
    ['persons', '/hat/v1/otherpersons', false],
    ['**/persons', '/hat/v1/persons', true],
    ['/a.c', '/abc', false],
    ['/a(b', '/a(b', true],
    ['**', '', true],
    ['*', '/a', true],
  ])('%s and %s: %s', (pattern, path, expected) => expect(pathPattern(pattern)(path)).toBe(expected));

  it('of many stars does not hang on a long path', () => {
    expect(pathPattern('/**o***o***o***o***o***o*zz')(`/${'o'.repeat(5_000)}`)).toBe(false);
  });
});
