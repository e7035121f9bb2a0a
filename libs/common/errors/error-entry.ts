/** Languages in which every sentence of the catalogue exists; Portuguese is the default. */
export type Language = 'pt' | 'en';

/**
 * What a code means. Texts may hold `{slots}`, the same ones in both languages. Slots are filled with facts of ours (limits, names of
 * settings), never with values a caller sent: an error body must not become a way for personal data to travel.
 */
export interface ErrorEntry {
  /** HTTP status when the code is the error of a whole answer; details keep it for documentation only. */
  readonly status: number;
  readonly level: 'info' | 'warn' | 'error';
  /** What happened and what to do about it. */
  readonly pt: string;
  readonly en: string;
  /** What to do about it, where answers give it a field of its own; `pt` and `en` then say only what happened. */
  readonly fix?: Readonly<Record<Language, string>>;
}
