import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  answerValidators,
  authorizationPath,
  bodyValidators,
  hatExpansions,
  hatResources,
  integrationPath,
  itemValidators,
  masterTokenRequestValidator,
  resourceContracts,
  trackingStatusRequestValidator,
  type FieldContract,
  type ValidateFunction,
} from '.';

const fixtures = join(__dirname, '../../../mocks/hat/fixtures');

describe('every example of the documents', () => {
  const validators: Record<string, ValidateFunction> = {
    ...pick(bodyValidators),
    ...pick(answerValidators),
    masterTokenRequest: masterTokenRequestValidator.masterToken,
    trackingStatusRequest: trackingStatusRequestValidator.trackingStatus,
  };

  it.each(readdirSync(fixtures))('validates: %s', (file) => {
    const { schema, body } = JSON.parse(readFileSync(join(fixtures, file), 'utf8')) as { schema: string; body: unknown };
    const validate = validators[schema];
    expect(validate).toBeDefined();
    validate?.(body);
    expect(validate?.errors ?? []).toEqual([]);
  });

  it('covers every resource', () => {
    const files = readdirSync(fixtures);
    for (const resource of hatResources) expect(files).toContain(`${resource}.json`);
  });
});

describe('the resource contracts', () => {
  it('write keys in the documented order', () => {
    expect(resourceContracts.attendanceLocations.keyFields).toEqual(['codint', 'healthProviderCode', 'locationCode', 'locationTypeCode']);
    expect(resourceContracts.beneficiaryStatus.keyFields).toEqual(['subscriberId', 'eventDate', 'eventType', 'entry_date', 'entry_hour']);
    expect(resourceContracts.healthProviderSpecialties.keyDefaults).toEqual({ codint: 'healthInsurerId' });
  });

  it('require the key, and what makes an event one, and nothing else', () => {
    const required = hatResources.map((resource) => [resource, requiredOf(resourceContracts[resource].fields)]);
    expect(Object.fromEntries(required)).toEqual({
      persons: ['personId'],
      beneficiaries: ['subscriberId'],
      beneficiaryStatus: ['subscriberId', 'eventDate', 'eventType'],
      healthProviders: ['healthProviderCode'],
      healthProviderStatus: ['healthProviderCode', 'eventType', 'eventDate'],
      attendanceLocations: ['healthProviderCode', 'locationCode', 'locationTypeCode'],
      healthProviderSpecialties: ['healthProviderCode', 'specialtyCode'],
    });
  });

  it('give every field a kind, and every text a limit', () => {
    for (const resource of hatResources) for (const field of resourceContracts[resource].fields) expectDescribed(field);
  });
});

describe('item validators', () => {
  it('accept dates in both forms and gender in both codings', () => {
    for (const birthdate of ['19840229', '1984-02-29']) expect(itemValidators.persons({ personId: '1', birthdate })).toBe(true);
    for (const gender of ['1', '2', 'M', 'F']) expect(itemValidators.persons({ personId: '1', gender })).toBe(true);
  });

  it.each([
    ['a month that does not exist', { birthdate: '19841301' }],
    ['half of a dashed date', { birthdate: '1984-0229' }],
    ['an empty date that is not documented as clearable', { birthdate: '' }],
    ['an unknown field', { nome: 'ANA' }],
    ['a control character', { name: 'ANA\u0000' }],
    ['half of a surrogate pair', { name: 'ANA\ud800' }],
    ['a number for an identifier', { holderCPF: 52998224725 }],
    ['a text past its column', { name: 'A'.repeat(71) }],
    ['null', { name: null }],
  ])('refuse %s', (_what, fields) => {
    expect(itemValidators.persons({ personId: '1', ...fields })).toBe(false);
  });

  it('accept a member number of 15, 16 and 17 digits in a status, of 17 in a registration', () => {
    const status = (digits: number) =>
      itemValidators.beneficiaryStatus({ subscriberId: '1'.repeat(digits), eventDate: '20260101', eventType: 'Bloqueio' });
    expect([14, 15, 16, 17, 18].map(status)).toEqual([false, true, true, true, false]);
    expect([16, 17].map((digits) => itemValidators.beneficiaries({ subscriberId: '1'.repeat(digits) }))).toEqual([false, true]);
  });

  it('accept the alphanumeric CNPJ', () => {
    expect(itemValidators.healthProviders({ healthProviderCode: '1', healthProviderDocument: '12ABC34501DE35' })).toBe(true);
  });

  it('let the documented fields be emptied', () => {
    expect(itemValidators.beneficiaries({ subscriberId: '1'.repeat(17), blockedDate: '', tokenSeed: '', socialName: '' })).toBe(true);
  });
});

describe('a guide', () => {
  const accepts = (fields: object) => answerValidators.authorization({ idOnHealthInsurer: '000120261100004712', ...fields });

  it('is taken in either form that a source shows', () => {
    for (const authorizationId of [4712, '4712']) expect(accepts({ authorizationId })).toBe(true);
    for (const newbornAttendance of [false, 'N']) expect(accepts({ newbornAttendance })).toBe(true);
    for (const requestDate of ['2026-11-20', '20261120', '']) expect(accepts({ requestDate })).toBe(true);
    for (const status of [0, '0']) expect(accepts({ procedures: [{ status, balance: '1', requestedQuantity: 1.5 }] })).toBe(true);
    expect(accepts({ novo: { campo: 1 }, authorizedHospitalInfo: ['?'] })).toBe(true);
  });

  it.each([
    ['no number of its own', { idOnHealthInsurer: undefined }],
    ['a lone procedure', { procedures: { status: 1 } }],
    ['an instant for a day', { passwordExpireDate: '2026-11-20T00:00:00Z' }],
    ['a number for a code', { authorizationStatus: 1 }],
  ])('is refused with %s', (_what, fields) => expect(accepts(fields)).toBe(false));

  it('has the eleven documented expansions', () => {
    expect(hatExpansions).toHaveLength(11);
    expect(hatExpansions.join(',')).toBe(
      'healthProvider,professional,procedures.rejectionCauses,beneficiary,medicalTeam,requestedHospitalInfo,authorizedHospitalInfo,cbos,sourceAuthorization,rejectionCauses,healthInsurance',
    );
  });
});

describe('paths', () => {
  it('keep a guide number inside its path segment', () => {
    expect(authorizationPath('0001/../x')).toBe('/authorizations/0001%2F..%2Fx');
  });

  it('keep a token inside its path segment', () => {
    expect(integrationPath('a/b?c')).toBe('/integration/a%2Fb%3Fc');
  });
});

function pick<Name extends string>(validators: Record<Name, ValidateFunction>): Record<string, ValidateFunction> {
  return Object.fromEntries(Object.keys(validators).map((name) => [name, validators[name as Name]]));
}

function requiredOf(fields: readonly FieldContract[]): string[] {
  return fields.filter((field) => field.required).map((field) => field.name);
}

function expectDescribed(field: FieldContract): void {
  expect(field.kind).toBeDefined();
  if (field.kind === 'list') field.items?.forEach(expectDescribed);
  else if (!field.enumValues && field.kind !== 'integer') expect(field.maxLength).toBeGreaterThan(0);
}
