import fc from 'fast-check';
import { PonteError } from '@ponte/common';
import { maxJsonDepth, parseJsonLossless } from './parse-json-lossless';

const thrownBy = (text: string): PonteError => {
  try {
    parseJsonLossless(text);
  } catch (error) {
    if (error instanceof PonteError) return error;
  }
  throw new Error('nothing was thrown');
};

describe('lossless JSON', () => {
  it.each([
    ['{"id":123456789012345678}', { id: '123456789012345678' }],
    ['[ 1234567890123456 , -1234567890123456 ]', ['1234567890123456', '-1234567890123456']],
    ['12345678901234567', '12345678901234567'],
    ['{"a":[{"b":\n99999999999999999999}]}', { a: [{ b: '99999999999999999999' }] }],
    ['{"a":1,"b":123456789012345}', { a: 1, b: 123456789012345 }],
  ])('keeps every digit of long integers: %s', (text, value) => expect(parseJsonLossless(text)).toEqual(value));

  it.each([
    '{"a":"x: 123456789012345678, [123456789012345678]"}',
    '{"a":"quote \\" then :123456789012345678"}',
    '{"a":"slashes \\\\","b":1}',
    '{"a":"\\\\\\"","b":"1234567890123456789"}',
    '{"12345678901234567890":true}',
    '1e400',
    '{"a":1.1234567890123456789,"b":1234567890123456.5,"c":1234567890123456789e2,"d":-0}',
    '{"a":"\\u0031234567890123456789"}',
    'null',
    '""',
    '  [ ]  ',
  ])('reads everything else as JSON.parse does: %s', (text) => expect(parseJsonLossless(text)).toEqual(JSON.parse(text)));

  it.each([
    '',
    '{',
    '{"a":01234567890123456789}',
    '{12345678901234567890:1}',
    '{"a":1,12345678901234567890:1}',
    '[1 12345678901234567890]',
    'a12345678901234567890',
    '"x"12345678901234567890',
    '[--12345678901234567890]',
    '[12345678901234567890',
    '{"a":"12345678901234567890}',
    '[-]',
    '[1234567890123456789.]',
  ])('does not mend broken text: %s', (text) => {
    expect(() => JSON.parse(text) as unknown).toThrow();
    expect(thrownBy(text).code).toBe('MALFORMED_JSON');
  });

  it('never quotes the text in its error', () => {
    const error = thrownBy('{"holderCPF": 52998224725x}');
    expect(JSON.stringify([error.message, error.params, error.cause ?? null])).not.toContain('529');
    expect(error.params.position).toBe(25);
  });

  it('refuses deep nesting instead of exhausting a stack', () => {
    expect(parseJsonLossless('['.repeat(maxJsonDepth) + ']'.repeat(maxJsonDepth))).toBeInstanceOf(Array);
    expect(thrownBy('['.repeat(maxJsonDepth + 1) + ']'.repeat(maxJsonDepth + 1)).code).toBe('JSON_TOO_DEEP');
    expect(thrownBy('{"a":'.repeat(1_000_000)).code).toBe('JSON_TOO_DEEP');
    expect(parseJsonLossless(`"${'['.repeat(1_000)}"`)).toHaveLength(1_000);
  });

  it('agrees with JSON.parse on any JSON without long integers', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), (text) => {
        fc.pre(!/\d{16}/.test(text));
        expect(parseJsonLossless(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  it('agrees with JSON.parse on whether any text is JSON at all', () => {
    const pieces = fc.constantFrom('{', '}', '[', ']', ':', ',', '"a"', '"', '\\', '12345678901234567', '-', '0', '.', 'e5', ' ', 'true');
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 8 }), (parts) => {
        const text = parts.join('');
        let valid = true;
        try {
          JSON.parse(text);
        } catch {
          valid = false;
        }
        if (valid) expect(() => parseJsonLossless(text)).not.toThrow();
        else expect(thrownBy(text).code).toBe('MALFORMED_JSON');
      }),
      { numRuns: 2_000 },
    );
  });
});
