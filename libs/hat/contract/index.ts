import type { components } from './types.generated';

type Schemas = components['schemas'];

/** Wire types of HAT. */
export type Person = Schemas['Person'];
export type Beneficiary = Schemas['Beneficiary'];
export type BeneficiaryStatus = Schemas['BeneficiaryStatus'];
export type HealthProvider = Schemas['HealthProvider'];
export type HealthProviderStatus = Schemas['HealthProviderStatus'];
export type AttendanceLocation = Schemas['AttendanceLocation'];
export type HealthProviderSpecialty = Schemas['HealthProviderSpecialty'];
export type TokenProcessResponse = Schemas['TokenProcessResponse'];
export type IntegrationAnswer = Schemas['IntegrationAnswer'];
export type HealthcheckAnswer = Schemas['HealthcheckAnswer'];
export type MasterTokenRequest = Schemas['MasterTokenRequest'];
export type MasterTokenAnswer = Schemas['MasterTokenAnswer'];
export type HatErrorModel = Schemas['ErrorModel'];

export { hatResources, resourceContracts } from './resource-contracts';
export type { FieldContract, FieldKind, HatResource, ResourceContract } from './resource-contracts';
export { answerValidators, bodyValidators, envelopeValidators, itemValidators, masterTokenRequestValidator } from './validators';
export type { ValidateFunction } from './validators';
export { healthcheckPath, integrationPath, masterTokenPath, registrationPath } from './paths';
export { integrationCodes } from './integration-codes';
export type { IntegrationCode } from './integration-codes';
