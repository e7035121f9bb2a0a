import Ajv, { type ValidateFunction } from 'ajv';
import { compiledOnRead } from '@ponte/common';
import { hatContract } from './contract.generated';
import type { AnswerName, SchemaNode } from './contract-document';
import { hatResources, type HatResource } from './resource-contracts';

export type { ValidateFunction } from 'ajv';

let compiler: Ajv | undefined;

function compile(schema: SchemaNode): ValidateFunction {
  // Lengths by UTF-16 unit, not by code point: `unicode` costs a loop per string and changes nothing for names in Portuguese.
  compiler ??= new Ajv({ allErrors: true, allowUnionTypes: true, unicode: false, logger: false }).addVocabulary([
    'x-kind',
    'x-key',
    'x-key-order',
    'x-key-default',
    'x-identifier',
  ]);
  return compiler.compile(schema);
}

function validatorsOf<Name extends string>(names: readonly Name[], schemaOf: (name: Name) => SchemaNode) {
  return compiledOnRead(names, (name) => compile(schemaOf(name)));
}

function resourceDocument(resource: HatResource) {
  const document = hatContract.resources[resource];
  if (!document) throw new Error(`the generated HAT contract lacks ${resource}`);
  return document;
}

/** One item of a resource. Accepts the wire form and our canonical form (ISO dates, M/F) alike. */
export const itemValidators = validatorsOf(hatResources, (resource) => resourceDocument(resource).item);

/** A whole body of a registration POST: 1 to 100 items, `healthInsurerId`, `ansRegistry`. */
export const bodyValidators = validatorsOf(hatResources, (resource) => {
  const { body, item } = resourceDocument(resource);
  const { items, ...others } = body.properties ?? {};
  return { ...body, properties: { ...others, items: { ...items, items: item } } };
});

/** A body without a look at its items: header fields right, `items` an array of 1 to 100. */
export const envelopeValidators = validatorsOf(hatResources, (resource) => resourceDocument(resource).body);

/**
 * The vendor's answers: `registration` is TokenProcessResponse, `error` is ErrorModel, `authorizations` a page of guides,
 * `authorization` one guide.
 */
export const answerValidators = validatorsOf(
  [
    'registration',
    'integration',
    'masterToken',
    'healthcheck',
    'error',
    'authorizations',
    'authorization',
    'trackingStatus',
  ] as const satisfies AnswerName[],
  (answer) => hatContract.answers[answer],
);

/** The body of POST masterToken. */
export const masterTokenRequestValidator = validatorsOf(['masterToken'] as const, () => hatContract.masterTokenRequest);

/** The body of PUT authorizations/{idOnHealthProvider}. */
export const trackingStatusRequestValidator = validatorsOf(['trackingStatus'] as const, () => hatContract.trackingStatusRequest);
