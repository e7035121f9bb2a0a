import { Module } from '@nestjs/common';
import { ApiKeyController } from './api-key.controller';
import { ApiKeyRepository } from './api-key.repository';
import { ApiKeyService } from './api-key.service';
import { Authenticator } from './authenticator';

@Module({
  controllers: [ApiKeyController],
  providers: [ApiKeyRepository, ApiKeyService, Authenticator],
  exports: [Authenticator],
})
export class ApiKeyModule {}
