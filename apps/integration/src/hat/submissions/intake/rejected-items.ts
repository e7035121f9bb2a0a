import { errorCatalogue, type ErrorDetail, type Language } from '@ponte/common';
import type { RejectedItem } from './intake.dto';
import type { RefusedItem } from './submission-reader';

/** Items that `mode=partial` did not accept, in the caller's language. */
export function rejectedItems(refused: readonly RefusedItem[], language: Language): RejectedItem[] {
  return refused.map(({ index, details }) => ({
    index,
    state: 'rejected',
    details: details.map((detail) => ({ code: detail.code, path: detail.path ?? '', message: sentence(detail, language) })),
  }));
}

function sentence({ code, params = {} }: ErrorDetail, language: Language): string {
  return errorCatalogue[code][language].replace(/\{(\w+)\}/g, (slot, name: string) => String(params[name] ?? slot));
}
