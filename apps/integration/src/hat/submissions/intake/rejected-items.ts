import { renderDetail, type Language } from '@ponte/common';
import type { RejectedItem } from './intake.dto';
import type { RefusedItem } from './submission-reader';

/** Items that `mode=partial` did not accept, in the caller's language. */
export function rejectedItems(refused: readonly RefusedItem[], language: Language): RejectedItem[] {
  return refused.map(({ index, details }) => ({
    index,
    state: 'rejected',
    details: details.map((detail) => {
      const { code, path = '', message } = renderDetail(detail, language);
      return { code, path, message };
    }),
  }));
}
