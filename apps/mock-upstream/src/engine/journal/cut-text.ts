/**
 * The first characters of a text as a text of its own. A plain slice would keep the whole original in memory behind it.
 * A pair of surrogates is never cut through.
 */
export function cutText(text: string, characters: number): string {
  const last = text.charCodeAt(characters - 1);
  const end = last >= 0xd800 && last <= 0xdbff ? characters - 1 : characters;
  return Buffer.from(text.slice(0, Math.max(end, 0)), 'utf8').toString('utf8');
}
