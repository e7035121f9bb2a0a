import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { rowsOf } from '../../rows-of';
import { lockClaim } from '../hat-locks';
import { readGate, takeLease, type SlotAnswer, type SlotRequest } from '../hat-slots';

export interface CallGrant {
  readonly kind: 'granted';
  readonly slots: number;
  /** Calls that may be made, their permits drawn. */
  readonly calls: number;
  /** The database's clock at the grant, ms since 1970. */
  readonly grantedAt: number;
}

/** Slots and permits of HAT's gate for calls that belong to no queue: the same totals over all replicas (engine rule A19). */
@Injectable()
export class HatCallSlotStore {
  constructor(private readonly dataSource: DataSource) {}

  async take(request: SlotRequest): Promise<CallGrant | (SlotAnswer & { kind: 'closed' })> {
    return this.dataSource.transaction(async (manager) => {
      await lockClaim(manager, request.tenantId);
      const gate = await readGate(manager, request);
      if (gate.kind === 'closed') return gate;
      await takeLease(manager, request, gate, gate.calls);
      const [now] = rowsOf<{ at: number }>(await manager.query('SELECT floor(extract(epoch FROM clock_timestamp()) * 1000)::float8 AS at'));
      return { kind: 'granted', slots: gate.slots, calls: gate.calls, grantedAt: now?.at ?? 0 };
    });
  }
}
