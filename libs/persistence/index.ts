import {
  ExchangeEntity,
  HatBatchEntity,
  HatChangeEntity,
  HatGateEntity,
  HatItemEntity,
  HatLaneEntity,
  HatLeaseEntity,
  HatMasterTokenEntity,
  HatRecordEntity,
  HatSubmissionEntity,
  HatUncertainEntity,
  TenantEntity,
} from './hat/entities';
import { ApiKeyEntity, IdempotencyKeyEntity } from './edge';
import { CreateHatRegistration1764000000001 } from './migrations/1764000000001-create-hat-registration';
import { CreateApiKeys1764000000002 } from './migrations/1764000000002-create-api-keys';
import { CreateScheduledTasks1764000000003 } from './migrations/1764000000003-create-scheduled-tasks';
import { ScheduledTaskEntity, TaskRunEntity } from './scheduling';

export * from './hat/entities';

/** Every table has its entity; the list is explicit so that a missing one is seen here. */
export const entities = [
  TenantEntity,
  HatSubmissionEntity,
  HatChangeEntity,
  HatItemEntity,
  HatBatchEntity,
  HatRecordEntity,
  HatUncertainEntity,
  HatGateEntity,
  HatLaneEntity,
  HatLeaseEntity,
  HatMasterTokenEntity,
  ExchangeEntity,
  ApiKeyEntity,
  IdempotencyKeyEntity,
  ScheduledTaskEntity,
  TaskRunEntity,
];

/** In the order they run. */
export const migrations = [CreateHatRegistration1764000000001, CreateApiKeys1764000000002, CreateScheduledTasks1764000000003];

export { HatClaimStore, type ClaimedBatch, type ClaimRequest, type DueToken, type Grant } from './hat/hat-claim.store';
export { HatGateStore, type GateState } from './hat/hat-gate.store';
export { HatIntakeStore, type NewSubmission, type PreparedChange } from './hat/hat-intake.store';
export { HatItemStore, type ItemInFlight, type ParentRange } from './hat/hat-item.store';
export { HatLaneStore } from './hat/hat-lane.store';
export { HatLeaseStore } from './hat/hat-lease.store';
export { HatResultStore, type Settled } from './hat/hat-result.store';
export { HatUpkeepStore, type RepostChange } from './hat/hat-upkeep.store';
export type { SlotRequest } from './hat/hat-slots';
export type { BatchVerdict, Requeue, Settlement } from './hat/hat-verdict';
export { lockIntake } from './hat/hat-locks';
