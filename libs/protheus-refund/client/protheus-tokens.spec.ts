import type { ServerResponse } from 'node:http';
import { answer, example, ProtheusScene } from './protheus.fixture';

const scene = new ProtheusScene();
beforeAll(() => scene.open());
afterAll(() => scene.close());
beforeEach(() => {
  scene.reset();
  scene.answers(200, example('list-answer').body);
});

const list = (more: object = {}, options = {}) =>
  scene.client.listMedications({ ...scene.connection, ...more }, { subscriberId: '00011008000027010' }, options);
const grants = () =>
  scene.tokenCalls.map(({ url, body }) => url.searchParams.get('grant_type') ?? new URLSearchParams(body).get('grant_type'));
const minutes = (count: number) => scene.clock.advance(count * 60_000);
const unauthorized = (response: ServerResponse) => answer(response, 401, example('unauthorized').body);
/** Only this access token is taken. */
const accept = (access: string) => {
  scene.onCall = ({ headers }, response) =>
    headers.authorization === `Bearer ${access}` ? answer(response, 200, example('list-answer').body) : unauthorized(response);
};

describe('the call for a token', () => {
  it('carries user and password as headers unless told otherwise', async () => {
    expect(await list()).toMatchObject({ kind: 'page' });
    const [call] = scene.tokenCalls;
    expect(call).toMatchObject({ method: 'POST', body: '', headers: { username: 'integracao', password: 'segredo-9' } });
    expect(`${call?.url.pathname}${call?.url.search}`).toBe('/rest/api/oauth2/v1/token?grant_type=password');
    expect(scene.calls[0]?.headers.authorization).toBe('Bearer access-1');
  });

  it('carries them in the query', async () => {
    expect(await list({ credentialsIn: 'query', password: 'a&b ção+' })).toMatchObject({ kind: 'page' });
    const [call] = scene.tokenCalls;
    expect(Object.fromEntries(call?.url.searchParams ?? [])).toEqual({
      grant_type: 'password',
      username: 'integracao',
      password: 'a&b ção+',
    });
    expect(call?.headers).not.toHaveProperty('password');
  });

  it('carries them in a form', async () => {
    expect(await list({ credentialsIn: 'form', password: 'a&b ção+' })).toMatchObject({ kind: 'page' });
    const [call] = scene.tokenCalls;
    expect(Object.fromEntries(new URLSearchParams(call?.body))).toEqual({
      grant_type: 'password',
      username: 'integracao',
      password: 'a&b ção+',
    });
    expect(call?.headers['content-type']).toBe('application/x-www-form-urlencoded');
    expect(call?.url.search).toBe('');
    minutes(56);
    await list({ credentialsIn: 'form', password: 'a&b ção+' });
    expect(Object.fromEntries(new URLSearchParams(scene.tokenCalls[1]?.body))).toEqual({
      grant_type: 'refresh_token',
      refresh_token: 'refresh-1',
    });
  });

  it.each(['headers', 'query', 'form'] as const)('shows listeners neither password nor tokens: in %s', async (credentialsIn) => {
    await list({ credentialsIn });
    minutes(56);
    await list({ credentialsIn });
    expect(scene.exchanges.map(({ routeTemplate }) => routeTemplate)).toContain('/api/oauth2/v1/token');
    expect(JSON.stringify(scene.exchanges)).not.toMatch(/segredo|access-|refresh-|integracao|00011008/);
  });

  it.each(['ção', ' blank', 'line\nbreak', ''])('is not made with a password that no header carries: %j', async (password) => {
    expect(await list({ password })).toMatchObject({ delivery: 'notSent', error: { code: 'PROTHEUS_CREDENTIALS_UNFIT' } });
    expect(scene.tokenCalls).toEqual([]);
  });

  it.each([200, 201])('succeeds with status %i', async (status) => {
    scene.onToken = (_call, response) => answer(response, status, { access_token: 'a', hasMFA: false });
    expect(await list()).toMatchObject({ kind: 'page' });
  });

  it.each([
    ['HTML', '<html>'],
    ['no token', {}],
    ['a token that fits no header', { access_token: 'a\nb' }],
    ['a list', []],
  ])('that answers %s leaves the call unsent', async (_what, body) => {
    scene.onToken = (_call, response) => answer(response, 201, body);
    expect(await list()).toMatchObject({ delivery: 'notSent', error: { code: 'PROTHEUS_ANSWER_UNKNOWN' }, facts: { operation: 'token' } });
    expect(scene.calls).toEqual([]);
  });
});

describe('a token', () => {
  it('serves until its end is near, then is refreshed, and the refreshed one rotates on', async () => {
    for (const wait of [0, 54, 2, 54, 2]) {
      minutes(wait);
      await list();
    }
    expect(grants()).toEqual(['password', 'refresh_token', 'refresh_token']);
    expect(scene.tokenCalls.map(({ url }) => url.searchParams.get('refresh_token'))).toEqual([null, 'refresh-1', 'refresh-2']);
    expect(scene.tokenCalls[1]?.headers).not.toHaveProperty('password');
    expect(scene.calls.map(({ headers }) => headers.authorization)).toEqual(
      ['access-1', 'access-1', 'access-2', 'access-2', 'access-3'].map((token) => `Bearer ${token}`),
    );
  });

  it.each([
    ['60', 54, 56],
    [60, 54, 56],
    [0, 3_200, 3_400],
    ['soon', 3_200, 3_400],
  ])('that lives %p seconds is fresh after %i and renewed after %i', async (expires_in, fresh, stale) => {
    scene.onToken = (_call, response) => scene.issue(response, { expires_in });
    await list();
    scene.clock.advance(fresh * 1000);
    await list();
    expect(scene.tokenCalls).toHaveLength(1);
    scene.clock.advance((stale - fresh) * 1000);
    await list();
    expect(scene.tokenCalls).toHaveLength(2);
  });

  it('begins with the password once the day of its refresh token is over, or when none was given', async () => {
    await list();
    minutes(24 * 60);
    await list();
    expect(grants()).toEqual(['password', 'password']);
    scene.onToken = (_call, response) => answer(response, 201, { access_token: 'lone', expires_in: 3600 });
    minutes(24 * 60);
    await list();
    minutes(60);
    await list();
    expect(grants()).toEqual(['password', 'password', 'password', 'password']);
  });

  it.each([400, 401, 403, 500])('begins with the password when refreshing answers %i', async (status) => {
    await list();
    scene.onToken = ({ url }, response) =>
      url.searchParams.get('grant_type') === 'refresh_token' ? answer(response, status, '') : scene.issue(response);
    minutes(61);
    expect(await list()).toMatchObject({ kind: 'page' });
    expect(grants()).toEqual(['password', 'refresh_token', 'password']);
  });

  it('serves to its end while no other one can be had, and is asked for again only after a pause', async () => {
    await list();
    scene.onToken = (_call, response) => void response.socket?.resetAndDestroy();
    minutes(56);
    expect(await list()).toMatchObject({ kind: 'page' });
    expect(await list()).toMatchObject({ kind: 'page' });
    expect(grants()).toEqual(['password', 'refresh_token']);
    minutes(1);
    await list();
    expect(grants()).toHaveLength(3);
    minutes(4);
    expect(await list()).toMatchObject({ delivery: 'notSent', error: { code: 'PROTHEUS_NO_ANSWER' }, facts: { operation: 'token' } });
  });

  it('is never shared between tenants, users or passwords', async () => {
    await list();
    await list({ tenant: 'outra' });
    await list({ username: 'outro' });
    await list({ password: 'nova' });
    await list({ baseUrl: `${scene.connection.baseUrl}01` });
    await list({ tenant: 'outra' });
    expect(scene.calls.map(({ headers }) => headers.authorization?.slice(-1)).join('')).toBe('123452');
  });
});

describe('many calls at once', () => {
  it('on an expired token make one call for a token', async () => {
    await list();
    minutes(61);
    const outcomes = await Promise.all(Array.from({ length: 100 }, () => list()));
    expect(outcomes.every(({ kind }) => kind === 'page')).toBe(true);
    expect(grants()).toEqual(['password', 'refresh_token']);
    expect(new Set(scene.calls.slice(1).map(({ headers }) => headers.authorization))).toEqual(new Set(['Bearer access-2']));
  });

  it('without a token make one call for a token', async () => {
    await Promise.all(Array.from({ length: 100 }, () => list()));
    expect(scene.tokenCalls).toHaveLength(1);
  });

  it('that are all answered 401 make one call for a token, and each is made once more', async () => {
    await list();
    accept('access-2');
    const outcomes = await Promise.all(Array.from({ length: 100 }, () => list()));
    expect(outcomes.every(({ kind }) => kind === 'page')).toBe(true);
    expect(grants()).toEqual(['password', 'refresh_token']);
    expect(scene.calls).toHaveLength(1 + 200);
  });

  it('do not lose their token when one of them gives up', async () => {
    const controller = new AbortController();
    let release: (() => void) | undefined;
    const asked = new Promise<void>((resolve) => {
      scene.onToken = (_call, response) => {
        release = () => scene.issue(response);
        resolve();
      };
    });
    const leaving = list({}, { signal: controller.signal });
    const late = list({}, { deadline: new Date(scene.clock.now().getTime() + 1) });
    const staying = list();
    await asked;
    controller.abort();
    expect(await leaving).toMatchObject({ delivery: 'notSent', facts: { operation: 'token', failure: 'ABORTED' } });
    expect(await late).toMatchObject({ delivery: 'notSent', facts: { operation: 'token', failure: 'DEADLINE' } });
    release?.();
    expect(await staying).toMatchObject({ kind: 'page' });
    expect(scene.tokenCalls).toHaveLength(1);
  });
});

describe('a call that was given up before it began', () => {
  it('asks for no token', async () => {
    expect(await list({}, { signal: AbortSignal.abort() })).toMatchObject({ delivery: 'notSent', facts: { failure: 'ABORTED' } });
    expect(await list({}, { deadline: scene.clock.now() })).toMatchObject({ delivery: 'notSent', facts: { failure: 'DEADLINE' } });
    expect(scene.tokenCalls).toEqual([]);
  });
});

describe('after a 401', () => {
  it('a POST is made once more too, for nothing was done', async () => {
    let calls = 0;
    scene.onCall = (_call, response) => (++calls === 1 ? unauthorized(response) : answer(response, 201, example('create-answer').body));
    expect(await scene.client.createPrescription(scene.connection, '{}')).toMatchObject({ kind: 'created' });
    expect(grants()).toEqual(['password', 'refresh_token']);
  });

  it.each(['', '<html>', '[]', '{"error":"invalid_grant"}'])('the status alone decides, whatever the body: %s', async (body) => {
    let calls = 0;
    scene.onCall = (_call, response) => (++calls === 1 ? answer(response, 401, body) : answer(response, 200, example('list-answer').body));
    expect(await list()).toMatchObject({ kind: 'page' });
  });

  it('a call is made no third time, and the next one begins with the password', async () => {
    scene.onCall = (_call, response) => unauthorized(response);
    expect(await scene.client.createPrescription(scene.connection, '{}')).toMatchObject({
      delivery: 'notSent',
      action: 'reauthenticate',
      error: { code: 'PROTHEUS_LOGIN_REFUSED' },
      facts: { operation: 'createPrescription', status: 401 },
    });
    expect(scene.calls).toHaveLength(2);
    await list();
    expect(grants()).toEqual(['password', 'refresh_token', 'password', 'refresh_token']);
  });

  it('a call stays unsent when no other token can be had', async () => {
    await list();
    scene.onCall = (_call, response) => unauthorized(response);
    scene.onToken = (_call, response) => answer(response, 503, '', { 'retry-after': '7' });
    expect(await scene.client.createPrescription(scene.connection, '{}')).toMatchObject({
      delivery: 'notSent',
      retryAfterMs: 7_000,
      facts: { operation: 'token', status: 503 },
    });
  });
});

describe('a refused password', () => {
  it.each([400, 401, 403])('(%i) leaves the call unsent and is not tried again at once', async (status) => {
    scene.onToken = (_call, response) => answer(response, status, example('unauthorized').body);
    const trouble = { delivery: 'notSent', action: 'reauthenticate', error: { code: 'PROTHEUS_LOGIN_REFUSED', params: { status } } };
    for (let at = 0; at < 5; at++) expect(await scene.client.createPrescription(scene.connection, '{}')).toMatchObject(trouble);
    expect(scene.tokenCalls).toHaveLength(1);
    expect(scene.calls).toEqual([]);
    scene.onToken = (_call, response) => scene.issue(response);
    scene.clock.advance(31_000);
    expect(await list()).toMatchObject({ kind: 'page' });
  });

  it('holds nobody up who has another one', async () => {
    scene.onToken = ({ headers }, response) => (headers.password === 'certa' ? scene.issue(response) : unauthorized(response));
    expect(await list()).toMatchObject({ kind: 'trouble' });
    expect(await list({ password: 'certa' })).toMatchObject({ kind: 'page' });
  });
});
