/**
 * Plain http would show tokens and patient data to the network, so outside this machine a vendor needs https unless an operator of the
 * hub decides otherwise. User-info in an address would end up in logs of others.
 * @returns why the address may not be used, or undefined
 */
export function vendorUrlFault(address: string, allowHttp: boolean): string | undefined {
  if (!URL.canParse(address)) return 'is not an address';
  const url = new URL(address);
  if (url.username !== '' || url.password !== '') return 'must not hold a user or a password';
  if (url.protocol === 'https:') return undefined;
  if (url.protocol !== 'http:') return 'must start with https://';
  return allowHttp || isLoopback(url.hostname) ? undefined : 'must start with https:// (ALLOW_HTTP_VENDORS=true permits http)';
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
