import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiBearerAuth, ApiExtension, ApiResponse, ApiSecurity } from '@nestjs/swagger';
import { ErrorResponse } from '../openapi/error.response';
import type { Role } from './role';

export const requiredRoleKey = 'ponte:required-role';
export const publicRouteKey = 'ponte:public';

/** The least role a route (or every route of a controller) needs. A route with neither this nor `@Public` stops the boot. */
export function RequireRole(role: Role): MethodDecorator & ClassDecorator {
  return applyDecorators(
    SetMetadata(requiredRoleKey, role),
    ApiBearerAuth(),
    ApiSecurity('apiKey'),
    ApiExtension('x-role', role),
    ApiResponse({ status: 401, description: 'Chave de API ausente, inválida ou revogada', type: ErrorResponse }),
    ApiResponse({ status: 403, description: `O papel da chave não basta: exige ${role}`, type: ErrorResponse }),
  );
}

/** For health and documents alone: no key is asked for. */
export const Public = (): MethodDecorator & ClassDecorator => SetMetadata(publicRouteKey, true);
