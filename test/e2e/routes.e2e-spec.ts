import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import supertest from 'supertest';
import { type RouteRole, routeRoles, routeRoleTable } from '../../apps/integration/src/edge/access/route-roles';
import { type Role, roles } from '../../apps/integration/src/edge/access/role';
import { type HubApi, startBridge, type Bridge } from '../support';

const page = join(__dirname, '..', '..', 'docs', 'routes.md');

const intro = `# Routes and roles

Every route asks for an API key in \`Authorization: Bearer\` or \`X-Api-Key\`, except those marked public. The roles are reader, writer, operator and
admin; each may do everything the ones before it may. The documents (\`/docs\`, \`/docs-json\`, \`/docs-yaml\`) are public too. \`/metrics\` without a key
answers only processes of the same machine. \`?force=true\` of \`POST /api/v1/hat/{resource}\` asks for operator.

This page is written from the running application: \`UPDATE_DOCS=true npx jest --selectProjects e2e --testPathPatterns routes\`.`;

describe('routes and roles', () => {
  let bridge: Bridge;
  let routes: RouteRole[];
  const keys = new Map<Role, HubApi>();
  const http = () => supertest(bridge.hubs[0]?.url ?? '');

  beforeAll(async () => {
    bridge = await startBridge();
    const { app } = bridge.hubs[0] ?? {};
    if (!app) throw new Error('no hub');
    routes = routeRoles(app);
    for (const role of roles) keys.set(role, await bridge.api.withRole(role));
  });
  afterAll(() => bridge.close());

  const call = ({ method, path }: RouteRole, headers: Record<string, string>) => {
    const address = path.replace('{resource}/{key}', 'persons/nobody').replace('{resource}', 'persons').replace('{id}', 'nobody');
    const verb = method.toLowerCase() as 'get' | 'post' | 'delete';
    return http()[verb](address).set(headers);
  };

  it('stand in docs/routes.md as they are', async () => {
    const text = `${intro}\n\n${routeRoleTable(routes)}\n`;
    if (process.env.UPDATE_DOCS === 'true') await writeFile(page, text);
    expect(await readFile(page, 'utf8')).toBe(text);
  });

  it('are public for health and metrics alone', () => {
    const open = routes.filter(({ role }) => role === 'public').map(({ path }) => path);
    expect(open).toEqual(['/health/live', '/health/ready', '/metrics']);
  });

  it('answer 401 without a key, with a wrong one, with a revoked one', async () => {
    const { body: revoked } = await bridge.api.post('/keys', { name: 'short', role: 'admin' }).expect(201);
    const { id, key } = revoked as { id: string; key: string };
    await bridge.api.delete(`/keys/${id}`).expect(204);
    for (const route of routes.filter(({ role }) => role !== 'public'))
      for (const headers of [{}, { authorization: 'Bearer wrong' }, { 'x-api-key': key }] as Record<string, string>[]) {
        const { status, body } = await call(route, headers);
        expect([route.method, route.path, status, (body as { code: string }).code]).toEqual([
          route.method,
          route.path,
          401,
          'UNAUTHENTICATED',
        ]);
      }
  });

  it('refuse the role below theirs with 403 that names the role, and let theirs pass, by both headers', async () => {
    for (const route of routes) {
      const at = roles.indexOf(route.role as Role);
      if (at < 0) continue;
      const below = keys.get(roles[at - 1] as Role);
      if (below) {
        const { status, body } = await call(route, { 'x-api-key': below.key });
        expect([route.method, route.path, status]).toEqual([route.method, route.path, 403]);
        expect((body as { message: string }).message).toContain(route.role);
      }
      const own = keys.get(route.role as Role)?.key ?? '';
      for (const headers of [{ 'x-api-key': own }, { authorization: `Bearer ${own}` }] as Record<string, string>[]) {
        const { status } = await call(route, headers);
        expect([401, 403, 500]).not.toContain(status);
      }
    }
  });

  it('lets no text into a name that could not be stored', async () => {
    const { body } = await bridge.api.post('/keys', { name: 'a\u0000b', role: 'reader' });
    expect((body as { code: string }).code).toMatch(/^(BAD_REQUEST|VALIDATION_FAILED)$/);
    await bridge.api.delete('/keys/%00').expect(400);
  });
});

describe('a key revoked on one replica', () => {
  it('is refused by the other at once', async () => {
    const bridge = await startBridge({ replicas: 2 });
    const [, second] = bridge.hubs;
    const { body } = await bridge.api.post('/keys', { name: 'short', role: 'reader' }).expect(201);
    const { id, key } = body as { id: string; key: string };
    const ask = () =>
      supertest(second?.url ?? '')
        .get('/api/v1/hat/gate')
        .set('X-Api-Key', key);
    await ask().expect(200);
    await bridge.api.delete(`/keys/${id}`).expect(204);
    await ask().expect(401);
    await bridge.close();
  });
});
