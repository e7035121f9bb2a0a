import type { Language } from './error-entry';

/** Reads `Accept-Language`: Portuguese unless English is asked for with a higher weight. Anything unreadable means Portuguese. */
export function preferredLanguage(header: string | undefined): Language {
  if (header === undefined || header.length > 200) return 'pt';
  let best: Language = 'pt';
  let bestWeight = 0;
  for (const part of header.toLowerCase().split(',')) {
    const [tag = '', ...options] = part.split(';').map((text) => text.trim());
    const language = tag === 'en' || tag.startsWith('en-') ? 'en' : tag === 'pt' || tag.startsWith('pt-') ? 'pt' : undefined;
    if (language === undefined) continue;
    const quality = Number(options.find((option) => option.startsWith('q='))?.slice(2) ?? 1);
    const weight = Number.isFinite(quality) ? quality : 0;
    if (weight > bestWeight) [best, bestWeight] = [language, weight];
  }
  return best;
}
