import { Module } from '@nestjs/common';
import { EdgeRetentionRepository } from './edge-retention.repository';

/** Apart from EdgeModule: the edge works without a scheduler. */
@Module({ providers: [EdgeRetentionRepository] })
export class EdgeRetentionModule {}
