import { compareSecrets } from '@ponte/common';

/** What is known of a caller before its request is read. */
export interface AdminCaller {
  remoteAddress?: string;
  localPort?: number;
  host?: string;
  token?: string;
}

/**
 * Who may use `/__admin`: a caller that knows the admin token, or one on this machine that asked for a name of ours. The Host
 * check keeps out web pages: a browser on this machine sends the page's own host name, even when that resolves to 127.0.0.1.
 *
 * @param ownHosts host names beside `localhost` and the loopback addresses
 */
export function mayAdminister(caller: AdminCaller, adminToken?: string, ownHosts: readonly string[] = []): boolean {
  if (adminToken && caller.token !== undefined && compareSecrets(caller.token, adminToken)) return true;
  return isLoopback(caller.remoteAddress) && isOurs(caller.host, caller.localPort, ownHosts);
}

function isLoopback(address: string | undefined): boolean {
  return address !== undefined && (address === '::1' || /^(?:::ffff:)?127\.\d+\.\d+\.\d+$/.test(address));
}

function isOurs(host: string | undefined, localPort: number | undefined, ownHosts: readonly string[]): boolean {
  const match = /^(\[[0-9a-f:]+\]|[^:[\]]+)(?::(\d{1,5}))?$/i.exec(host ?? '');
  if (!match?.[1]) return false;
  const name = match[1].toLowerCase();
  return ['localhost', '127.0.0.1', '[::1]', ...ownHosts].includes(name) && Number(match[2] ?? 80) === localPort;
}
