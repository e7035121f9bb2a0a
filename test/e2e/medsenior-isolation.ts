import { rowsOfDatabase, type TwoOperators } from '../support';

interface Answer {
  items: { guide: string; matricula: string }[];
}

/** One proof per route of MedSenior that operators see and change nothing of each other. Both watch matrícula 900, each as another member. */
export function medseniorProofs(operators: () => TwoOperators): Record<string, () => Promise<void>> {
  const north = () => operators().north;
  const south = () => operators().south;
  const members = { north: '00010001000009018', south: '00010001000009026' };
  const watch = '/medsenior/watch/900';
  const bothWatch = async () => {
    await north().put(watch, { subscriberId: members.north });
    await south().put(watch, { subscriberId: members.south });
  };
  const guideOf = (tenant: string, guide: string) =>
    rowsOfDatabase(
      operators().bridge.database.url,
      `INSERT INTO medsenior_authorization (tenant_id, guide, matricula, cpf, tuss_codes, procedures, payload, payload_hash)
       SELECT id, $2, '900', '52998224725', '{}', '[]', json_build_object('guia', $2::text), '-' FROM tenant WHERE name = $1
       ON CONFLICT DO NOTHING`,
      [tenant, guide],
    );
  const bothHaveGuides = async () => {
    await guideOf('north', 'SAME');
    await guideOf('south', 'SAME');
    await guideOf('north', 'ONLY-NORTH');
  };
  const found = async (query: string) =>
    ((await south().get(`/medsenior/authorizations?source=mirror&${query}`).expect(200)).body as Answer).items.map(({ guide }) => guide);

  return {
    'PUT /api/v1/medsenior/watch/{matricula}': async () => {
      await bothWatch();
      expect((await north().get(watch).expect(200)).body).toMatchObject({ subscriberId: members.north });
    },
    'GET /api/v1/medsenior/watch/{matricula}': async () => {
      await north().put('/medsenior/watch/901', {}).expect(201);
      await south().get('/medsenior/watch/901').expect(404);
    },
    'GET /api/v1/medsenior/watch': async () => {
      await bothWatch();
      const { items } = (await south().get('/medsenior/watch').expect(200)).body as Answer;
      expect(items.map(({ matricula }) => matricula)).toEqual(['900']);
      expect((await south().get(`/medsenior/watch?subscriberId=${members.north}`)).body).toMatchObject({ items: [] });
    },
    'POST /api/v1/medsenior/watch': async () => {
      await bothWatch();
      await south()
        .post('/medsenior/watch', { items: [{ matricula: '900' }] })
        .expect(200);
      expect((await north().get(watch).expect(200)).body).toMatchObject({ subscriberId: members.north });
    },
    'DELETE /api/v1/medsenior/watch/{matricula}': async () => {
      await bothWatch();
      await south().delete(watch).expect(204);
      await north().get(watch).expect(200);
    },
    'GET /api/v1/medsenior/authorizations': async () => {
      await bothHaveGuides();
      expect(await found('matricula=900')).toEqual(['SAME']);
      expect(await found('cpf=52998224725')).toEqual(['SAME']);
    },
    'GET /api/v1/medsenior/authorizations/{guide}': async () => {
      await bothHaveGuides();
      await bothWatch();
      await south().get('/medsenior/authorizations/ONLY-NORTH').expect(404);
      expect((await south().get('/medsenior/authorizations/SAME').expect(200)).body).toMatchObject({ subscriberId: members.south });
    },
    'GET /api/v1/medsenior/gate': async () => {
      await north().post('/medsenior/pause').expect(200);
      expect((await south().get('/medsenior/gate').expect(200)).body).toMatchObject({ paused: false });
    },
    'POST /api/v1/medsenior/pause': async () => {
      await south().post('/medsenior/resume').expect(200);
      await north().post('/medsenior/pause').expect(200);
      expect((await south().get('/medsenior/gate').expect(200)).body).toMatchObject({ paused: false });
    },
    'POST /api/v1/medsenior/resume': async () => {
      await north().post('/medsenior/pause').expect(200);
      await south().post('/medsenior/resume').expect(200);
      expect((await north().get('/medsenior/gate').expect(200)).body).toMatchObject({ paused: true });
      await north().post('/medsenior/resume').expect(200);
    },
  };
}
