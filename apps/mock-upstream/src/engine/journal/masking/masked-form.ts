import type { TextMasker } from './text-masker';

/** Literals in an OData filter are values of fields that the masker may not know. */
const quoted = /'((?:[^']|'')*)'/g;

/** Masks the values of a query string or of a form body; the order, the names and what needs no mask stay as written. */
export function maskedForm(source: string, masker: TextMasker): string {
  return source
    .split('&')
    .map((pair) => {
      const at = pair.indexOf('=');
      const name = at === -1 ? pair : pair.slice(0, at);
      const shownName = shown(name, (text) => masker.text(text));
      if (at === -1) return shownName;
      const kind = masker.kindOf(decoded(name));
      const isFilter = kind === undefined && /^(filter|q)$/i.test(name);
      return `${shownName}=${shown(pair.slice(at + 1), (text) => (isFilter ? filter(text, masker) : masker.value(kind, text)))}`;
    })
    .join('&');
}

function filter(text: string, masker: TextMasker): string {
  return masker.text(text.replace(quoted, (_whole, value: string) => `'${masker.value('text', value)}'`));
}

function shown(written: string, mask: (text: string) => string): string {
  const text = decoded(written);
  const masked = mask(text);
  return masked === text ? written : encodeURIComponent(masked).replaceAll('%20', '+');
}

/** As `application/x-www-form-urlencoded`; a broken escape stays as it is. */
export function decoded(written: string): string {
  const spaced = written.replaceAll('+', ' ');
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}
