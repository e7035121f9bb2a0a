import { requestIdHeader, requestIdOf } from './request-id';

const kept = (id: string) => requestIdOf({ [requestIdHeader]: id }) === id;

describe('a request id of a caller', () => {
  it.each([
    'call-0001-abc',
    '3f2a6c1e-1234-4567-8901-123456789012',
    '4bf92f3577b34da6a3ce929d0e0e4736',
    '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
  ])('%s is kept', (id) => expect(kept(id)).toBe(true));

  it.each(['52998224725', 'cpf-52998224725', 'cpf-529.982.247-25', 'cafe52998224725', 'card_123456', '0001.0001.1234-5678'])(
    '%s could be a document and is replaced',
    (id) => expect(kept(id)).toBe(false),
  );
});
