import { randomBytes } from 'node:crypto';
import { compareSecrets, parseSecretKey, randomKey, SecretBox, SecretBoxError, sha256 } from '@ponte/common';

const reasonOf = (action: () => unknown): string => {
  try {
    action();
  } catch (error) {
    if (error instanceof SecretBoxError) return error.reason;
  }
  return 'opened';
};

describe('a secret box', () => {
  const key = randomBytes(32);
  const box = new SecretBox(key);

  it('opens what it sealed, in the context it was sealed for', () => {
    expect(box.open(box.seal('token-ção', 'tenant:1'), 'tenant:1')).toBe('token-ção');
  });

  it('never seals alike twice, and never shows the text', () => {
    const [first, second] = [box.seal('segredo', 'a'), box.seal('segredo', 'a')];
    expect(first).not.toBe(second);
    expect(first).not.toContain('segredo');
  });

  it('refuses another context: a sealed value does not move to another tenant', () => {
    expect(reasonOf(() => box.open(box.seal('x', 'tenant:1'), 'tenant:2'))).toBe('authentication');
  });

  it('refuses a text that was tampered with', () => {
    const sealed = box.seal('x'.repeat(40), 'a');
    const changed = `${sealed.slice(0, -2)}${sealed.endsWith('AA') ? 'BB' : 'AA'}`;
    expect(reasonOf(() => box.open(changed, 'a'))).toBe('authentication');
  });

  it('still opens texts of an older key, and says so when it does not know the key', () => {
    const sealed = box.seal('x', 'a');
    const next = randomBytes(32);
    expect(new SecretBox(next, [key]).open(sealed, 'a')).toBe('x');
    expect(reasonOf(() => new SecretBox(next).open(sealed, 'a'))).toBe('unknown_key');
  });

  it.each(['', 'x', 'v2.a.b', 'v1.a.b.c'])('refuses what is not sealed text: %p', (text) => {
    expect(reasonOf(() => box.open(text, 'a'))).toBe('format');
  });

  it('takes only keys of 32 bytes', () => expect(() => new SecretBox(randomBytes(16))).toThrow(RangeError));
});

describe('keys and digests', () => {
  it('reads a key written as hexadecimal, base64 or base64url, and nothing else', () => {
    const key = randomBytes(32);
    for (const encoding of ['hex', 'base64', 'base64url'] as const) expect(parseSecretKey(key.toString(encoding))).toEqual(key);
    for (const text of ['', 'abc', randomBytes(16).toString('base64'), randomBytes(31).toString('hex')])
      expect(parseSecretKey(text)).toBeUndefined();
  });

  it('compares secrets of any lengths', () => {
    expect(compareSecrets('a', 'a')).toBe(true);
    expect(compareSecrets('a', 'ab')).toBe(false);
    expect(compareSecrets('', '')).toBe(true);
  });

  it('knows the published digest of "abc"', () => {
    expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });

  it('makes keys that are long and different', () => {
    expect(new Set(Array.from({ length: 100 }, () => randomKey())).size).toBe(100);
    expect(randomKey()).toMatch(/^[A-Za-z0-9_-]{43}$/);
  });
});
