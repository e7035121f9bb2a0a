import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { PonteError } from '@ponte/common';
import { Authenticator } from '../api-keys/authenticator';
import { presentedKey } from '../api-keys/presented-key';
import type { RequestWithCaller } from './caller';
import { publicRouteKey, requiredRoleKey } from './require-role.decorator';
import { roleIncludes, type Role } from './role';

/** Deny by default: a route says the role it needs, or that it is public; anything else is refused. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly authenticator: Authenticator,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const places = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<boolean | undefined>(publicRouteKey, places) === true) return true;
    const needed = this.reflector.getAllAndOverride<Role | undefined>(requiredRoleKey, places);
    if (needed === undefined) throw new PonteError('FORBIDDEN', { params: { role: '-' } });
    const request = context.switchToHttp().getRequest<FastifyRequest & RequestWithCaller>();
    const caller = await this.authenticator.callerOf(presentedKey(request.headers));
    if (!roleIncludes(caller.role, needed)) throw new PonteError('FORBIDDEN', { params: { role: needed } });
    request.caller = caller;
    return true;
  }
}
