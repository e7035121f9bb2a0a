import type { FastifyInstance } from 'fastify';

interface KnownRoute {
  readonly segments: readonly string[];
  readonly methods: Set<string>;
}

/**
 * Which methods an address has. Fastify answers 404 for a known address asked with another method; to tell 405 from 404 the routes are
 * remembered here as they are registered.
 */
export class AllowedMethods {
  private readonly routes = new Map<string, KnownRoute>();

  watch(fastify: FastifyInstance): void {
    fastify.addHook('onRoute', ({ url, method }) => {
      if (url === '*' || url === '/*') return;
      const route = this.routes.get(url) ?? { segments: url.split('/'), methods: new Set<string>() };
      for (const name of [method].flat()) route.methods.add(name);
      this.routes.set(url, route);
    });
  }

  /** Methods of the address without query, sorted; empty when there is no such address. */
  of(path: string): string[] {
    const asked = path.split('/');
    const methods = new Set<string>();
    for (const { segments, methods: known } of this.routes.values())
      if (
        segments.length === asked.length &&
        segments.every((segment, at) => segment === asked[at] || (segment.startsWith(':') && asked[at] !== ''))
      )
        for (const method of known) methods.add(method);
    methods.delete('HEAD');
    return [...methods].sort();
  }
}
