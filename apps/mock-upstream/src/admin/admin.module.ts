import { Module } from '@nestjs/common';
import { AdminController } from './admin.controller';
import { HatRecordsController } from './hat-records.controller';

@Module({ controllers: [AdminController, HatRecordsController] })
export class AdminModule {}
