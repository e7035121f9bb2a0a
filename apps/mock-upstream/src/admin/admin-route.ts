import { applyDecorators } from '@nestjs/common';
import { ApiHeader, ApiQuery, ApiTags } from '@nestjs/swagger';

/** What every admin route shares in the document. */
export function AdminRoutes(tag: string): ClassDecorator & MethodDecorator {
  return applyDecorators(
    ApiTags(tag),
    ApiHeader({
      name: 'X-Mock-Admin-Token',
      required: false,
      description: 'Needed from other machines: the value of MOCK_ADMIN_TOKEN',
    }),
  );
}

/** The ways to say which world is meant; the prefix `/w/{name}` before the path is a third. */
export function OfWorld(): MethodDecorator {
  return applyDecorators(
    ApiHeader({ name: 'X-Mock-World', required: false, description: 'World; absent is the default one. Also as prefix /w/{name}' }),
    ApiQuery({ name: 'world', required: false, description: 'World, for clients that cannot send headers' }),
  );
}
