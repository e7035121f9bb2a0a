import { contractValidators } from '@ponte/common';
import { medseniorContract } from './contract.generated';

/** A validator per schema of the contract: strict about types, open to unknown fields and texts. */
export const medseniorValidators = contractValidators(medseniorContract, [
  'TokenRequest',
  'TokenAnswer',
  'AuthorizationsPage',
  'Guide',
  'ErrorAnswer',
] as const);
