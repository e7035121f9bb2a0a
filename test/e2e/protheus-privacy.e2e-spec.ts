import type supertest from 'supertest';
import { captureLog } from '../support';
import { prescription, ProtheusScene, type RequestAnswer } from './protheus-refund/protheus-scene';

const echo = 'FALHA COM FULANA DE TAL, CPF 39053344705';

describe('personal data and secrets on the way to Protheus', () => {
  const log = captureLog();
  const secrets = new Set([
    'mock-password',
    'segredo-9',
    'assinatura=',
    'HERNANDES',
    'VINICIUS',
    'FULANA',
    '39053344705',
    'MARTA QUEBRADA',
  ]);
  const errorBodies: string[] = [];
  let metrics = '';
  let stored = '';

  beforeAll(async () => {
    const scene = await ProtheusScene.open({
      environment: { LOG_LEVEL: 'trace', PROTHEUS_TIMEOUT_MS: '500', PROTHEUS_SETTLE_MS: '1000' },
      hub: { logDestination: log.destination },
      mock: { randomness: { uuid: () => keep(`t${secrets.size}-uuid-${secrets.size * 7919}`), hex: (bytes) => keep('ab'.repeat(bytes)) } },
    });
    await traffic(scene);
    metrics = await (await fetch(`${scene.hubs[0]?.url}/metrics`)).text();
    stored = JSON.stringify(await scene.rows('SELECT r::text FROM protheus_request r UNION ALL SELECT e::text FROM exchange e'));
    await scene.close();
  }, 120_000);

  function keep(text: string): string {
    secrets.add(text);
    return text;
  }

  async function told(request: supertest.Test): Promise<Partial<RequestAnswer>> {
    const { status, text, body } = await request;
    if (status >= 400) errorBodies.push(text);
    return body as Partial<RequestAnswer>;
  }

  async function traffic(scene: ProtheusScene): Promise<void> {
    const { mock, api } = scene;
    const { subscriberId } = prescription;
    keep(subscriberId);
    await told(scene.create());
    await told(scene.create({ ...prescription, subscriberId: keep('00011008000027012') }));
    await told(scene.create({ ...prescription, healthInsurerCode: '0099' }));
    await told(
      scene.create({
        ...prescription,
        medications: [{ tableCode: '04', medicationCode: keep('0490173962') }],
        attachments: [{ href: 'https://www.totvs.com/2022/04/MARTA-QUEBRADA.png?assinatura=segredo-9' }],
      }),
    );
    await told(
      scene.create({
        ...prescription,
        professionalName: 'MARTA QUEBRADA\n',
        prescriptionDate: keep('39053344705-x'),
        attachments: [{ href: 'https://FULANA:segredo-9@www.totvs.com/a' }, { href: 'https://fulana.example/?assinatura=segredo-9' }],
        [keep('campo de MARTA QUEBRADA')]: 'x',
      }),
    );
    await told(api.postText('/protheus/continuousMedications', `{"professionalName":"MARTA QUEBRADA", ${subscriberId}`));
    await told(api.get(`/protheus/continuousMedications?subscriberId=${subscriberId}&filter=FULANA&order=MARTA%20QUEBRADA`));
    await told(api.get(`/protheus/continuousMedications/refunds?subscriberId=${subscriberId}&prescriptionCode=FULANA`));
    await told(api.get(`/protheus/prescriptions/${subscriberId}/history`));
    await told(api.get(`/protheus/requests/${subscriberId}`));
    const body = {
      code: 'E999',
      message: echo,
      detailedMessage: `Url: https://www.totvs.com/a?assinatura=segredo-9`,
      details: [{ code: 'E999-1', message: echo }],
    };
    for (const status of [400, 403, 404, 406, 500, 503, 200]) {
      mock.protheus.faults.add({ operation: 'listMedications', kind: 'status', status, body, first: 3 });
      await told(api.get(`/protheus/continuousMedications?subscriberId=${subscriberId}&pageSize=1`));
      mock.protheus.faults.clear();
      mock.protheus.faults.add({ operation: 'createPrescription', kind: 'status', status, body, first: 1 });
      const { requestId } = await told(
        scene.create({ ...prescription, subscriberId: mock.protheus.beneficiaries()[status % 50]?.subscriberId }),
      );
      if (requestId) await scene.final(requestId);
    }
    mock.protheus.forgetTokens();
    mock.protheus.settings({ users: [{ username: 'ninguem', password: 'x' }] });
    await told(api.get(`/protheus/continuousMedications?subscriberId=${subscriberId}`));
  }

  /** Digits count as found where they stand for themselves. */
  const found = (text: string) =>
    [...secrets].filter((secret) => (/^\d+$/.test(secret) ? new RegExp(`(?<![\\d.])${secret}(?!\\d)`).test(text) : text.includes(secret)));

  it('the traffic of this file was worth searching', () => {
    expect(errorBodies.length).toBeGreaterThan(15);
    expect(log.text().split('\n').length).toBeGreaterThan(30);
    expect(metrics).toContain('ponte_protheus_request_duration_seconds_count{operation="createPrescription",status="201"}');
  });

  it('stand in no log line', () => expect(found(log.text())).toEqual([]));

  it('stand in no metric', () => expect(found(metrics)).toEqual([]));

  it('stand in no error', () => expect(found(errorBodies.join('\n'))).toEqual([]));

  it('no secret rests: neither password nor token, nor what signs an address', () => {
    for (const secret of ['mock-password', 'segredo-9', 'assinatura=']) expect(stored).not.toContain(secret);
  });
});
