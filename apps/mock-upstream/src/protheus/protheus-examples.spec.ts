import { medicationsPath, protheusValidators } from '@ponte/protheus-refund/contract';
import { callerOf, closeAll, example, requestBody, start, subscriberId } from './protheus.fixture';

afterAll(closeAll);

/** Byte for byte: the order of the parts counts too. */
const printed = (name: string) => JSON.stringify(example(name).body);

describe('the examples of the vendor’s document, asked of a fresh world', () => {
  it('accepts the example request and answers the example, save for the council number in which both differ', async () => {
    const protheus = callerOf(await start());
    const answer = await protheus.create();
    const { body } = example('create-answer');
    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({ ...body, professionalCouncilNumber: '334456' });
    expect(protheusValidators.PrescriptionAnswer(answer.body)).toBe(true);
    const again = await callerOf(await start()).create(requestBody({ professionalCouncilNumber: '334457' }));
    expect(again.text).toBe(JSON.stringify(body));
  });

  it('gives the next code of the day to the same request sent again', async () => {
    const protheus = callerOf(await start());
    const codes = [await protheus.create(), await protheus.create()].map(({ body }) => body.prescriptionCode);
    expect(codes).toEqual(['41750520230619000003', '41750520230619000004']);
  });

  it('prints the remainder of a body with a comma missing', async () => {
    const { body } = example('create-E001-not-json');
    const remainder = String(body.detailedMessage).slice('Json Error: >>'.length, -'<<'.length);
    const text = `{\r\n\t"healthInsurerCode" : "0001",\r\n\t"subscriberId" : "${subscriberId}"\r\n\t${remainder}`;
    const answer = await callerOf(await start()).create(text);
    expect([answer.status, answer.text]).toEqual([406, JSON.stringify(body)]);
  });

  it.each([
    ['create-E002-fields', { professionalCouncilNumber: 334_456, attachments: undefined }],
    ['create-E003-insurer', { healthInsurerCode: '0099' }],
    ['create-E004-subscriber', { subscriberId: '00011008000027012' }],
    [
      'create-E005-refused',
      {
        medications: [{ tableCode: '04', medicationCode: '0000000000' }],
        attachments: [{ href: 'https://www.totvs.com/wp-content/uploads/2022/04/totvs-shared.png?teste' }],
      },
    ],
  ])('%s', async (name, change) => {
    const mock = await start();
    const answer = await callerOf(mock).create(requestBody(change));
    expect([answer.status, answer.text]).toEqual([example(name).status, printed(name)]);
    expect(answer.headers.get('x-mock-reason')).toMatch(/^E00\d \w+$/);
    expect(mock.protheus.prescriptions(subscriberId)).toHaveLength(3);
  });

  it('lists the two medications of the example with three after them', async () => {
    const answer = await callerOf(await start()).medications({ subscriberId, page: '1', pageSize: '2' });
    expect([answer.status, answer.text]).toEqual([200, printed('list-answer')]);
  });

  it('lists the two refunds of the example with thirty after them', async () => {
    const answer = await callerOf(await start()).refunds({ prescriptionCode: '41750520230419000001', page: '1', pageSize: '2' });
    expect([answer.status, answer.text]).toEqual([200, printed('refunds-answer')]);
  });

  it.each([
    ['list-E001-key-missing', 'medications', {}],
    ['list-E001-subscriber', 'medications', { subscriberId: '00011008000027012' }],
    ['refunds-E001-key-missing', 'refunds', {}],
    ['refunds-E001-prescription', 'refunds', { prescriptionCode: '41750520230419000009' }],
  ] as const)('%s', async (name, list, query) => {
    const answer = await callerOf(await start())[list](query);
    expect([answer.status, answer.text]).toEqual([example(name).status, printed(name)]);
  });

  it('unauthorized', async () => {
    const mock = await start();
    const answer = await callerOf(mock).call('GET', `${medicationsPath}?subscriberId=${subscriberId}`, { authorization: 'Bearer x' });
    expect([answer.status, answer.text]).toEqual([401, printed('unauthorized')]);
  });

  it('holds on any other day too, with the code of that day', async () => {
    const protheus = callerOf(await start({ clock: '2026-11-22T09:00:00Z' }));
    const { body } = await protheus.create();
    expect(body).toMatchObject({
      prescriptionCode: '41750520261122000001',
      registrationDate: '2026-11-22',
      startValidityDate: '2023-04-03',
    });
    expect((await protheus.medications({ subscriberId, pageSize: '2' })).body).toMatchObject({ remainingRecords: 4 });
  });
});
