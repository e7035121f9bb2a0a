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
/** A guide with everything an expansion may add to it. */
export type Authorization = Schemas['Authorization'];
export type PagedAuthorizations = Schemas['PagedAuthorizations'];
export type GuideProcedure = Schemas['GuideProcedure'];
export type GuideProfessional = Schemas['GuideProfessional'];
export type GuideRejectionCause = Schemas['GuideRejectionCause'];
export type TrackingStatus = Schemas['TrackingStatus'];
export type TrackingStatusRequest = Schemas['TrackingStatusRequest'];
export type HatExpansion = Schemas['Expansion'];

export { hatResources, resourceContracts } from './resource-contracts';
export type { FieldContract, FieldKind, HatResource, ResourceContract } from './resource-contracts';
export {
  answerValidators,
  bodyValidators,
  envelopeValidators,
  itemValidators,
  masterTokenRequestValidator,
  trackingStatusRequestValidator,
} from './validators';
export { authorizationShape, hatExpansions } from './authorization-shape';
export type { ValidateFunction } from './validators';
export { authorizationPath, authorizationsPath, integrationPath, masterTokenPath, registrationPath } from './paths';
export { authorizationStatuses, procedureStatuses, trackingStatuses } from './authorization-codes';
export { integrationCodes } from './integration-codes';
export type { IntegrationCode } from './integration-codes';
