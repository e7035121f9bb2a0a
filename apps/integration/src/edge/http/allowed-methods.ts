import type { FastifyInstance } from 'fastify';
import { PonteError, type ErrorCode } from '@ponte/common';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What `:resource` may be in the address; with anything else it is no address. */
    resources?: readonly string[];
    /** Methods that callers would look for, and the error that says why there is none. */
    refusals?: Readonly<Partial<Record<string, ErrorCode>>>;
  }
}

interface KnownRoute {
  readonly segments: readonly string[];
  readonly methods: Set<string>;
  readonly resources?: readonly string[];
  readonly refusals?: Readonly<Partial<Record<string, ErrorCode>>>;
}

/**
 * Which methods an address has. Fastify answers 404 for a known address asked with another method; to tell 405 from 404 the routes are
 * remembered here as they are registered.
 */
export class AllowedMethods {
  private readonly routes = new Map<string, KnownRoute>();

  watch(fastify: FastifyInstance): void {
    fastify.addHook('onRoute', ({ url, method, config }) => {
      if (url === '*' || url === '/*') return;
      const { resources, refusals } = config ?? {};
      const route = this.routes.get(url) ?? { segments: url.split('/'), methods: new Set<string>(), resources, refusals };
      for (const name of [method].flat()) route.methods.add(name);
      this.routes.set(url, route);
    });
  }

  /**
   * What is wrong with a call that no route takes.
   * @param path the address without query
   * @returns METHOD_NOT_ALLOWED or the route's own refusal, with the methods there are; RESOURCE_UNKNOWN; undefined where there is no such address
   */
  faultOf(method: string, path: string): PonteError | undefined {
    const asked = path.split('/').map(decoded);
    const shaped = [...this.routes.values()].filter((route) => hasShape(route, asked));
    const known = shaped.filter((route) => namesResource(route, asked));
    const methods = new Set(known.flatMap((route) => [...route.methods]));
    if (methods.has(method)) return undefined;
    if (known.length === 0) return resourceUnknown(shaped);
    methods.delete('HEAD');
    const code = known.map(({ refusals }) => refusals?.[method]).find((refusal) => refusal !== undefined) ?? 'METHOD_NOT_ALLOWED';
    return new PonteError(code, { params: { allowed: [...methods].sort().join(', ') } });
  }
}

function resourceUnknown(shaped: readonly KnownRoute[]): PonteError | undefined {
  const resources = shaped.find((route) => route.resources)?.resources;
  return resources && new PonteError('RESOURCE_UNKNOWN', { params: { allowed: resources.join(', ') } });
}

function hasShape({ segments }: KnownRoute, asked: readonly string[]): boolean {
  return (
    segments.length === asked.length &&
    segments.every((segment, at) => segment === asked[at] || (segment.startsWith(':') && asked[at] !== ''))
  );
}

function namesResource({ segments, resources }: KnownRoute, asked: readonly string[]): boolean {
  return resources === undefined || resources.includes(asked[segments.indexOf(':resource')] ?? '');
}

/** The router did not get so far as to decode an address asked with a method that nobody has. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
