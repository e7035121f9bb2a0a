import axios from 'axios';
import { HttpSender, SystemClock } from '@ponte/common';
import { MedseniorClient, type MedseniorConnection } from '@ponte/medsenior/client';
import { medseniorStatuses, medseniorValidators } from '@ponte/medsenior/contract';
import { startPrism, type PrismProcess } from '../../tools/prism-process';

describe('the client of MedSenior, against the contract', () => {
  let prism: PrismProcess;
  let sender: HttpSender;
  let connection: MedseniorConnection;
  let client: MedseniorClient;

  beforeAll(async () => {
    prism = await startPrism({ vendor: 'medsenior' });
    connection = { baseUrl: prism.url, clientId: 'ponte', clientSecret: 'segredo', timeoutMs: 20_000 };
    sender = new HttpSender({ axiosRef: axios.create() });
    client = new MedseniorClient(sender, new SystemClock());
  });
  afterAll(async () => {
    await sender?.close();
    await prism?.close();
  });

  it('logs in, searches with repeated parameters, and reads the page', async () => {
    const outcome = await client.authorizations(connection, {
      status: 5,
      matriculas: ['12345', '67890'],
      cpfs: ['12345678901'],
      tussCodes: ['40801095', '40304361'],
      page: 1,
      pageSize: 10,
    });
    expect(prism.violations()).toEqual([]);
    expect(outcome).toMatchObject({ kind: 'page', totalRecords: 1, items: [{ guide: { guia: '240300123' }, leftOut: [] }] });
    expect(outcome.kind === 'page' && outcome.items.every(({ text }) => medseniorValidators.Guide(JSON.parse(text)))).toBe(true);
  });

  it('asks for every status by number and by name, and without any filter', async () => {
    for (const { value, name } of medseniorStatuses) {
      for (const status of [value, name]) expect(await client.authorizations(connection, { status })).toMatchObject({ kind: 'page' });
    }
    expect(await client.authorizations(connection, {})).toMatchObject({ kind: 'page' });
    expect(prism.violations()).toEqual([]);
  });

  it('would be told of a call that breaks the contract', async () => {
    expect(await client.authorizations(connection, { status: 9 })).toMatchObject({
      kind: 'trouble',
      action: 'fail',
      facts: { status: 400 },
    });
    const nobody = { ...connection, clientId: '' };
    expect(await client.authorizations(nobody, {})).toMatchObject({ kind: 'trouble', facts: { operation: 'auth', status: 400 } });
  });
});
