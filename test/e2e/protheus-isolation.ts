import { randomUUID } from 'node:crypto';
import { type HubApi, rowsOfDatabase, type TwoOperators, until } from '../support';
import { prescription as body, type RequestAnswer } from './protheus-refund/protheus-scene';

const tenants = ['north', 'south'] as const;
type Name = (typeof tenants)[number];

interface Prescribed {
  requestId: string;
  prescriptionCode: string;
}

interface History {
  status: { code: string } | null;
  items: { kind: string; status: { code: string } }[];
  refunds: { protocol: string }[];
}

/** One proof per route of Protheus that operators see and change nothing of each other. Both know the same beneficiaries, each in a Protheus of its own. */
export function protheusProofs(operators: () => TwoOperators): Record<string, () => Promise<void>> {
  const base = '/protheus/continuousMedications';
  const north = () => operators().north;
  const south = () => operators().south;
  const api = (name: Name): HubApi => operators()[name];
  const protheus = (name: Name) => operators()[`${name}Mock`].protheus;
  let places = 0;

  /** A beneficiary of both that has nothing yet. */
  const newCard = (): string => {
    const known = protheus('south').beneficiaries();
    const card = protheus('north').beneficiaries()[50 + places++]?.subscriberId ?? '';
    expect(known.map(({ subscriberId }) => subscriberId)).toContain(card);
    expect(held(card)).toEqual({ north: [], south: [] });
    return card;
  };
  /** What the two Protheus have of a beneficiary. */
  const held = (card: string) => {
    const codes = (name: Name) =>
      protheus(name)
        .prescriptions(card)
        .map(({ prescriptionCode }) => prescriptionCode);
    return { north: codes('north'), south: codes('south') };
  };
  /** The same code at both, of another beneficiary, in another status, with another refund. */
  const sameCode = () => {
    const code = `41750520200101${String(places).padStart(6, '0')}`;
    const cards = { north: newCard(), south: newCard() };
    const refunds = { north: `N${code.slice(1)}`, south: `S${code.slice(1)}` };
    for (const name of tenants) {
      const medications = [{ medicationCode: '0490173961' }];
      const status = name === 'north' ? '1' : '2';
      protheus(name).createPrescription({ subscriberId: cards[name], prescriptionCode: code, status, medications });
      protheus(name).createRefund(code, { protocol: refunds[name] });
    }
    return { code, cards, refunds };
  };
  const create = (name: Name, subscriberId: string, key: string = randomUUID(), query = '') =>
    api(name)
      .post(`${base}${query}`, { ...body, subscriberId })
      .set('Idempotency-Key', key);
  const created = async (name: Name, card: string, key?: string) => (await create(name, card, key).expect(201)).body as Prescribed;
  const accepted = async (name: Name, card: string) =>
    ((await create(name, card, undefined, '?wait=0').expect(202)).body as Prescribed).requestId;
  const request = async (name: Name, id: string) => (await api(name).get(`/protheus/requests/${id}`).expect(200)).body as RequestAnswer;
  const isCreated = (name: Name, id: string) => until(async () => (await request(name, id)).state === 'created');
  const listed = async (name: Name, path: string) => ((await api(name).get(path).expect(200)).body as { items: object[] }).items;
  const gate = async (name: Name) => (await api(name).get('/protheus/gate').expect(200)).body as { paused: boolean; reason: string | null };
  /** A request of both that lost its answer for good. */
  const unknownOfBoth = async (card: string) => {
    const ids = { north: randomUUID(), south: randomUUID() };
    for (const name of tenants)
      await rowsOfDatabase(
        operators().bridge.database.url,
        `INSERT INTO protheus_request (id, tenant_id, subscriber_id, state, body, known_codes, posts, error)
         SELECT $2, id, $3, 'unknown', $4, '{}', 2, '{"code":"PROTHEUS_OUTCOME_UNKNOWN"}' FROM tenant WHERE name = $1`,
        [name, ids[name], card, JSON.stringify({ ...body, subscriberId: card })],
      );
    return ids;
  };
  const historyOf = async (name: Name, code: string) => {
    let history: Partial<History> = {};
    await until(async () => {
      history = (await api(name).get(`/protheus/prescriptions/${code}/history`)).body as Partial<History>;
      // The two are read one after the other, and a refund may come between.
      return history.refunds?.length === 1 && history.items?.some(({ kind }) => kind === 'refund') === true;
    });
    return history as History;
  };

  const proofs: Record<string, () => Promise<void>> = {
    'POST /api/v1/protheus/continuousMedications': async () => {
      const [card, key] = [newCard(), randomUUID()];
      const ofNorth = await created('north', card, key);
      expect(held(card)).toEqual({ north: [ofNorth.prescriptionCode], south: [] });
      const ofSouth = await created('south', card, key);
      expect(held(card)).toEqual({ north: [ofNorth.prescriptionCode], south: [ofSouth.prescriptionCode] });
      expect(ofSouth.requestId).not.toBe(ofNorth.requestId);
    },
    'GET /api/v1/protheus/continuousMedications': async () => {
      const { code, cards } = sameCode();
      const codes = async (name: Name, card: string) =>
        (await listed(name, `${base}?subscriberId=${card}`)).map((item) => (item as Prescribed).prescriptionCode);
      expect([await codes('north', cards.north), await codes('north', cards.south)]).toEqual([[code], []]);
      expect([await codes('south', cards.north), await codes('south', cards.south)]).toEqual([[], [code]]);
    },
    'GET /api/v1/protheus/continuousMedications/refunds': async () => {
      const { code, cards, refunds } = sameCode();
      const path = (card: string) => `${base}/refunds?subscriberId=${card}&prescriptionCode=${code}`;
      // Once while Protheus is asked whose it is, and once while the hub knows.
      for (const isKnown of [false, true]) {
        if (isKnown) for (const name of tenants) await historyOf(name, code);
        for (const [name, other] of [tenants, ['south', 'north'] as const] as const) {
          expect(await listed(name, path(cards[name]))).toMatchObject([{ protocol: refunds[name] }]);
          expect((await api(name).get(path(cards[other])).expect(404)).body).toMatchObject({ code: 'PROTHEUS_PRESCRIPTION_UNKNOWN' });
        }
      }
    },
    'GET /api/v1/protheus/requests': async () => {
      const card = newCard();
      const { requestId } = await created('north', card);
      const path = `/protheus/requests?subscriberId=${card}`;
      expect(await listed('north', path)).toMatchObject([{ requestId }]);
      expect(await listed('south', path)).toEqual([]);
      expect(await listed('north', '/protheus/requests?pageSize=200')).toContainEqual(expect.objectContaining({ requestId }));
      expect(await listed('south', '/protheus/requests?pageSize=200')).not.toContainEqual(expect.objectContaining({ requestId }));
    },
    'GET /api/v1/protheus/requests/{id}': async () => {
      const { requestId } = await created('north', newCard());
      await south().get(`/protheus/requests/${requestId}`).expect(404);
      expect((await request('north', requestId)).state).toBe('created');
    },
    'POST /api/v1/protheus/requests/{id}/resolve': async () => {
      const card = newCard();
      const ids = await unknownOfBoth(card);
      const medications = [{ medicationCode: '0490173961' }];
      const prescriptionCode = `41750520200202${String(places).padStart(6, '0')}`;
      for (const name of tenants) protheus(name).createPrescription({ subscriberId: card, prescriptionCode, medications });
      const found = { outcome: 'created', prescriptionCode };
      for (const word of [found, { outcome: 'notCreated' }, { outcome: 'sendAgain' }])
        await south().post(`/protheus/requests/${ids.north}/resolve`, word).expect(404);
      expect((await request('north', ids.north)).state).toBe('unknown');
      await north().post(`/protheus/requests/${ids.north}/resolve`, found).expect(200);
      expect((await request('south', ids.south)).state).toBe('unknown');
      // The code belongs to a request of the other, which is nothing to this one.
      await south().post(`/protheus/requests/${ids.south}/resolve`, found).expect(200);
      expect((await request('south', ids.south)).prescriptionCode).toBe(prescriptionCode);
    },
    'GET /api/v1/protheus/prescriptions/{code}': async () => {
      const { code, cards, refunds } = sameCode();
      const path = `/protheus/prescriptions/${code}`;
      await listed('north', `${base}?subscriberId=${cards.north}`);
      await historyOf('north', code);
      await south().get(path).expect(404);
      await listed('south', `${base}?subscriberId=${cards.south}`);
      for (const name of tenants) {
        await historyOf(name, code);
        expect((await api(name).get(path).expect(200)).body).toMatchObject({
          subscriberId: cards[name],
          refunds: [{ protocol: refunds[name] }],
        });
      }
    },
    'GET /api/v1/protheus/prescriptions/{code}/history': async () => {
      const { code, cards, refunds } = sameCode();
      const path = `/protheus/prescriptions/${code}/history`;
      await listed('north', `${base}?subscriberId=${cards.north}`);
      await historyOf('north', code);
      await south().get(path).expect(404);
      await listed('south', `${base}?subscriberId=${cards.south}`);
      for (const [name, status] of [
        ['north', '1'],
        ['south', '2'],
      ] as const) {
        const history = await historyOf(name, code);
        expect(history).toMatchObject({ subscriberId: cards[name], status: { code: status }, refunds: [{ protocol: refunds[name] }] });
        expect(history.items).toMatchObject([
          { kind: 'prescription', status: { code: status } },
          { kind: 'refund', protocol: refunds[name] },
        ]);
      }
    },
    'GET /api/v1/protheus/gate': async () => {
      await north().post('/protheus/pause').expect(200);
      expect([(await gate('north')).paused, (await gate('south')).paused]).toEqual([true, false]);
      await north().post('/protheus/resume').expect(200);
      const { faults } = protheus('north');
      faults.add({ operation: 'listMedications', kind: 'status', status: 503 });
      const card = newCard();
      const waiting = await accepted('north', card);
      await until(async () => (await gate('north')).reason !== null);
      expect(await gate('south')).toMatchObject({ paused: false, coolingUntil: null, reason: null });
      await created('south', card);
      faults.clear();
      await north().post('/protheus/resume').expect(200);
      await isCreated('north', waiting);
    },
    'POST /api/v1/protheus/pause': async () => {
      const card = newCard();
      await north().post('/protheus/pause').expect(200);
      // So that what the hub knows of its gate is read after the pause.
      await south().post('/protheus/resume').expect(200);
      const waiting = await accepted('north', card);
      expect((await north().get(`${base}?subscriberId=${card}`).expect(503)).body).toMatchObject({ code: 'PROTHEUS_PAUSED' });
      const { prescriptionCode } = await created('south', card);
      expect(await listed('south', `${base}?subscriberId=${card}`)).toMatchObject([{ prescriptionCode }]);
      expect(held(card)).toEqual({ north: [], south: [prescriptionCode] });
      await north().post('/protheus/resume').expect(200);
      await isCreated('north', waiting);
    },
    'POST /api/v1/protheus/resume': async () => {
      await north().post('/protheus/pause').expect(200);
      await south().post('/protheus/pause').expect(200);
      await south().post('/protheus/resume').expect(200);
      expect([(await gate('north')).paused, (await gate('south')).paused]).toEqual([true, false]);
      await north().get(`${base}?subscriberId=${newCard()}`).expect(503);
      await north().post('/protheus/resume').expect(200);
    },
  };

  /** Each begins with both at work, however the one before it ended. */
  const atWork = (proof: () => Promise<void>) => async () => {
    for (const name of tenants) {
      protheus(name).faults.clear();
      await api(name).post('/protheus/resume').expect(200);
    }
    await proof();
  };
  return Object.fromEntries(Object.entries(proofs).map(([route, proof]) => [route, atWork(proof)]));
}
