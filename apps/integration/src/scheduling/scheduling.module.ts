import { Global, Module } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { RetentionTask } from './retention.task';
import { TaskScheduler } from './task-scheduler';
import { TaskStore } from './task.store';

/** Ticks come from @nestjs/schedule; who may run, and what became of it, is kept in PostgreSQL. */
@Global()
@Module({
  imports: [ScheduleModule.forRoot()],
  providers: [RetentionTask, TaskScheduler, TaskStore],
  exports: [RetentionTask, TaskScheduler, TaskStore],
})
export class SchedulingModule {}
