/** Any NUL or surrogate: most texts hold none, and need no closer look. */
const suspicious = new RegExp('[\\0\\ud800-\\udfff]');

/** PostgreSQL keeps neither NUL nor half a character: text of a vendor that holds one must not stop a queue. */
export function storableText(text: string): string {
  return suspicious.test(text) ? text.replaceAll('\0', '').replace(/\p{Surrogate}/gu, '\ufffd') : text;
}
