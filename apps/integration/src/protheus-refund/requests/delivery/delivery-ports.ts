import type { ProtheusRequestStore } from '@ponte/persistence/protheus-refund';
import type { Tenant } from '../../../config/tenant';
import type { AttachmentBox } from '../../connection/attachment-box';
import type { ProtheusCalls } from '../../connection/protheus-calls.service';
import type { CallGates } from '../../gate/call-gates';
import type { ProtheusMetrics } from '../../protheus-metrics';

/** What sending requests of one tenant needs. */
export interface DeliveryPorts {
  readonly tenant: Tenant;
  readonly store: ProtheusRequestStore;
  readonly calls: ProtheusCalls;
  readonly gates: CallGates;
  readonly box: AttachmentBox;
  readonly metrics: ProtheusMetrics;
  now(): Date;
  /** Repeats database work while the database is away; anything else is thrown. */
  persistently<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Aborted when calls on the wire are to be given up. */
  readonly signal: AbortSignal;
}
