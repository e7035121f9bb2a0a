import type { components } from './types.generated';

type Schemas = components['schemas'];

/** Wire types of MedSenior. */
export type MedseniorGuide = Schemas['Guide'];
export type MedseniorProcedure = Schemas['Procedure'];
export type MedseniorContact = Schemas['Contact'];
export type AuthorizationsPage = Schemas['AuthorizationsPage'];
export type MedseniorTokenAnswer = Schemas['TokenAnswer'];

export { guideShape, medseniorSchemas } from './guide-shape';
export { authPath, authorizationsPath } from './paths';
export { medseniorStatuses, medseniorStatusOf, type MedseniorStatus, type MedseniorStatusName } from './statuses';
export { medseniorValidators } from './validators';
