import { createParamDecorator, Injectable, type ExecutionContext, type PipeTransform } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { World } from '../engine/world';
import { Worlds } from '../engine/worlds';
import { worldNameOf } from '../world-address';

const NameOfWorld = createParamDecorator((_data: unknown, context: ExecutionContext) => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  return worldNameOf(request.raw, (request.query as Record<string, unknown>).world);
});

@Injectable()
class WorldPipe implements PipeTransform<string | undefined, World> {
  constructor(private readonly worlds: Worlds) {}

  transform(name: string | undefined): World {
    return this.worlds.select(name);
  }
}

/** The world that an admin call is for; like a vendor call it makes one on first use. */
export const InWorld = (): ParameterDecorator => NameOfWorld(WorldPipe);
