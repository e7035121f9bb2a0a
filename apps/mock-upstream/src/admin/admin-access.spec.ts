import { mayAdminister } from './admin-access';

const local = { remoteAddress: '127.0.0.1', localPort: 3100, host: 'localhost:3100' };

describe('mayAdminister', () => {
  it.each([
    ['localhost', local],
    ['a loopback address', { ...local, host: '127.0.0.1:3100' }],
    ['IPv6', { ...local, remoteAddress: '::1', host: '[::1]:3100' }],
    ['an IPv4 peer seen as IPv6', { ...local, remoteAddress: '::ffff:127.0.0.1' }],
  ])('lets a local caller in that asks for %s', (_name, caller) => {
    expect(mayAdminister(caller)).toBe(true);
  });

  it.each([
    ['a page with another host name', { ...local, host: 'evil.example:3100' }],
    ['another port', { ...local, host: 'localhost:80' }],
    ['no port', { ...local, host: 'localhost' }],
    ['no host', { ...local, host: undefined }],
    ['another machine', { ...local, remoteAddress: '10.0.0.9' }],
    ['a name that begins like ours', { ...local, host: 'localhost.evil.example:3100' }],
    ['a wrong token', { ...local, remoteAddress: '10.0.0.9', token: 'guess' }],
  ])('keeps out %s', (_name, caller) => {
    expect(mayAdminister(caller, 'secret')).toBe(false);
  });

  it('lets another machine in with the token, and nobody with an empty one', () => {
    const caller = { remoteAddress: '10.0.0.9', localPort: 3100, host: 'mock:3100' };
    expect(mayAdminister({ ...caller, token: 'secret' }, 'secret')).toBe(true);
    expect(mayAdminister({ ...caller, token: '' }, '')).toBe(false);
  });
});
