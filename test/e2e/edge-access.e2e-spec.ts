import { Controller, Get } from '@nestjs/common';
import request from 'supertest';
import { routeRoles, routeRoleTable } from '../../apps/integration/src/edge/access/route-roles';
import { roles, type Role } from '../../apps/integration/src/edge/access/role';
import { until } from '../support';
import { bootstrapKeys, type EdgeApp, startEdge } from './edge-app';

interface Created {
  id: string;
  key: string;
}

describe('keys and roles', () => {
  let edge: EdgeApp;
  const http = () => request(edge.app.getHttpServer());
  const create = async (name: string, role: Role, admin = bootstrapKeys.default) =>
    (await http().post('/api/v1/keys').set('Authorization', `Bearer ${admin}`).send({ name, role }).expect(201)).body as Created;
  const caller = (key: string) => http().get('/api/v1/probe/caller').set('X-Api-Key', key);

  beforeAll(async () => void (edge = await startEdge()));
  afterAll(() => edge.close());

  it('takes the key of the environment as an admin of its operator', async () => {
    expect((await caller(bootstrapKeys.default).expect(200)).body).toEqual({ tenant: 'default', role: 'admin', keyId: 'bootstrap' });
    expect((await caller(bootstrapKeys.other).expect(200)).body).toMatchObject({ tenant: 'other' });
  });

  it('shows a new key once, and keeps only a hash of it', async () => {
    const { key, id } = await create('once', 'reader');
    expect(key).toMatch(/^ps_[0-9a-f]{16}_/);
    const list = await http().get('/api/v1/keys').set('X-Api-Key', bootstrapKeys.default).expect(200);
    expect(JSON.stringify(list.body)).toContain(id);
    expect(JSON.stringify(list.body)).not.toContain(key.slice(20));
    const rows = await edge.dataSource.query<object[]>('SELECT * FROM api_key');
    expect(JSON.stringify(rows)).not.toContain(key.slice(20));
    expect((await caller(key).expect(200)).body).toEqual({ tenant: 'default', role: 'reader', keyId: id });
  });

  it.each(roles)('lets %s do what its role and those before it may', async (role) => {
    const { key } = await create(`as ${role}`, role);
    const may = (needed: Role) => roles.indexOf(role) >= roles.indexOf(needed);
    const as = { 'X-Api-Key': key };
    await http().get('/api/v1/probe/caller').set(as).expect(200);
    await http()
      .post('/api/v1/probe/any')
      .set(as)
      .send({})
      .expect(may('writer') ? 201 : 403);
    await http()
      .get('/api/v1/probe/operator')
      .set(as)
      .expect(may('operator') ? 200 : 403);
    await http()
      .get('/api/v1/keys')
      .set(as)
      .expect(may('admin') ? 200 : 403);
    const refused = await http()
      .delete('/api/v1/keys/x')
      .set(as)
      .expect(may('admin') ? 404 : 403);
    if (!may('admin')) expect(refused.body).toMatchObject({ code: 'FORBIDDEN', message: expect.stringContaining('admin') as string });
  });

  it.each([
    ['no key', {}],
    ['a wrong one', { 'X-Api-Key': 'x'.repeat(40) }],
    ['an unknown id', { 'X-Api-Key': `ps_${'0'.repeat(16)}_${'A'.repeat(43)}` }],
    ['another scheme', { Authorization: `Basic ${bootstrapKeys.default}` }],
    ['two different keys', { Authorization: `Bearer ${bootstrapKeys.default}`, 'X-Api-Key': bootstrapKeys.other }],
    ['an endless one', { 'X-Api-Key': 'x'.repeat(5_000) }],
  ])('answers 401 to %s', async (_, headers) => {
    const { body, headers: answered } = await http().get('/api/v1/probe/caller').set(headers).expect(401);
    expect(body).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(answered['www-authenticate']).toBe('Bearer');
  });

  it('takes the same key in both headers', async () => {
    await caller(bootstrapKeys.default).set('Authorization', `Bearer ${bootstrapKeys.default}`).expect(200);
  });

  it('revokes at once, on every replica, and says so again when asked again', async () => {
    const replica = await startEdge(undefined, (edge.dataSource.options as { url?: string }).url);
    const { key, id } = await create('short life', 'reader');
    await request(replica.app.getHttpServer()).get('/api/v1/probe/caller').set('X-Api-Key', key).expect(200);
    await http().delete(`/api/v1/keys/${id}`).set('X-Api-Key', bootstrapKeys.default).expect(204);
    await request(replica.app.getHttpServer()).get('/api/v1/probe/caller').set('X-Api-Key', key).expect(401);
    await http().delete(`/api/v1/keys/${id}`).set('X-Api-Key', bootstrapKeys.default).expect(204);
    await replica.close();
  });

  it('keeps operators apart: a key of one is nothing to the other', async () => {
    const { id, key } = await create('mine', 'reader');
    await http().delete(`/api/v1/keys/${id}`).set('X-Api-Key', bootstrapKeys.other).expect(404);
    await caller(key).expect(200);
    const { body } = await http().get('/api/v1/keys?pageSize=200').set('X-Api-Key', bootstrapKeys.other).expect(200);
    expect(JSON.stringify(body)).not.toContain(id);
  });

  it('refuses a role nobody has, an empty name, a field too many', async () => {
    const { body } = await http()
      .post('/api/v1/keys')
      .set('X-Api-Key', bootstrapKeys.default)
      .send({ name: '', role: 'god', tenant: 1 })
      .expect(422);
    const codes = (body as { details: { code: string; path: string }[] }).details.map(({ code, path }) => `${path} ${code}`);
    expect(codes.sort()).toEqual(['name FIELD_REQUIRED', 'role FIELD_ENUM', 'tenant FIELD_UNKNOWN']);
  });

  it.each([
    ['empty', '', 'FIELD_REQUIRED'],
    ['of blanks', ' \u00a0\t ', 'FIELD_REQUIRED'],
    ['no text', 5, 'FIELD_TYPE'],
    ['81 characters long', 'x'.repeat(81), 'FIELD_TOO_LONG'],
    ['of two lines', 'ERP\nhomologação', 'FIELD_CHARACTERS'],
    ['with a bell', 'ERP\u0007', 'FIELD_CHARACTERS'],
    ['with a NUL', 'ERP\u0000', 'FIELD_CHARACTERS'],
    ['turned around while it is read', 'ERP \u202eoãçudorp', 'FIELD_CHARACTERS'],
    ['with a line separator', 'ERP\u2028x', 'FIELD_CHARACTERS'],
    ['with half a character', 'ERP\ud83d', 'FIELD_CHARACTERS'],
    ['of nothing to see', '\u200b', 'FIELD_CHARACTERS'],
    ['of a blank letter', '\u3164', 'FIELD_CHARACTERS'],
  ])('refuses a name that is %s', async (_, name, code) => {
    const { body } = await http().post('/api/v1/keys').set('X-Api-Key', bootstrapKeys.default).send({ name, role: 'reader' }).expect(422);
    expect(body).toMatchObject({ code: 'VALIDATION_FAILED', details: [{ code, path: 'name' }], detailsTotal: 1 });
  });

  it('keeps a name without the blanks around it, in any script', async () => {
    for (const name of ['ERP produção', '医療 ❤️', 'x'.repeat(80)]) expect(await create(`  ${name} `, 'reader')).toMatchObject({ name });
  });

  it('pages, sorts and projects its list', async () => {
    for (const name of ['a1', 'a2', 'a3']) await create(name, 'reader', bootstrapKeys.other);
    const list = (query: string) => http().get(`/api/v1/keys?${query}`).set('X-Api-Key', bootstrapKeys.other);
    expect((await list('order=-name&fields=name&pageSize=2').expect(200)).body).toEqual({
      items: [{ name: 'a3' }, { name: 'a2' }],
      hasNext: true,
    });
    expect((await list('order=-name&fields=name&pageSize=2&page=2').expect(200)).body).toEqual({ items: [{ name: 'a1' }], hasNext: false });
    expect((await list('order=secretHash').expect(400)).body).toMatchObject({ details: [{ code: 'ORDER_INVALID' }] });
    expect((await list('fields=secretHash').expect(400)).body).toMatchObject({ details: [{ code: 'FIELDS_INVALID' }] });
  });

  it('notes when a key was last used', async () => {
    const { key, id } = await create('used', 'reader');
    await caller(key).expect(200);
    await until(async () => {
      const [row] = await edge.dataSource.query<{ used: boolean }[]>('SELECT last_used_at IS NOT NULL AS used FROM api_key WHERE id = $1', [
        id,
      ]);
      return row?.used === true;
    });
  });

  it('knows the least role of every route', () => {
    const routes = routeRoles(edge.app);
    expect(routes).toContainEqual({ method: 'DELETE', path: '/api/v1/keys/{id}', role: 'admin' });
    expect(routes).toContainEqual({ method: 'GET', path: '/health/ready', role: 'public' });
    expect(routeRoleTable(routes)).toContain('| GET | `/api/v1/probe/page` | reader |');
  });

  it('does not start with a route that says nothing about access', async () => {
    @Controller('silent')
    class SilentController {
      @Get()
      read(): string {
        return 'x';
      }
    }
    await expect(startEdge([SilentController], (edge.dataSource.options as { url?: string }).url)).rejects.toThrow('GET /api/v1/silent');
  });
});
