import { Module } from '@nestjs/common';
import { MedseniorGuidesController } from './guides.controller';

@Module({ controllers: [MedseniorGuidesController] })
export class MedseniorGuidesModule {}
