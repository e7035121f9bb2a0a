import fc from 'fast-check';
import { jsonFaultPosition } from './json-fault-position';

describe('the position of a fault in JSON', () => {
  it.each([
    ['{"a":1,}', 7],
    ['[1,]', 3],
    ['{"a" 1}', 5],
    ['{"a":NaN}', 5],
    ['{a:1}', 1],
    ['[1}', 2],
    ['{"a":1} x', 8],
    ['{"a":01}', 6],
    ['["a\nb"]', 3],
    ['["\\x"]', 3],
    ['["\\u12g4"]', 3],
    ['{"a":[1,2', 9],
    ['"abc', 4],
    ['{"a":"b', 7],
    ['', 0],
    ['[1 2]', 3],
    ['{"a":1 "b":2}', 7],
    ['-', 0],
  ])('%j stops being JSON at %d', (text, position) => expect(jsonFaultPosition(text)).toBe(position));

  it('finds none in what JSON.stringify writes', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(undefined, 1), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        expect(jsonFaultPosition(text)).toBe(text.length);
      }),
    );
  });

  it('agrees with the engine whether a broken text is JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.nat(), fc.constantFrom('', ',', '"', '}', ']', ':', '0', '\\', 'e'), (value, at, put) => {
        const text = JSON.stringify(value);
        const broken = text.slice(0, at % (text.length + 1)) + put + text.slice((at % (text.length + 1)) + 1);
        let valid = true;
        try {
          JSON.parse(broken);
        } catch {
          valid = false;
        }
        if (!valid) expect(jsonFaultPosition(broken)).toBeLessThanOrEqual(broken.length);
        else expect(jsonFaultPosition(broken)).toBe(broken.length);
      }),
    );
  });
});
