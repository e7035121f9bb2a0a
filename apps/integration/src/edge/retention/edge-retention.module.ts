import { Module } from '@nestjs/common';
import { SchedulingModule } from '../../scheduling/scheduling.module';
import { EdgeRetentionRepository } from './edge-retention.repository';
import { EdgeRetentionTask } from './edge-retention.task';

/** Apart from EdgeModule: the edge works without a scheduler. */
@Module({ imports: [SchedulingModule], providers: [EdgeRetentionRepository, EdgeRetentionTask] })
export class EdgeRetentionModule {}
