import { Module } from '@nestjs/common';
import { TaskMetrics } from './task-metrics';
import { TaskController } from './task.controller';
import { TaskService } from './task.service';

/** What the people who look after the hub see and steer. */
@Module({ controllers: [TaskController], providers: [TaskMetrics, TaskService] })
export class OperationsModule {}
