import { sha256 } from '@ponte/common';
import type { FastifyRequest } from 'fastify';
import type { RequestWithCaller } from '../access/caller';
import { idempotencyScopeOf } from './idempotency-scope';

const request = (key: unknown, more: object = {}) =>
  ({
    headers: { 'idempotency-key': key },
    method: 'POST',
    url: '/api/v1/hat/persons?mode=partial',
    rawBody: Buffer.from('{"a":1}'),
    caller: { tenant: { id: 3 }, keyId: 'k', role: 'writer' },
    ...more,
  }) as unknown as FastifyRequest & RequestWithCaller;

describe('the scope of an Idempotency-Key', () => {
  it('is operator, method, path without query, key and the raw body', () => {
    expect(idempotencyScopeOf(request('k-1'))).toEqual({
      tenantId: 3,
      route: 'POST /api/v1/hat/persons',
      key: 'k-1',
      bodyHash: sha256('{"a":1}'),
    });
  });

  it('is absent without a key', () => expect(idempotencyScopeOf(request(undefined))).toBeUndefined());

  it.each(['', 'a b', 'ç', 'x'.repeat(256), ['a', 'b']])('is refused for a key like %p', (key) => {
    expect(() => idempotencyScopeOf(request(key))).toThrow(expect.objectContaining({ code: 'IDEMPOTENCY_KEY_INVALID' }) as Error);
  });
});
