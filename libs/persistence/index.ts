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
import {
  HatAuthorizationEntity,
  HatAuthorizationFaultEntity,
  HatAuthorizationPollEntity,
  HatAuthorizationProcedureEntity,
} from './hat/authorizations/entities';
import { ApiKeyEntity, IdempotencyKeyEntity } from './edge';
import { EventEntity, EventFeedEntity, EventOutboxEntity } from './events';
import { CreateHatRegistration1764000000001 } from './migrations/1764000000001-create-hat-registration';
import { CreateApiKeys1764000000002 } from './migrations/1764000000002-create-api-keys';
import { CreateScheduledTasks1764000000003 } from './migrations/1764000000003-create-scheduled-tasks';
import { CreateProtheusRefund1764000000004 } from './migrations/1764000000004-create-protheus-refund';
import { CreateEventFeed1764000000005 } from './migrations/1764000000005-create-event-feed';
import { CreateHatAuthorizations1764000000006 } from './migrations/1764000000006-create-hat-authorizations';
import { CreateMedseniorMirror1764000000007 } from './migrations/1764000000007-create-medsenior-mirror';
import { MedseniorAuthorizationEntity, MedseniorGateEntity, MedseniorHistoryEntity, MedseniorWatchEntity } from './medsenior';
import {
  ProtheusGateEntity,
  ProtheusPrescriptionEntity,
  ProtheusRefundEntity,
  ProtheusRequestEntity,
  ProtheusStatusEventEntity,
  ProtheusWatchEntity,
} from './protheus-refund';
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
  ProtheusGateEntity,
  ProtheusRequestEntity,
  ProtheusPrescriptionEntity,
  ProtheusRefundEntity,
  ProtheusStatusEventEntity,
  ProtheusWatchEntity,
  EventOutboxEntity,
  EventFeedEntity,
  EventEntity,
  HatAuthorizationEntity,
  HatAuthorizationProcedureEntity,
  HatAuthorizationFaultEntity,
  HatAuthorizationPollEntity,
  MedseniorGateEntity,
  MedseniorWatchEntity,
  MedseniorAuthorizationEntity,
  MedseniorHistoryEntity,
];

/** In the order they run. */
export const migrations = [
  CreateHatRegistration1764000000001,
  CreateApiKeys1764000000002,
  CreateScheduledTasks1764000000003,
  CreateProtheusRefund1764000000004,
  CreateEventFeed1764000000005,
  CreateHatAuthorizations1764000000006,
  CreateMedseniorMirror1764000000007,
];

export type { RunFence } from './run-fence';
export * from './hat/authorizations/entities';
export { HatCallSlotStore, type CallGrant } from './hat/authorizations/hat-call-slot.store';
export { HatExchangeStore, type HatExchange } from './hat/authorizations/hat-exchange.store';
export { HatAuthorizationStore, type GuidesToStore, type StoredCounts } from './hat/authorizations/hat-authorization.store';
export type { FailedImport, StoredGuide, StoredProcedure } from './hat/authorizations/stored-guide';
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
