import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { operator } from '@ponte/generators';
import request from 'supertest';
import type { Fault, MockUpstream } from '../create-mock';
import { callerOf, closeAll, requestBody, start, subscriberId } from './protheus.fixture';
import { protheusScenarios } from './protheus-scenarios';

afterEach(closeAll);

const code = '41750520230619000001';
const codes = (mock: Pick<MockUpstream, 'protheus'>) =>
  mock.protheus.prescriptions(subscriberId).map(({ prescriptionCode }) => prescriptionCode);

describe('what a world of Protheus holds', () => {
  it('is the people of the sample operator, whom HAT knows too, and the member of the document', async () => {
    const mock = await start();
    const people = [...operator({ seed: 417_505 }).people({ count: 900 })];
    expect(mock.protheus.beneficiaries()).toEqual([
      ...people.map(({ person }) => ({ subscriberId: person.subscriberId, healthInsurerCode: '0001', name: person.name })),
      { subscriberId, healthInsurerCode: '0001', name: 'HERNANDES ALVES DA SILVA' },
    ]);
    const [first] = mock.protheus.beneficiaries();
    const answer = await callerOf(mock).create(requestBody({ subscriberId: first?.subscriberId }));
    expect(answer.body).toMatchObject({ subscriberName: first?.name, prescriptionCode: '41750520230619000003' });
  });

  it('can be looked at by whoever wants valid codes', async () => {
    const mock = await start();
    const page = async (path: string) =>
      (await request(mock.url).get(`/__admin/protheus/${path}`).expect(200)).body as { items: unknown[]; total: number };
    expect(await page('insurers')).toMatchObject({ total: 1, items: [{ key: '0001', ansRegistry: '417505' }] });
    expect((await page('beneficiaries?healthInsurerCode=0001')).total).toBe(901);
    expect((await page('beneficiaries?healthInsurerCode=0002')).total).toBe(0);
    expect((await page('professionals')).total).toBe(252);
    expect((await page('medications?pageSize=2')).items).toMatchObject([{ key: '04:0490173961' }, { key: '04:0490269497' }]);
    expect(await page(`prescriptions?subscriberId=${subscriberId}`)).toMatchObject({
      total: 3,
      items: [{ refunds: { length: 32 } }, {}, {}],
    });
    expect((await page('refunds?prescriptionCode=41750520230419000001')).total).toBe(32);
  });

  it('belongs to that world alone', async () => {
    const mock = await start();
    const [a, b] = [mock.world('a'), mock.world('b')];
    await callerOf(a).create();
    b.protheus.move(code, '4');
    expect([codes(a).length, codes(b).length, codes(mock).length]).toEqual([4, 3, 3]);
    expect([a, b, mock].map((world) => world.protheus.prescriptions().find((one) => one.prescriptionCode === code)?.status)).toEqual([
      '1',
      '4',
      '1',
    ]);
    b.protheus.reset();
    expect(b.protheus.prescriptions()).toEqual(mock.protheus.prescriptions());
  });

  it('comes back from a snapshot and from the disk, what was removed and what is due included', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'protheus-'));
    try {
      const first = await start({ dataDir });
      await callerOf(first).create();
      first.protheus.createRefund(code, { status: '2', repaymentDate: '2023-07-01' });
      first.protheus.remove('41750520230419000001');
      first.protheus.faults.add({ operation: 'createPrescription', kind: 'late', lateMs: 60_000 });
      await expect(callerOf(first).create()).rejects.toThrow();
      const told = (mock: MockUpstream) => JSON.stringify([mock.protheus.prescriptions(), mock.protheus.refunds()]);
      const [before, snapshot] = [told(first), first.snapshot()];
      await first.close();

      const second = await start({ dataDir });
      const third = await start({ seed: 9 });
      third.restore(snapshot);
      for (const mock of [second, third]) {
        expect(told(mock)).toBe(before);
        mock.clock.advance('1m');
        expect(codes(mock)).toEqual([code, '41750520230619000002', '41750520230619000003', '41750520230619000004']);
      }
      await second.close();
      const fourth = await start({ dataDir });
      expect(codes(fourth)).toHaveLength(4);
      await fourth.close();
    } finally {
      await rm(dataDir, { recursive: true });
    }
  });

  it('never gives a code twice, even when the prescription that had it is gone', async () => {
    const mock = await start();
    const created = (await callerOf(mock).create()).body.prescriptionCode as string;
    mock.protheus.remove(created);
    const again = await start();
    again.restore(mock.snapshot());
    for (const world of [mock, again]) expect((await callerOf(world).create()).body.prescriptionCode).toBe('41750520230619000004');
  });

  it('refuses a snapshot that is not its own, naming the part and no value', async () => {
    const mock = await start();
    const broken = (entry: object) => ({ ...mock.snapshot(), vendors: { protheus: [entry] } });
    expect(() => mock.restore(broken({ type: 'x' }))).toThrow(/protheus\[0\]\.type: must be one of/);
    const record = { ...mock.protheus.prescriptions()[0], status: 'segredo' };
    expect(() => mock.restore(broken({ type: 'record', kind: 'prescriptions', record }))).toThrow(
      /^vendors\.protheus\[0\]\.status: must be equal to one of/,
    );
  });
});

describe('the next step of a prescription', () => {
  const post = (mock: MockUpstream, key: string, change: object, status = 200) =>
    request(mock.url).post(`/__admin/protheus/prescriptions/${key}`).send(change).expect(status);

  it('is another status, which the lists then tell', async () => {
    const mock = await start();
    await post(mock, code, { status: '3', endValidityDate: '2024-06-19' });
    const { body } = await callerOf(mock).medications({ subscriberId, prescriptionCode: code });
    expect(body.items).toMatchObject([
      { prescription_status: '3', quantity_authorized: 9_999, initial_medication_date: '2023-04-03', final_medication_date: '2024-06-19' },
    ]);
  });

  it('is a refund protocol, made and moved', async () => {
    const mock = await start();
    const { body } = await post(mock, code, { refunds: [{}, { quantityRequested: 2, requestDate: '2023-06-18' }] });
    const protocols = (body as { refunds: { protocol: string }[] }).refunds.map(({ protocol }) => protocol);
    // The seed has a protocol of that day.
    expect(protocols).toEqual(['41750520230619000002', '41750520230619000003']);
    await post(mock, code, { refunds: [{ protocol: protocols[0], status: '6', repaymentDate: '2023-07-01' }] });
    const told = (await callerOf(mock).refunds({ prescriptionCode: code })).body.items;
    expect(told).toEqual([
      expect.objectContaining({
        protocol: protocols[0],
        status: '6',
        request_date: '2023-06-19',
        quantity_requested: 1,
        repayment_date: '2023-07-01',
      }),
      expect.objectContaining({ protocol: protocols[1], status: '1', request_date: '2023-06-18', quantity_requested: 2 }),
    ]);
    await request(mock.url).patch(`/__admin/protheus/refunds/${protocols[0]}`).send({ status: 'E', repaymentDate: null }).expect(200);
    expect(mock.protheus.refunds(code)[0]).toEqual(expect.not.objectContaining({ repaymentDate: expect.anything() as unknown }));
  });

  it('of a refund protocol leaves the prescription alone that has the same number', async () => {
    const { protheus } = await start();
    const { protocol } = protheus.createRefund(code);
    expect(protocol).toBe('41750520230619000002');
    const before = protheus.prescriptions();
    protheus.moveRefund(protocol, 'D');
    expect(protheus.prescriptions()).toEqual(before);
    expect(protheus.refunds(code)).toMatchObject([{ protocol, status: 'D' }]);
    expect(() => protheus.move('1', '2')).toThrow(/^prescriptionCode: /);
    expect(() => protheus.moveRefund('1', '2')).toThrow(/^protocol: /);
    expect(() => protheus.moveRefund(protocol, 'F')).toThrow(/^status: must be equal to one of the allowed values: 0, 1, 2/);
  });

  it.each([
    [{ status: '7' }, /^status: must be equal to one of the allowed values: 0, 1, /],
    [{ refunds: [{ status: 'F' }] }, /^status: /],
    [{ refunds: [{ protocol: '1', status: '2' }] }, /^protocol: is no refund protocol/],
    [{ refunds: [{ medicationCode: '0490269497' }] }, /^medicationCode: /],
    [{ medications: [{ medicationCode: '1' }] }, /^medications\.0\.medicationCode: /],
    [{ medications: [null] }, /^medications\.0\.medicationCode: /],
    [{ endValidityDate: '2023-02-30' }, /Date: /],
    [{ prescriptionCode: '1' }, /^prescriptionCode: /],
    [{ colour: 'red' }, /additional properties/],
  ])('is refused as a whole for %j', async (change, reason) => {
    const mock = await start();
    const before = JSON.stringify(mock.snapshot());
    const { body } = await post(mock, code, { ...change }, 400);
    expect((body as { detailedMessage: string }).detailedMessage).toMatch(reason);
    expect(JSON.stringify(mock.snapshot())).toBe(before);
    await post(mock, '9', { status: '2' }, 404);
  });

  it('begins with one that is put in, whole or in part', async () => {
    const mock = await start();
    const put = (path: string, items: object[], status = 200) =>
      request(mock.url).post(`/__admin/protheus/${path}`).send({ items }).expect(status);
    await put('insurers', [{ healthInsurerCode: '0002', ansRegistry: '300001', name: 'Outra' }]);
    await put('beneficiaries', [{ subscriberId: '00020001000001009', healthInsurerCode: '0002', name: 'ANA' }]);
    await put('prescriptions', [
      { subscriberId: '00020001000001009', medications: [{ medicationCode: '0490173961', quantityAuthorized: 3 }] },
    ]);
    const [made] = mock.protheus.prescriptions('00020001000001009');
    expect(made).toMatchObject({
      prescriptionCode: '30000120230619000001',
      status: '1',
      medications: [{ quantityAuthorized: 3, finalDate: '2023-06-19' }],
    });
    await put('refunds', [{ prescriptionCode: '30000120230619000001', status: '9' }]);
    expect(mock.protheus.refunds('30000120230619000001')).toMatchObject([{ protocol: '30000120230619000001', status: '9' }]);
    await put('prescriptions', [{ subscriberId: '1', medications: [] }], 400);
    await put('refunds', [{ prescriptionCode: '1' }], 400);
    // The member of another insurer is nobody for this one.
    expect((await callerOf(mock).create(requestBody({ subscriberId: '00020001000001009' }))).body.code).toBe('E004');
    expect((await callerOf(mock).create(requestBody({ subscriberId: '00020001000001009', healthInsurerCode: '0002' }))).status).toBe(201);
    await request(mock.url).delete('/__admin/protheus/beneficiaries/00020001000001009').expect(204);
    expect((await callerOf(mock).medications({ subscriberId: '00020001000001009' })).status).toBe(404);
    await request(mock.url).patch(`/__admin/protheus/beneficiaries/${subscriberId}`).send({ subscriberId: '1' }).expect(400);
  });
});

describe('a call whose outcome is lost', () => {
  const lost = async (fault: Partial<Fault>) => {
    const mock = await start();
    mock.protheus.faults.add({ operation: 'createPrescription', first: 1, ...fault } as Fault);
    await expect(callerOf(mock).create()).rejects.toThrow();
    return mock;
  };

  it('has created the prescription when the connection is dropped after the work', async () => {
    expect(codes(await lost({ kind: 'resetAfter' }))).toHaveLength(4);
  });

  it('creates nothing when it never came to the work, or the work never came about', async () => {
    expect(codes(await lost({ kind: 'resetBefore' }))).toHaveLength(3);
    const mock = await lost({ kind: 'resetAfter', applied: false });
    mock.clock.advance('1d');
    expect(codes(mock)).toHaveLength(3);
  });

  it('creates it late, by the clock of the world, on the day and under the code of that moment', async () => {
    const mock = await lost({ kind: 'late', lateMs: 5_000 });
    mock.clock.advance(4_999);
    expect(codes(mock)).toHaveLength(3);
    expect((await callerOf(mock).create()).body.prescriptionCode).toBe('41750520230619000003');
    mock.clock.advance('1d');
    expect(codes(mock).slice(3)).toEqual(['41750520230619000003', '41750520230619000004']);
    expect(mock.protheus.prescriptions(subscriberId)[4]?.registrationDate).toBe('2023-06-19');
  });

  it('can be answered with a failure, or with an answer without the code, when the work is done', async () => {
    const mock = await start();
    const protheus = callerOf(mock);
    mock.protheus.faults.add({ operation: 'createPrescription', kind: 'status', status: 503, afterWork: true, first: 1 });
    mock.protheus.faults.add({ operation: 'createPrescription', kind: 'status', status: 500, after: 1, first: 1 });
    mock.protheus.faults.add({ operation: 'createPrescription', kind: 'drift', remove: ['prescriptionCode'], after: 2, first: 1 });
    const told = [await protheus.create(), await protheus.create(), await protheus.create(), await protheus.create()];
    expect(told.map(({ status, body }) => [status, body.prescriptionCode])).toEqual([
      [503, undefined],
      [500, undefined],
      [201, undefined],
      [201, '41750520230619000005'],
    ]);
    expect(codes(mock)).toHaveLength(6);
  });

  it('has created the prescription long before it answers, where the answer is delayed', async () => {
    const mock = await start();
    mock.protheus.faults.add({ operation: 'createPrescription', kind: 'delay', ms: 60_000, afterWork: true });
    const answer = callerOf(mock).create();
    while (codes(mock).length < 4) await callerOf(mock).medications();
    mock.clock.advance('1m');
    expect((await answer).body.prescriptionCode).toBe('41750520230619000003');
  });

  it('creates nothing, then or later, when Protheus would have refused it', async () => {
    const mock = await start();
    mock.protheus.faults.add({ operation: 'createPrescription', kind: 'late', lateMs: 1_000 });
    await expect(callerOf(mock).create(requestBody({ medications: [{ tableCode: '04', medicationCode: '1' }] }))).rejects.toThrow();
    mock.clock.advance('1d');
    expect(codes(mock)).toHaveLength(3);
  });
});

describe('a scenario', () => {
  it.each(protheusScenarios.map(({ name }) => name))('%s is put in force and taken back', async (name) => {
    const { protheus } = await start();
    const applied = () => protheus.scenarios.list().flatMap((one) => (one.applied ? [one.name] : []));
    protheus.scenarios.apply(name);
    expect(applied()).toEqual([name]);
    protheus.scenarios.remove(name);
    expect(applied()).toEqual([]);
  });

  it('strikes as it says', async () => {
    const mock = await start();
    mock.protheus.scenarios.apply('prescription-created-unheard');
    const created = await Promise.allSettled([1, 2, 3].map(() => callerOf(mock).create()));
    expect(created.map(({ status }) => status).sort()).toEqual(['fulfilled', 'fulfilled', 'rejected']);
    expect(codes(mock)).toHaveLength(6);
    mock.protheus.scenarios.apply('attachments-down');
    expect((await callerOf(mock).create()).body).toMatchObject({ code: 'E005', details: [{ code: 'E005-1' }] });
  });
});
