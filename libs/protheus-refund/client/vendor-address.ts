/** An absolute address; absent values are left out. Commas between listed values stay as the document writes them. */
export function vendorAddress(baseUrl: string, path: string, query: Readonly<Record<string, string | undefined>> = {}): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${encodeURIComponent(value.replace(/\p{Surrogate}/gu, '\ufffd')).replaceAll('%2C', ',')}`],
  );
  return `${baseUrl.replace(/\/+$/, '')}${path}${pairs.length > 0 ? `?${pairs.join('&')}` : ''}`;
}
