import { Global, Module } from '@nestjs/common';
import { ApiKeyModule } from '../api-keys/api-key.module';
import { MetricsController } from './metrics.controller';
import { MetricsService } from './metrics.service';

@Global()
@Module({ imports: [ApiKeyModule], controllers: [MetricsController], providers: [MetricsService], exports: [MetricsService] })
export class MetricsModule {}
