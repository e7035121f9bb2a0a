import { protheusValidators, type TokenAnswer } from '@ponte/protheus-refund/contract';
import type { MockUpstream } from '../create-mock';
import { medicationsPath } from '@ponte/protheus-refund/contract';
import { callerOf, closeAll, start, subscriberId } from './protheus.fixture';

const secrets = { username: 'integracao', password: 'mock-password' };
const refused = { code: 401, message: 'Unauthorized', detailedMessage: '' };
const json = { 'content-type': 'application/json' };

let mock: MockUpstream;
beforeEach(async () => {
  mock = await start();
});
afterEach(closeAll);

const protheus = () => callerOf(mock);
const withToken = async (token: string) =>
  (await protheus().call('GET', `${medicationsPath}?subscriberId=${subscriberId}`, { ...json, authorization: `Bearer ${token}` })).status;
const refresh = async (token: string) => protheus().token({ grant_type: 'refresh_token', refresh_token: token });
const read = (body: unknown) => body as TokenAnswer & { refresh_token: string };

describe('a token', () => {
  it.each([
    ['headers', () => protheus().token({ grant_type: 'password' }, secrets)],
    ['the query', () => protheus().token({ grant_type: 'password', ...secrets })],
    ['a form', () => protheus().token({}, {}, { grant_type: 'password', ...secrets })],
  ])('is given for user and password in %s', async (_place, ask) => {
    const { status, body } = await ask();
    expect([status, protheusValidators.TokenAnswer(body)]).toEqual([201, true]);
    expect(body).toMatchObject({ scope: 'default', token_type: 'Bearer', expires_in: 3_600, hasMFA: false });
    expect(read(body).access_token.split('.')).toHaveLength(3);
    expect(await withToken(read(body).access_token)).toBe(200);
  });

  it.each([
    ['a wrong password', { grant_type: 'password' }, { ...secrets, password: 'x' }, 401],
    ['an unknown user', { grant_type: 'password' }, { ...secrets, username: 'x' }, 401],
    ['no password', { grant_type: 'password' }, { username: 'integracao' }, 401],
    ['no refresh token', { grant_type: 'refresh_token' }, {}, 401],
    ['an unknown refresh token', { grant_type: 'refresh_token', refresh_token: 'x' }, {}, 401],
    ['no grant', {}, secrets, 400],
    ['the grant that Protheus does not have here', { grant_type: 'client_credentials' }, secrets, 400],
  ] as const)('is refused with %s', async (_what, query, headers, status) => {
    const answer = await protheus().token(query, headers);
    expect(answer.status).toBe(status);
    if (status === 401) expect(answer.body).toEqual(refused);
    expect(protheusValidators.Fault(answer.body)).toBe(true);
    expect(answer.text + (answer.headers.get('x-mock-reason') ?? '')).not.toMatch(/integracao|mock-password/);
  });

  it('calls for an hour of the world and not a moment longer', async () => {
    const { access_token: token } = await protheus().login();
    mock.clock.advance(3_600_000 - 1);
    expect(await withToken(token)).toBe(200);
    mock.clock.advance(1);
    expect(await withToken(token)).toBe(401);
  });

  it('is renewed for a day of the world, once by each refresh token', async () => {
    const first = read(await protheus().login());
    mock.clock.advance(86_400_000 - 1);
    const second = await refresh(first.refresh_token);
    expect([second.status, protheusValidators.TokenAnswer(second.body)]).toEqual([201, true]);
    expect(await withToken(read(second.body).access_token)).toBe(200);
    expect((await refresh(first.refresh_token)).body).toEqual(refused);
    mock.clock.advance(86_400_000);
    expect((await refresh(read(second.body).refresh_token)).status).toBe(401);
  });

  it('does not call when it is a refresh token, nor renew when it is an access token', async () => {
    const given = read(await protheus().login());
    expect(await withToken(given.refresh_token)).toBe(401);
    expect((await refresh(given.access_token)).status).toBe(401);
    expect(await withToken(given.access_token)).toBe(200);
  });

  it('keeps calling while another one is used: a login ends no other', async () => {
    const [first, second] = [await protheus().login(), await protheus().login()];
    expect(first.access_token).not.toBe(second.access_token);
    expect([await withToken(first.access_token), await withToken(second.access_token)]).toEqual([200, 200]);
  });

  it('can be forgotten by the server, and is known in no other world', async () => {
    const { access_token: token } = await protheus().login();
    const other = callerOf(mock.world('other'));
    const query = `${medicationsPath}?subscriberId=${subscriberId}`;
    expect((await other.call('GET', query, { ...json, authorization: `Bearer ${token}` })).status).toBe(401);
    mock.protheus.forgetTokens();
    expect(await withToken(token)).toBe(401);
  });

  it('goes by users, lifetimes and statuses that are set', async () => {
    const users = [{ username: 'portal', password: 'segredo de ferro' }];
    mock.protheus.settings({ users, accessTokenSeconds: 5, refreshTokenSeconds: 10, statuses: { refreshRefused: 400, tokenIssued: 200 } });
    expect((await protheus().token({ grant_type: 'password' }, secrets)).status).toBe(401);
    const given = await protheus().token({ grant_type: 'password', ...users[0] });
    expect([given.status, given.body.expires_in]).toEqual([200, 5]);
    mock.clock.advance('5s');
    expect(await withToken(read(given.body).access_token)).toBe(401);
    mock.clock.advance('5s');
    expect((await refresh(read(given.body).refresh_token)).status).toBe(400);
  });

  it.each([undefined, 'Bearer', 'Basic eDp5', 'x'])('is asked for before anything else: %s', async (authorization) => {
    const headers = { ...json, ...(authorization === undefined ? {} : { authorization }) };
    for (const [method, path] of [
      ['POST', medicationsPath],
      ['GET', medicationsPath],
      ['GET', `${medicationsPath}/refunds`],
    ] as const) {
      const answer = await protheus().call(method, path, headers, method === 'POST' ? 'no JSON' : undefined);
      expect([answer.status, answer.body]).toEqual([401, refused]);
    }
  });

  it('stands in no snapshot, only a digest of it', async () => {
    const { access_token: token } = await protheus().login();
    const snapshot = mock.snapshot();
    expect(JSON.stringify(snapshot)).not.toContain(token.split('.')[2]);
    mock.protheus.forgetTokens();
    mock.restore(snapshot);
    expect(await withToken(token)).toBe(200);
  });
});
