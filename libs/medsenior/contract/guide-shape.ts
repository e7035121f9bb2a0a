import type { DocumentedShape } from '@ponte/common';
import { medseniorContract } from './contract.generated';

/** The named schemas of the contract, for following the references of a shape. */
export const medseniorSchemas: Readonly<Record<string, object>> = medseniorContract.components.schemas;

/** What one authorization holds, for reading it leniently; `medseniorValidators.Guide` is the strict form. */
export const guideShape: DocumentedShape = { $ref: '#/components/schemas/Guide' };
