import { type INestApplicationContext, RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants';
import { ModulesContainer, Reflector } from '@nestjs/core';
import { apiPrefix, unprefixedPaths } from '../api-prefix';
import { publicRouteKey, requiredRoleKey } from './require-role.decorator';
import type { Role } from './role';

export interface RouteRole {
  readonly method: string;
  /** As in the API document: `/api/v1/keys/{id}`. */
  readonly path: string;
  /** undefined: the route says nothing, which stops the boot. */
  readonly role: Role | 'public' | undefined;
}

/** Every route of the controllers with the least role it needs, sorted by path and method. */
export function routeRoles(app: INestApplicationContext): RouteRole[] {
  const reflector = app.get(Reflector);
  const routes: RouteRole[] = [];
  for (const module of app.get(ModulesContainer).values())
    for (const { metatype } of module.controllers.values()) {
      if (typeof metatype !== 'function') continue;
      const prototype = metatype.prototype as Record<string, unknown>;
      for (const name of Object.getOwnPropertyNames(prototype)) {
        const handler = prototype[name];
        if (typeof handler !== 'function' || name === 'constructor') continue;
        const method = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined;
        if (method === undefined) continue;
        const isPublic = reflector.getAllAndOverride<boolean | undefined>(publicRouteKey, [handler as () => void, metatype]);
        const role = reflector.getAllAndOverride<Role | undefined>(requiredRoleKey, [handler as () => void, metatype]);
        for (const path of pathsOf(metatype, handler))
          routes.push({ method: RequestMethod[method], path, role: isPublic === true ? 'public' : role });
      }
    }
  return routes.sort((a, b) => a.path.localeCompare(b.path) || a.method.localeCompare(b.method));
}

/** @throws Error naming routes that say neither a role nor that they are public */
export function assertRoutesDeclareAccess(app: INestApplicationContext): void {
  const silent = routeRoles(app).filter(({ role }) => role === undefined);
  if (silent.length > 0)
    throw new Error(`Routes without @RequireRole or @Public: ${silent.map(({ method, path }) => `${method} ${path}`).join(', ')}`);
}

/** The table route × role of the documentation, in Markdown. */
export function routeRoleTable(routes: readonly RouteRole[]): string {
  return [
    '| method | route | least role |',
    '|---|---|---|',
    ...routes.map(({ method, path, role }) => `| ${method} | \`${path}\` | ${role} |`),
  ].join('\n');
}

function pathsOf(controller: object, handler: object): string[] {
  const outer = [Reflect.getMetadata(PATH_METADATA, controller) as string | string[]].flat();
  const inner = [Reflect.getMetadata(PATH_METADATA, handler) as string | string[]].flat();
  return outer.flatMap((first) =>
    inner.map((second) => {
      const path = [first, second].join('/').split('/').filter(Boolean).join('/');
      const full = unprefixedPaths.includes(path) ? path : `${apiPrefix}/${path}`;
      return `/${full}`.replace(/:(\w+)/g, '{$1}');
    }),
  );
}
