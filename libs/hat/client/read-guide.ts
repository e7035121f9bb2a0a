import { arrayElementTexts, documentedReader } from '@ponte/common';
import { authorizationShape, type Authorization } from '@ponte/hat/contract';
import type { HatGuide } from './hat-authorization-outcome';

const readAuthorization = documentedReader(authorizationShape);

/** @param text what stands in the answer, `value` the same text parsed losslessly */
export function readGuide(text: string, value: unknown): HatGuide {
  const { value: read, leftOut } = readAuthorization(value);
  const guide = read as Authorization | undefined;
  return guide?.idOnHealthInsurer ? { text, guide, leftOut } : { text, leftOut };
}

/** The guides of a page; undefined when the answer is no page. */
export function readGuides(body: string, content: Record<string, unknown> | undefined): HatGuide[] | undefined {
  const items: unknown = content?.items;
  if (!Array.isArray(items)) return undefined;
  const texts = arrayElementTexts(body, 'items') ?? [];
  return items.map((item: unknown, index) => readGuide(texts[index] ?? '', item));
}
