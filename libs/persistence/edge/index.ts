export { ApiKeyEntity } from './api-key.entity';
export { IdempotencyKeyEntity } from './idempotency-key.entity';
