import { randomBytes } from 'node:crypto';
import { randomKey, sha256 } from '@ponte/common';

/** A key in two halves: the id finds the row, the secret proves it. */
export interface ApiKeyParts {
  readonly id: string;
  readonly secret: string;
}

const pattern = /^ps_([0-9a-f]{16})_([A-Za-z0-9_-]{43})$/;

/** `ps_<id>_<secret>`; the prefix lets secret scanners recognize a key that got lost. */
export function formatApiKey({ id, secret }: ApiKeyParts): string {
  return `ps_${id}_${secret}`;
}

export function parseApiKey(text: string): ApiKeyParts | undefined {
  const [, id, secret] = pattern.exec(text) ?? [];
  return id === undefined || secret === undefined ? undefined : { id, secret };
}

export function newApiKey(): ApiKeyParts & { readonly secretHash: string } {
  const secret = randomKey(32);
  return { id: randomBytes(8).toString('hex'), secret, secretHash: sha256(secret) };
}
