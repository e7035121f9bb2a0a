import { storableText } from '@ponte/common';
import { resourceContracts, type HatResource } from './resource-contracts';

/** Paths are relative to HAT's base URL up to and including `/v1`, and begin with a slash. */
export const masterTokenPath = '/masterToken';
export const authorizationsPath = '/authorizations';

export function registrationPath(resource: HatResource): string {
  return resourceContracts[resource].path;
}

/** The token is an opaque string of the vendor's: it is escaped as one path segment. */
export function integrationPath(tokenId: string): string {
  return `/integration/${encodeURIComponent(tokenId)}`;
}

/** @param guideNumber `idOnHealthInsurer` to read a guide, `idOnHealthProvider` to mark it */
export function authorizationPath(guideNumber: string): string {
  return `${authorizationsPath}/${encodeURIComponent(storableText(guideNumber))}`;
}
