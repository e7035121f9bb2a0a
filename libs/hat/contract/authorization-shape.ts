import type { DocumentedShape } from '@ponte/common';
import { hatContract } from './contract.generated';
import type { components } from './types.generated';

/** What a guide holds, for reading one leniently; `answerValidators.authorization` is the strict form. */
export const authorizationShape: DocumentedShape = hatContract.answers.authorization;

/** Everything `expand` may ask for [doc], in the documented order. */
export const hatExpansions = hatContract.expansions as readonly components['schemas']['Expansion'][];
