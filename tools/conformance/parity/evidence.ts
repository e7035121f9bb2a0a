import type { EvidenceTag, VendorWord } from '../behaviour';

/** Elements by key, `*` standing for anything; the last rule that fits wins. */
export type EvidenceRules = readonly (readonly [pattern: string, tag: EvidenceTag])[];

const guideFields: EvidenceRules = ['listAuthorizations.answer.items[].', 'readAuthorization.answer.'].flatMap((guide) => [
  [`${guide}*`, 'ttalk'] as const,
  ...[
    'journey',
    'attendanceToken',
    'missingValidationCode',
    'specialCoverage',
    'professionalRequestor*',
    'usedTechnique',
    'hospitalization*',
    'discharged*',
    'expectedHospitalizationDate',
    'hospType',
    'hospRegime',
    'primaryICD',
    'dailyRequestedQuantity',
    'sourceAuthorization*',
    'procedures[].unitaryWorth',
    'procedures[].accessWay',
    'procedures[].increaseDecrease',
    'procedures[].toothRegion',
    'procedures[].surfaces',
  ].map((path) => [`${guide}${path}`, 'client'] as const),
  [`${guide}requestedHospitalInfo*`, 'doc'],
  [`${guide}authorizedHospitalInfo*`, 'doc'],
]);

const hat: EvidenceRules = [
  ['*', 'doc'],
  ['registerHealthProviderStatus*', 'ttalk'],
  ['register*.status.*', 'ttalk'],
  ['register*.status.200', 'client'],
  ['register*.status.201', 'client'],
  ['register*.answer.*', 'ttalk'],
  ['register*.answer.tokenId', 'doc'],
  ['register*.gender=1', 'client'],
  ['register*.gender=2', 'client'],
  ['register*.gender=M', 'tdn'],
  ['register*.gender=F', 'tdn'],
  ['registerPersons.request.items[].socialName', 'client'],
  ['registerBeneficiaries.request.items[].tokenSeed', 'client'],
  ['registerBeneficiaries.request.items[].socialName', 'client'],
  ['registerBeneficiaries.request.items[].coverageGroup*', 'client'],
  ['registerBeneficiaryStatus.request.items[].reason', 'client'],
  ['registerHealthProviders.request.items[].procedureCoverage*', 'ttalk'],
  ['registerAttendanceLocations.request.items[].blockDate', 'ttalk'],
  ['registerHealthProviderSpecialties.request.items[].*=*', 'ttalk'],
  ['createMasterToken.answer.*', 'decision'],
  ['createMasterToken.status.*', 'decision'],
  ['readIntegration.answer.code=*', 'client'],
  ['listAuthorizations.parameter.fields', 'ttalk'],
  ['listAuthorizations.parameter.auth*', 'ttalk'],
  ['listAuthorizations.parameter.date*', 'ttalk'],
  ['listAuthorizations.parameter.healthProviderId', 'ttalk'],
  ['listAuthorizations.parameter.attendanceLocation', 'ttalk'],
  ['listAuthorizations.parameter.authStatus=C', 'client'],
  ['listAuthorizations.parameter.authType=4', 'client'],
  ['listAuthorizations.parameter.authType=9', 'client'],
  ['listAuthorizations.parameter.trackingStatus=2', 'client'],
  ['listAuthorizations.parameter.trackingStatus=3', 'client'],
  ['listAuthorizations.parameter.trackingStatus=4', 'client'],
  ['listAuthorizations.answer*', 'ttalk'],
  ['listAuthorizations.status.*', 'ttalk'],
  ['readAuthorization*', 'ttalk'],
  ['readAuthorization.parameter.*Tenant', 'doc'],
  ['readAuthorization.parameter.tenantName', 'doc'],
  ...guideFields,
  ['listAuthorizations.answer.items[].procedures[].status=*', 'client'],
  ['listAuthorizations.answer.items[].authorizationType=*', 'client'],
  ['markAuthorization*', 'client'],
  ['markAuthorization.answer.*', 'decision'],
  ['healthcheck*', 'client'],
  ['*.status.401', 'inferred'],
];

const protheusRefund: EvidenceRules = [
  ['*', 'doc'],
  ['*.status.*', 'inferred'],
  ['*.parameter.TenantId', 'client'],
  ['*.answer.total', 'client'],
  ['issueToken', 'tdn'],
  ['issueToken.*', 'client'],
  ['issueToken.answer.expires_in', 'tdn'],
  ['listMedications.status.400', 'decision'],
  ['listRefunds.status.400', 'decision'],
];

const medsenior: EvidenceRules = [['*', 'doc']];

const rules: Readonly<Record<VendorWord, EvidenceRules>> = { hat, 'protheus-refund': protheusRefund, medsenior };

export function evidenceRules(vendor: VendorWord): EvidenceRules {
  return rules[vendor];
}

/** Of fields of errors, likewise. */
const errorRules: Readonly<Record<VendorWord, EvidenceRules>> = {
  hat: [['*', 'ttalk']],
  'protheus-refund': [
    ['*', 'doc'],
    ['helpUrl', 'ttalk'],
  ],
  medsenior: [['*', 'inferred']],
};

export function errorEvidenceOf(vendor: VendorWord, path: string): EvidenceTag {
  return lastFitting(errorRules[vendor], path);
}

/** @throws Error when no rule fits */
export function evidenceOf(vendor: VendorWord, key: string): EvidenceTag {
  return lastFitting(rules[vendor], key);
}

function lastFitting(all: EvidenceRules, key: string): EvidenceTag {
  const fitting = all.filter(([pattern]) => fits(pattern, key)).at(-1);
  if (!fitting) throw new Error(`no rule of evidence fits ${key}`);
  return fitting[1];
}

/** `*` stands for anything, also nothing. */
export function fits(pattern: string, text: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(text);
}
