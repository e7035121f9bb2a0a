import { documentedReader, parseJsonLossless } from '@ponte/common';
import { guideShape, medseniorSchemas, type MedseniorGuide } from '@ponte/medsenior/contract';

const reader = documentedReader(guideShape, medseniorSchemas);

/** The documented fields of a stored payload. */
export function readGuide(payload: string): MedseniorGuide {
  return reader(parseJsonLossless(payload)).value as MedseniorGuide;
}

/** Everything in a payload; integers too long for a number are texts. */
export function vendorRecord(payload: string): Record<string, unknown> {
  return parseJsonLossless(payload) as Record<string, unknown>;
}
