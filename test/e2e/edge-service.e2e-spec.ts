import { once } from 'node:events';
import { Agent, get, type IncomingMessage } from 'node:http';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { Controller, Get } from '@nestjs/common';
import { Gauge } from 'prom-client';
import request from 'supertest';
import { Public } from '../../apps/integration/src/edge/access/require-role.decorator';
import { ReadinessRegistry } from '../../apps/integration/src/edge/health/readiness-registry';
import { MetricsService } from '../../apps/integration/src/edge/metrics/metrics.service';
import { createTestDatabase } from '../support';
import { bootstrapKeys, type EdgeApp, ProbeController, startEdge } from './edge-app';

describe('the service around the routes', () => {
  let edge: EdgeApp;
  const http = () => request(edge.app.getHttpServer());

  beforeAll(async () => void (edge = await startEdge()));
  afterAll(() => edge.close());

  it('is alive and ready, without a key', async () => {
    expect((await http().get('/health/live').expect(200)).body).toEqual({ status: 'up', checks: {} });
    expect((await http().get('/health/ready').expect(200)).body).toEqual({ status: 'up', checks: { database: 'up', migrations: 'up' } });
  });

  it('is not ready while migrations of this build are missing', async () => {
    const [last] = await edge.dataSource.query<{ id: number; name: string; timestamp: string }[]>(
      'SELECT * FROM migrations ORDER BY id DESC LIMIT 1',
    );
    await edge.dataSource.query('DELETE FROM migrations WHERE id = $1', [last?.id]);
    expect((await http().get('/health/ready').expect(503)).body).toMatchObject({ status: 'down', checks: { migrations: 'down' } });
    await edge.dataSource.query('INSERT INTO migrations (timestamp, name) VALUES ($1, $2)', [last?.timestamp, last?.name]);
    await http().get('/health/ready').expect(200);
  });

  it('is ready, and degraded, while a vendor is away', async () => {
    let state: 'up' | 'degraded' = 'degraded';
    edge.app.get(ReadinessRegistry).add({ name: 'hat', readiness: () => state });
    expect((await http().get('/health/ready').expect(200)).body).toMatchObject({
      status: 'degraded',
      checks: { database: 'up', hat: 'degraded' },
    });
    state = 'up';
    expect((await http().get('/health/ready').expect(200)).body).toMatchObject({ status: 'up' });
  });

  it('serves its document with both ways to show a key, the errors, and the role of each route', async () => {
    const { body } = await http().get('/docs-json').expect(200);
    expect(body).toMatchObject({
      info: { title: 'Ponte Saúde' },
      components: { securitySchemes: { bearer: { scheme: 'bearer' }, apiKey: { name: 'X-Api-Key' } }, schemas: { ErrorResponse: {} } },
      paths: { '/api/v1/keys': { post: { 'x-role': 'admin' } }, '/health/live': {} },
    });
  });

  it('serves Swagger UI, under a policy that lets it work and nothing else', async () => {
    const page = await http().get('/docs').expect(200);
    expect(page.text).toContain('swagger-ui');
    const policy = page.headers['content-security-policy'] ?? '';
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain('upgrade-insecure-requests');
    expect(page.text).not.toMatch(/<script>[^<]/);
    await http().get('/docs/swagger-ui-init.js').expect(200);
    await http().get('/docs/swagger-ui-bundle.js').expect(200);
  });

  it('measures by route template, for its own machine and for whoever has a key', async () => {
    await http().get('/api/v1/probe/broken/52998224725').expect(500);
    const local = (await http().get('/metrics').expect(200)).text;
    expect(local).toContain('route="/api/v1/probe/broken/:secret",status="500"');
    expect(local).not.toContain('52998224725');
    await http().get('/metrics').set('X-Forwarded-For', '203.0.113.9').expect(401);
    await http().get('/metrics').set('X-Api-Key', 'wrong').expect(401);
    await http().get('/metrics').set('X-Forwarded-For', '203.0.113.9').set('X-Api-Key', bootstrapKeys.other).expect(200);
  });

  it('shows a key the series of its own operator only', async () => {
    const depth = new Gauge({
      name: 'probe_depth',
      help: 'x',
      labelNames: ['resource', 'tenant'],
      registers: [edge.app.get(MetricsService).registry],
    });
    depth.set({ tenant: 'default', resource: 'persons' }, 1);
    depth.set({ tenant: 'other', resource: 'persons' }, 2);
    const { text } = await http().get('/metrics').set('X-Api-Key', bootstrapKeys.other).expect(200);
    expect(text).toMatch(/probe_depth\{.*tenant="other".*\} 2/);
    expect(text).not.toContain('tenant="default"');
    expect((await http().get('/metrics').expect(200)).text).toContain('tenant="default"');
  });
});

describe('the service without its database', () => {
  it('answers 503 with a time to wait, says it is not ready, and recovers', async () => {
    const database = await createTestDatabase();
    const line = await startLine(database.url);
    const edge = await startEdge(undefined, line.url);
    const http = () => request(edge.app.getHttpServer());
    const unknownKey = () =>
      http()
        .get('/api/v1/keys')
        .set('X-Api-Key', `ps_${'0'.repeat(16)}_${'A'.repeat(43)}`);
    await line.cut();
    const { body, headers } = await unknownKey().expect(503);
    expect(body).toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    expect((await http().get('/health/ready').expect(503)).body).toMatchObject({ status: 'down', checks: { database: 'down' } });
    await http().get('/health/live').expect(200);
    await line.mend();
    await http().get('/health/ready').expect(200);
    await unknownKey().expect(401);
    await edge.close();
    await line.cut();
    await database.drop();
  });
});

/** A line to the database that can be cut: what a restart of the server looks like from here. */
async function startLine(databaseUrl: string) {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  const join = (from: Socket) => {
    const to = connect(Number(target.port), target.hostname);
    for (const [one, other] of [
      [from, to],
      [to, from],
    ] as const) {
      sockets.add(one);
      one.on('error', () => undefined).on('close', () => other.destroy());
      one.pipe(other);
    }
  };
  let server = createServer(join);
  const listen = async (port: number) => void (await once(server.listen(port, '127.0.0.1'), 'listening'));
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const url = new URL(databaseUrl);
  url.host = `127.0.0.1:${port}`;
  return {
    url: url.href,
    cut: async () => {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
    mend: async () => {
      server = createServer(join);
      await listen(port);
    },
  };
}

describe('the service going down', () => {
  it('finishes what runs, and refuses what comes on connections still open', async () => {
    let arrived: () => void = () => undefined;
    const inside = new Promise<void>((resolve) => (arrived = resolve));
    let release: () => void = () => undefined;
    @Controller('slow')
    @Public()
    class SlowController {
      @Get()
      async read(): Promise<string> {
        arrived();
        await new Promise<void>((resolve) => (release = resolve));
        return 'finished';
      }
    }
    const edge = await startEdge([ProbeController, SlowController]);
    await edge.app.listen(0, '127.0.0.1');
    const { port } = edge.app.getHttpServer().address() as AddressInfo;
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const fetch = async (path: string) => {
      const [answer] = (await once(get({ host: '127.0.0.1', port, path, agent }), 'response')) as [IncomingMessage];
      let text = '';
      for await (const chunk of answer) text += String(chunk);
      return { status: answer.statusCode, text };
    };
    const slow = fetch('/api/v1/slow');
    // Waits in the agent for the same connection, and so arrives while the service is closing.
    const late = fetch('/health/live').catch((error: NodeJS.ErrnoException) => error.code);
    await inside;
    const closed = edge.close();
    await new Promise((resolve) => setImmediate(resolve));
    release();
    expect(await slow).toEqual({ status: 200, text: 'finished' });
    // Refused in our words, or by a connection that is gone: never half an answer.
    expect([expect.objectContaining({ status: 503 }), 'ECONNREFUSED', 'ECONNRESET']).toContainEqual(await late);
    await closed;
    agent.destroy();
  });
});
