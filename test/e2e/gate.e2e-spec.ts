import { randomBytes } from 'node:crypto';
import { startBridge, rowsOfDatabase, type Bridge } from '../support';

const gate = async (bridge: Bridge) => (await bridge.api.get('/hat/gate').expect(200)).body as object;
const hatReadiness = async (bridge: Bridge) =>
  ((await (await fetch(`${bridge.hubs[0]?.url}/health/ready`)).json()) as { checks: { hat: string } }).checks.hat;

describe('the gate tells why nothing is sent', () => {
  it('for want of a master token', async () => {
    const bridge = await startBridge({ environment: { HAT_MASTER_TOKEN: '' } });
    expect(await gate(bridge)).toMatchObject({ paused: false, reason: 'NO_MASTER_TOKEN', resources: [] });
    expect(await hatReadiness(bridge)).toBe('degraded');
    await bridge.close();
  });

  it('because another SECRETS_KEY sealed the token', async () => {
    const bridge = await startBridge();
    expect(await gate(bridge)).toMatchObject({ reason: null });
    await bridge.api.post('/hat/masterToken', { name: 'ponte', userId: 445 }).expect(201);
    await bridge.hubs.shift()?.close();
    bridge.variables.SECRETS_KEY = randomBytes(32).toString('base64');
    await bridge.addHub();
    expect(await gate(bridge)).toMatchObject({ reason: 'MASTER_TOKEN_UNREADABLE' });
    expect(await hatReadiness(bridge)).toBe('degraded');
    await bridge.close();
  });

  it('of a resource that rests, until somebody resumes', async () => {
    const bridge = await startBridge();
    expect(await hatReadiness(bridge)).toBe('up');
    await rowsOfDatabase(
      bridge.database.url,
      `INSERT INTO hat_lane (tenant_id, resource, cool_until, cool_reason)
       SELECT t.id, resource, now() + hours * interval '1 hour', 'CODE_6'
       FROM tenant t, (VALUES ('beneficiaries', 1), ('persons', -1)) AS given (resource, hours)`,
    );
    expect(await gate(bridge)).toMatchObject({
      reason: null,
      resources: [{ resource: 'beneficiaries', coolingUntil: expect.any(String) as string, reason: 'CODE_6' }],
    });
    expect(await hatReadiness(bridge)).toBe('degraded');
    expect((await bridge.api.post('/hat/resume').expect(200)).body).toMatchObject({ resources: [] });
    expect(await hatReadiness(bridge)).toBe('up');
    await bridge.close();
  });
});
