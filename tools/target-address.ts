/**
 * The address that `--target` gives, without a slash at its end.
 * @throws Error with a sentence for the user, in which nothing of the address stands
 */
export function targetAddress(target: string | undefined): string {
  const address = target !== undefined && URL.canParse(target) ? new URL(target) : undefined;
  if (!address || !/^https?:$/.test(address.protocol)) throw new Error('--target must be an http or https address');
  if (address.username || address.password || address.search || address.hash)
    throw new Error('--target must be without user, password, query and fragment: calls bring their own');
  return address.href.replace(/\/+$/, '');
}
