import { Module } from '@nestjs/common';
import { HatController } from './hat.controller';

@Module({ controllers: [HatController] })
export class HatModule {}
