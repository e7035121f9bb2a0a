import { documentedReader, parseJsonLossless } from '@ponte/common';
import { authorizationShape, type Authorization } from '@ponte/hat/contract';

const readDocumented = documentedReader(authorizationShape);

/** Everything a stored payload says, long numbers as text. */
export function readPayload(payload: string): Record<string, unknown> {
  return parseJsonLossless(payload) as Record<string, unknown>;
}

/** The documented fields of a stored payload. */
export function readGuide(payload: string): Authorization {
  return readDocumented(readPayload(payload)).value as Authorization;
}

/** Names of the documented fields of a guide, expansions included. */
export const guideFields: readonly string[] = Object.keys(authorizationShape.properties ?? {});
