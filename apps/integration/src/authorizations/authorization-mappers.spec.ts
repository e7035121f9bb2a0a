import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Authorization as HatGuide, PagedAuthorizations } from '@ponte/hat/contract';
import { medseniorStatuses, type AuthorizationsPage, type MedseniorGuide } from '@ponte/medsenior/contract';
import { authorizationOfHat } from './hat-authorization.mapper';
import { authorizationOfMedsenior } from './medsenior-authorization.mapper';
import { dayOrNull, instantOrNull, quantityOrNull } from './plain-values';

const fixture = <Body>(path: string): Body =>
  (JSON.parse(readFileSync(join(__dirname, '../../../../mocks', path), 'utf8')) as { body: Body }).body;

describe('a guide of HAT in the common shape', () => {
  const ofHat = (fields: Partial<HatGuide>) => authorizationOfHat({ idOnHealthInsurer: '1', ...fields });

  it('holds what the documented example says', () => {
    const [guide] = fixture<PagedAuthorizations>('hat/fixtures/authorizations.json').items;
    if (!guide) throw new Error('the example holds a guide');
    expect(authorizationOfHat(guide)).toEqual({
      source: 'hat',
      guide: '000120261100004713',
      providerGuide: '000120261100004713',
      status: 'partly_authorized',
      vendorStatus: '2',
      type: 'exam',
      vendorType: '2',
      requestedOn: '2026-11-20',
      requestedAt: null,
      authorizedOn: '2026-11-21',
      validUntil: '2026-12-20',
      password: '88120031',
      protocol: '41750520261120000031',
      beneficiary: {
        subscriberId: '00010001000001018',
        matricula: null,
        cpf: null,
        holderCpf: '52998224725',
        name: 'MARINA AZEVEDO PRADO',
      },
      provider: { id: '000123', document: '11222333000181', name: 'CLINICA EXEMPLO' },
      professional: { name: 'HELENA DUARTE MOURA', council: 'CRM', councilNumber: '123456', state: 'SP', occupation: '225112' },
      procedures: [
        {
          table: '22',
          code: '41101014',
          description: 'RM - CRANIO (ENCEFALO)',
          requestedQuantity: 1,
          authorizedQuantity: 0,
          status: 'denied',
          vendorStatus: '0',
          performer: null,
          approvedOn: null,
          rejectionCauses: [{ code: '573', description: 'Demanda por requerimento' }],
        },
        {
          table: '22',
          code: '40304361',
          description: 'HEMOGRAMA COM CONTAGEM DE PLAQUETAS',
          requestedQuantity: 1,
          authorizedQuantity: 1,
          status: 'authorized',
          vendorStatus: '1',
          performer: null,
          approvedOn: null,
          rejectionCauses: [],
        },
      ],
      rejectionCauses: [],
    });
  });

  it('is null wherever HAT said nothing, and tells "none" from "not asked"', () => {
    expect(ofHat({})).toEqual({
      source: 'hat',
      guide: '1',
      providerGuide: null,
      status: null,
      vendorStatus: null,
      type: null,
      vendorType: null,
      requestedOn: null,
      requestedAt: null,
      authorizedOn: null,
      validUntil: null,
      password: null,
      protocol: null,
      beneficiary: { subscriberId: null, matricula: null, cpf: null, holderCpf: null, name: null },
      provider: null,
      professional: null,
      procedures: null,
      rejectionCauses: null,
    });
    expect(ofHat({ procedures: [{}], rejectionCauses: [] })).toMatchObject({
      procedures: [{ status: null, requestedQuantity: null, rejectionCauses: null }],
      rejectionCauses: [],
    });
  });

  it.each([
    ['1', 'authorized'],
    ['2', 'partly_authorized'],
    ['3', 'denied'],
    ['6', 'in_analysis'],
    ['9', 'cancelled'],
    ['7', null],
    ['toString', null],
  ])('status %s is %s', (authorizationStatus, status) => {
    expect(ofHat({ authorizationStatus })).toMatchObject({ status, vendorStatus: authorizationStatus });
  });

  it.each([
    ['1', undefined, 'consultation'],
    ['2', 'Exame - Solicitacao', 'exam'],
    ['2', 'Exame - Execucao', 'execution'],
    ['3', undefined, 'execution'],
    ['4', undefined, 'hospitalization'],
    ['9', undefined, 'dental'],
    ['10', undefined, 'emergency'],
    ['11', undefined, null],
  ])('type %s described as %s is %s', (authorizationType, authorizationDescription, type) => {
    expect(ofHat({ authorizationType, authorizationDescription })).toMatchObject({ type, vendorType: authorizationType });
  });

  it('reads the other documented forms: a status as text, a quantity as text, a date without dashes', () => {
    const guide = ofHat({ requestDate: '20261120', procedures: [{ status: '2', authorizedQuantity: '1,5', requestedQuantity: '2' }] });
    expect(guide).toMatchObject({
      requestedOn: '2026-11-20',
      procedures: [{ status: 'in_analysis', authorizedQuantity: 1.5, requestedQuantity: 2 }],
    });
  });
});

describe('an authorization of MedSenior in the common shape', () => {
  const ofMedsenior = (fields: Partial<MedseniorGuide>) => authorizationOfMedsenior({ guia: '1', ...fields });

  it('holds what the documented example says', () => {
    const [guide] = fixture<AuthorizationsPage>('medsenior/fixtures/authorizations.json').data;
    if (!guide) throw new Error('the example holds a guide');
    expect(authorizationOfMedsenior(guide, '00010001000001018')).toEqual({
      source: 'medsenior',
      guide: '240300123',
      providerGuide: null,
      status: 'authorized',
      vendorStatus: 'Autorizado',
      type: null,
      vendorType: 'SADT',
      requestedOn: '2024-03-15',
      requestedAt: '2024-03-15T10:23:00.000Z',
      authorizedOn: null,
      validUntil: '2024-04-14',
      password: null,
      protocol: null,
      beneficiary: {
        subscriberId: '00010001000001018',
        matricula: '12345',
        cpf: '12345678901',
        holderCpf: null,
        name: 'Ana Beatriz Souza',
      },
      provider: null,
      professional: { name: 'Dr. Marcelo Lima', council: 'CRM', councilNumber: '12345', state: 'ES', occupation: null },
      procedures: [
        {
          table: null,
          code: '40801095',
          description: 'Ultrassonografia de Abdômen',
          requestedQuantity: 1,
          authorizedQuantity: 1,
          status: 'authorized',
          vendorStatus: 'Autorizado',
          performer: 'Unidade Vitória',
          approvedOn: '2024-03-15',
          rejectionCauses: null,
        },
      ],
      rejectionCauses: null,
    });
  });

  it('names no member without a link, whatever the CPF', () => {
    expect(ofMedsenior({ beneficiario: { cpf: '12345678901' } }).beneficiary).toMatchObject({ subscriberId: null, cpf: '12345678901' });
  });

  it('has a word for each of the eight statuses, and none for others', () => {
    expect(medseniorStatuses.map(({ text }) => ofMedsenior({ status: text }).status)).toEqual([
      'authorized',
      'in_analysis',
      'denied',
      'awaiting_analysis',
      'pre_authorized',
      'extension_in_analysis',
      'extension_awaiting_analysis',
      'serial_analyzed',
    ]);
    expect(ofMedsenior({ status: 'Cancelado' })).toMatchObject({ status: null, vendorStatus: 'Cancelado' });
    expect(ofMedsenior({})).toMatchObject({ status: null, vendorStatus: null, procedures: null, professional: null });
  });

  it.each([
    ['CRM-ES 12345', 'CRM', 'ES', '12345'],
    ['crm/sp 1234', 'CRM', 'SP', '1234'],
    ['CREFITO ES 77-F', 'CREFITO', 'ES', '77-F'],
    ['12345', null, null, null],
    ['CRM 12345', null, null, null],
    ['a consultar', null, null, null],
  ])('reads the registration %j only where its parts are plain', (text, council, state, councilNumber) => {
    const { professional } = ofMedsenior({ profissionalSolicitante: { conselhoRegionalMedicina: text } });
    expect(professional).toMatchObject({ council, state, councilNumber });
  });
});

describe('plain values', () => {
  it.each([
    ['2024-04-14T23:59:59Z', '2024-04-14'],
    ['2024-04-14T00:00:00-03:00', '2024-04-14'],
    ['20240229', '2024-02-29'],
    ['2023-02-29', null],
    ['14/04/2024', null],
    ['2024-04-14x', null],
    ['', null],
    [20240229, '2024-02-29'],
  ])('the day of %j is %j', (value, day) => expect(dayOrNull(value)).toBe(day));

  it.each([
    ['2024-03-15T10:23:00Z', '2024-03-15T10:23:00.000Z'],
    ['2024-03-15T10:23:00.1234567-03:00', '2024-03-15T13:23:00.123Z'],
    ['2024-03-15T10:23:00', null],
    ['2024-03-15', null],
    ['2024-02-30T10:23:00Z', null],
    ['2024-03-15T25:00:00Z', null],
  ])('the instant of %j is %j', (value, instant) => expect(instantOrNull(value)).toBe(instant));

  it.each([
    [2, 2],
    ['1.5', 1.5],
    ['1,5', 1.5],
    ['1.000,5', null],
    ['um', null],
    [Number.NaN, null],
    [null, null],
  ])('the quantity of %j is %j', (value, quantity) => expect(quantityOrNull(value)).toBe(quantity));
});
