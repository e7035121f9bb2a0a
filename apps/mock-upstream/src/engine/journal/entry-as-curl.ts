import type { EntryView } from './entry-view';

/** Set by curl itself, or meant for one hop only. */
const ownHeaders = /^(host|connection|content-length|transfer-encoding|keep-alive|expect|te|trailer|upgrade|accept-encoding)$/;

/**
 * The call as a curl command for a POSIX shell. What the view masks is masked here too, so a masked command shows the call and does
 * not repeat it.
 *
 * @param origin scheme, host and port without a trailing slash; by default those of the Host header
 */
export function entryAsCurl(entry: EntryView, origin = `http://${entry.request.headers.host ?? '127.0.0.1'}`): string {
  const { headers, body, cutFrom } = entry.request;
  const url = `${origin}${entry.path}${entry.query === undefined ? '' : `?${entry.query}`}`;
  const lines = [`curl --globoff -X ${quoted(entry.method)} ${quoted(url)}`];
  for (const [name, value] of Object.entries(headers)) {
    // A header without a value is written with a semicolon, else curl leaves it out.
    if (!ownHeaders.test(name)) lines.push(`  -H ${quoted(value === '' ? `${name};` : `${name}: ${value}`)}`);
  }
  if (body !== undefined && body !== '') lines.push(`  --data-raw ${quoted(body)}`);
  const command = lines.join(' \\\n');
  if (entry.bodiesDropped) return `# the body was dropped to make room for newer calls\n${command}`;
  return cutFrom === undefined ? command : `# the body is cut: ${cutFrom} characters were received\n${command}`;
}

function quoted(text: string): string {
  return /^[\w./:=-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
