import { Module } from '@nestjs/common';
import { DatabaseCheckRepository } from './database-check.repository';
import { HealthController } from './health.controller';
import { HealthService } from './health.service';
import { ReadinessRegistry } from './readiness-registry';

@Module({
  controllers: [HealthController],
  providers: [DatabaseCheckRepository, HealthService, ReadinessRegistry],
  exports: [ReadinessRegistry],
})
export class HealthModule {}
