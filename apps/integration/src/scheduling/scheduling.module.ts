import { Global, Module } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { TaskScheduler } from './task-scheduler';
import { TaskStore } from './task.store';

/** Ticks come from @nestjs/schedule; who may run, and what became of it, is kept in PostgreSQL. */
@Global()
@Module({ imports: [ScheduleModule.forRoot()], providers: [TaskScheduler, TaskStore], exports: [TaskScheduler, TaskStore] })
export class SchedulingModule {}
