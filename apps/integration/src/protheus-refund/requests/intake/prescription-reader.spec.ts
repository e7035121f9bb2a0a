import { PonteError } from '@ponte/common';
import { prescriptionExample } from './prescription-example';
import { readPrescription } from './prescription-reader';

const hosts = ['www.totvs.com'];

function faultsOf(body: unknown): [string | undefined, string][] {
  try {
    readPrescription(typeof body === 'string' ? body : JSON.stringify(body), hosts);
  } catch (error) {
    if (error instanceof PonteError) return error.details.map(({ code, path }) => [path, code]);
    throw error;
  }
  return [];
}

describe('the body of a new prescription', () => {
  it('is read as Protheus takes it, the addresses of its attachments apart', () => {
    const { subscriberId, body, hrefs } = readPrescription(JSON.stringify(prescriptionExample), hosts);
    const { attachments, ...rest } = prescriptionExample;
    expect([subscriberId, JSON.parse(body), hrefs]).toEqual(['00011008000027010', rest, attachments.map(({ href }) => href)]);
  });

  it('may write its date in digits alone, and blanks around texts', () => {
    const given = { ...prescriptionExample, prescriptionDate: '20230403', professionalName: ' VINICIUS ' };
    expect(JSON.parse(readPrescription(JSON.stringify(given), hosts).body)).toMatchObject({
      prescriptionDate: '2023-04-03',
      professionalName: 'VINICIUS',
    });
  });

  it('is refused where it names a field twice, in another writing of the same name too', () => {
    const [opening] = JSON.stringify(prescriptionExample).split(/}$/);
    expect(faultsOf(`${opening},"subscriber\\u0049d":"00011008000027028"}`)).toEqual([['subscriberId', 'FIELD_REPEATED']]);
    const twice = JSON.stringify(prescriptionExample).replace('"tableCode"', '"tableCode":"04","tableCode"');
    expect(faultsOf(twice)).toEqual([['medications[0].tableCode', 'FIELD_REPEATED']]);
  });

  it('tells a thousand faults at most, and how many there are', () => {
    const given = Object.fromEntries(Array.from({ length: 1_500 }, (_, index) => [`x${index}`, 1]));
    const read = () => readPrescription(JSON.stringify({ ...prescriptionExample, ...given }), hosts);
    expect(read).toThrow(expect.objectContaining({ detailsTotal: 1_500 }) as Error);
    expect(faultsOf({ ...prescriptionExample, ...given })).toHaveLength(1_000);
  });

  it('may have no attachment, but must say so', () => {
    expect(faultsOf({ ...prescriptionExample, attachments: [] })).toEqual([]);
    expect(faultsOf({ ...prescriptionExample, attachments: undefined })).toEqual([['attachments', 'FIELD_REQUIRED']]);
  });

  it('is refused with all its faults at once', () => {
    const given = {
      healthInsurerCode: '1',
      professionalCouncil: 'crm',
      professionalCouncilNumber: 334456,
      stateAbbreviation: 'ZZ',
      professionalName: 'A\nB',
      prescriptionDate: '2023-02-30',
      medications: [{ tableCode: '04', medicationCode: '1' }, { tableCode: '04', medicationCode: '1' }, 'x', { tableCode: '', extra: 1 }],
      attachments: [{ href: 'http://www.totvs.com/a' }, { href: 'https://outro.example/a' }, {}],
      subscriberID: '00011008000027010',
    };
    expect(faultsOf(given)).toEqual([
      ['subscriberID', 'FIELD_UNKNOWN'],
      ['healthInsurerCode', 'FIELD_FORMAT'],
      ['subscriberId', 'FIELD_REQUIRED'],
      ['professionalCouncil', 'FIELD_FORMAT'],
      ['professionalCouncilNumber', 'FIELD_TYPE'],
      ['stateAbbreviation', 'FIELD_ENUM'],
      ['professionalName', 'FIELD_CHARACTERS'],
      ['prescriptionDate', 'DATE_INVALID'],
      ['medications[1]', 'MEDICATION_REPEATED'],
      ['medications[2]', 'ITEM_NOT_OBJECT'],
      ['medications[3].extra', 'FIELD_UNKNOWN'],
      ['medications[3].tableCode', 'FIELD_REQUIRED'],
      ['medications[3].medicationCode', 'FIELD_REQUIRED'],
      ['attachments[0].href', 'ATTACHMENT_ADDRESS'],
      ['attachments[1].href', 'ATTACHMENT_HOST'],
      ['attachments[2].href', 'FIELD_REQUIRED'],
    ]);
  });

  it.each([
    ['[]', [[undefined, 'FIELD_TYPE']]],
    [{ ...prescriptionExample, medications: [] }, [['medications', 'ITEMS_EMPTY']]],
    [{ ...prescriptionExample, medications: {} }, [['medications', 'FIELD_TYPE']]],
    [{ ...prescriptionExample, prescriptionDate: '2023-0403' }, [['prescriptionDate', 'DATE_INVALID']]],
    [
      { ...prescriptionExample, attachments: Array.from({ length: 21 }, () => ({ href: 'https://www.totvs.com/a' })) },
      [['attachments', 'ITEMS_TOO_MANY']],
    ],
  ])('is refused as a whole or by its lists (%#)', (body, faults) => expect(faultsOf(body)).toEqual(faults));

  it('must be there, and be JSON', () => {
    expect(() => readPrescription(undefined, hosts)).toThrow('BODY_REQUIRED');
    expect(() => readPrescription('{', hosts)).toThrow('MALFORMED_JSON');
  });
});
