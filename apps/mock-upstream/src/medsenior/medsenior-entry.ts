import { medseniorValidators, type MedseniorGuide } from '@ponte/medsenior/contract';
import { FieldError } from '../engine/field-error';
import type { AccessToken } from './access-tokens';

/** What MedSenior's state is written down as: on disk, in a snapshot, in a copy. */
export type MedseniorEntry =
  { type: 'guide'; guide: MedseniorGuide } | { type: 'removed'; guia: string } | ({ type: 'token' } & AccessToken);

/** @throws FieldError naming the part that is wrong */
export function readMedseniorEntry(value: unknown): MedseniorEntry {
  const entry = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  switch (entry.type) {
    case 'guide':
      return { type: 'guide', guide: readGuide(entry.guide) };
    case 'removed':
      return { type: 'removed', guia: textOf(entry, 'guia') };
    case 'token': {
      const { expiresAt } = entry;
      if (typeof expiresAt !== 'number') throw new FieldError('expiresAt', 'must be a number');
      return { type: 'token', digest: textOf(entry, 'digest'), clientId: textOf(entry, 'clientId'), expiresAt };
    }
    default:
      throw new FieldError('type', 'must be one of guide, removed, token');
  }
}

/** A guide within the contract, without its nulls: the vendor leaves them out. @throws FieldError */
export function readGuide(value: unknown): MedseniorGuide {
  const guide = withoutNulls(value);
  const validate = medseniorValidators.Guide;
  if (validate(guide)) return guide as MedseniorGuide;
  const error = validate.errors?.[0];
  throw new FieldError(error?.instancePath.slice(1).replaceAll('/', '.') || 'guide', error?.message ?? 'breaks the contract');
}

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, part]) => (part === null || part === undefined ? [] : [[name, withoutNulls(part)]])),
  );
}

function textOf(entry: Readonly<Record<string, unknown>>, name: string): string {
  const value = entry[name];
  if (typeof value !== 'string' || value === '') throw new FieldError(name, 'must be a text');
  return value;
}
