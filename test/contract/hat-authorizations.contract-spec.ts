import axios from 'axios';
import { HttpSender, SystemClock } from '@ponte/common';
import { HatAuthorizationsClient, type HatConnection } from '@ponte/hat/client';
import { answerValidators, hatExpansions } from '@ponte/hat/contract';
import { startPrism, type PrismProcess } from '../../tools/prism-process';

describe('the client of HAT’s authorizations, against the contract', () => {
  let prism: PrismProcess;
  let sender: HttpSender;
  let connection: HatConnection;
  let client: HatAuthorizationsClient;

  beforeAll(async () => {
    prism = await startPrism({ vendor: 'hat' });
    connection = { baseUrl: prism.url, idTenant: 5, tenantName: 'operadora', tokenPrefix: '', masterToken: 'token', timeoutMs: 20_000 };
    sender = new HttpSender({ axiosRef: axios.create() });
    client = new HatAuthorizationsClient(sender, new SystemClock());
  });
  afterAll(async () => {
    await sender?.close();
    await prism?.close();
  });

  it('asks for a page with every filter, and reads it', async () => {
    const outcome = await client.list(connection, {
      page: 1,
      pageSize: 30,
      expand: hatExpansions,
      fields: ['idOnHealthInsurer', 'procedures'],
      order: '+authorizationId',
      trackingStatus: '1',
      authStatus: 'C',
      authType: '10',
      dateFrom: '2026-11-01',
      dateTo: '20261130',
      healthProviderId: '000123',
      attendanceLocation: '001',
      authNumber: '000120261100004712',
    });
    expect(prism.violations()).toEqual([]);
    expect(outcome).toMatchObject({
      kind: 'page',
      hasNext: false,
      guides: [{ guide: { idOnHealthInsurer: '000120261100004712' }, leftOut: [] }],
    });
    expect(outcome.kind === 'page' && outcome.guides.every(({ text }) => answerValidators.authorization(JSON.parse(text)))).toBe(true);
  });

  it('asks in either order, and without any filter', async () => {
    expect(await client.list(connection, { order: '-authorizationId' })).toMatchObject({ kind: 'page' });
    expect(await client.list(connection, {})).toMatchObject({ kind: 'page' });
    expect(prism.violations()).toEqual([]);
  });

  it('reads one guide and marks it', async () => {
    expect(await client.read(connection, '000120261100004712', hatExpansions)).toMatchObject({ kind: 'guide', guide: { leftOut: [] } });
    for (const status of ['0', '1', '2', '3', '4'] as const) {
      expect(await client.mark(connection, '000120261100004712', status)).toMatchObject({ kind: 'marked' });
    }
    expect(prism.violations()).toEqual([]);
  });

  it('would be told of a call that breaks the contract', async () => {
    expect(await client.list(connection, { authStatus: 'Z' })).toMatchObject({ kind: 'refused', facts: { status: 422 } });
    expect(await client.read(connection, 'não')).toMatchObject({ kind: 'refused', facts: { status: 422 } });
  });
});
