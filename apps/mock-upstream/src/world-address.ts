import type { IncomingMessage } from 'node:http';
import { FieldError } from './engine/field-error';

/** The world named by the path prefix of a request. */
const prefixes = new WeakMap<IncomingMessage, string>();

/**
 * Takes the prefix `/w/{name}` off the URL of a request, so that the same routes serve every world. The name is kept for `worldNameOf`.
 * @returns the URL as the routes know it
 */
export function withoutWorldPrefix(request: IncomingMessage): string {
  const url = request.url ?? '/';
  if (!url.startsWith('/w/')) return url;
  const end = url.indexOf('/', 3);
  if (end < 0) return url;
  prefixes.set(request, url.slice(3, end));
  return url.slice(end);
}

/**
 * The name of the world a request is for: by prefix, by the header `X-Mock-World`, or, on the admin routes, by `?world=`.
 * @returns undefined for the default world
 * @throws FieldError when it names two
 */
export function worldNameOf(request: IncomingMessage, asked?: unknown): string | undefined {
  const header = request.headers['x-mock-world'];
  if (header === undefined && asked === undefined) return prefixes.get(request);
  const named = new Set([prefixes.get(request), header, asked].filter((name) => name !== undefined));
  const [name] = named;
  if (named.size > 1 || (name !== undefined && typeof name !== 'string'))
    throw new FieldError('world', 'the call names more than one world');
  return name;
}
