import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { cutBatches, type Claimable, type CutBatch } from './batch-cutter';
import { lockClaim } from './hat-locks';
import { readGate, takeLease, type SlotAnswer, type SlotRequest } from './hat-slots';
import { idArray, lines, rowsOf } from './pg-values';
import { leaseDueTokens, markSending, selectClaimable, settleItems } from './sql';

/** A batch that this replica may post now. */
export interface ClaimedBatch {
  id: string;
  resource: string;
  healthInsurerId: string;
  ansRegistry: string;
  changeIds: string[];
  /** Those of which the ledger holds a hash. */
  knownIds: string[];
  payloads: string[];
}

/** A token that this replica may poll now. */
export interface DueToken {
  id: string;
  resource: string;
  token: string;
  changeIds: string[];
  polls: number;
  /** Its deadline has passed: a pending answer now means that it is lost. */
  overdue: boolean;
}

export type Grant<Work> =
  { kind: 'granted'; leaseId: string; slots: number; work: Work[] } | { kind: 'idle'; settled: number } | (SlotAnswer & { kind: 'closed' });

export interface ClaimRequest extends SlotRequest {
  batchSize: number;
  registryOf(healthInsurerId: string): string | undefined;
}

/** Takes work out of the queue, for one replica at a time. */
@Injectable()
export class HatClaimStore {
  constructor(private readonly dataSource: DataSource) {}

  /** Claims batches to post. Items that equal the ledger settle as `unchanged` on the way and are never sent. */
  async claimBatches(request: ClaimRequest): Promise<Grant<ClaimedBatch>> {
    return this.dataSource.transaction(async (manager) => {
      await lockClaim(manager, request.tenantId);
      const gate = await readGate(manager, request);
      if (gate.kind === 'closed') return gate;
      const lanes = await this.readLanes(manager, request.tenantId);
      const cooling = lanes.filter((lane) => lane.cooling).map((lane) => lane.resource);
      const sizes = new Map(lanes.map((lane) => [lane.resource, lane.batch_size]));
      const claimable = rowsOf<Claimable>(
        await manager.query(selectClaimable, [request.tenantId, cooling, gate.calls * request.batchSize]),
      );
      const settled = await this.settleUnchanged(manager, request.tenantId, claimable);
      const sizeOf = (resource: string) => Math.min(sizes.get(resource) ?? request.batchSize, request.batchSize);
      const cut = cutBatches(
        claimable.filter((item) => !item.unchanged),
        sizeOf,
        gate.calls,
      );
      const work = await this.nameBatches(manager, request, cut);
      if (work.length === 0) return { kind: 'idle', settled };
      await this.markSending(manager, request, work);
      await takeLease(manager, request, gate, work.length);
      return { kind: 'granted', leaseId: request.leaseId, slots: gate.slots, work };
    });
  }

  /** Leases tokens that are due for a poll. */
  async claimDueTokens(request: SlotRequest): Promise<Grant<DueToken>> {
    return this.dataSource.transaction(async (manager) => {
      await lockClaim(manager, request.tenantId);
      const gate = await readGate(manager, request);
      if (gate.kind === 'closed') return gate;
      const due = rowsOf<{ id: string; resource: string; token: string; change_ids: string[]; polls: number; overdue: boolean }>(
        await manager.query(leaseDueTokens, [request.tenantId, request.leaseId, gate.calls]),
      );
      if (due.length === 0) return { kind: 'idle', settled: 0 };
      await takeLease(manager, request, gate, due.length);
      const work = due.map(({ change_ids: changeIds, ...token }) => ({ ...token, changeIds }));
      return { kind: 'granted', leaseId: request.leaseId, slots: gate.slots, work };
    });
  }

  private async readLanes(manager: EntityManager, tenantId: number) {
    return rowsOf<{ resource: string; batch_size: number | null; cooling: boolean }>(
      await manager.query(
        'SELECT resource, batch_size, coalesce(cool_until > clock_timestamp(), false) AS cooling FROM hat_lane WHERE tenant_id = $1',
        [tenantId],
      ),
    );
  }

  private async settleUnchanged(manager: EntityManager, tenantId: number, claimable: readonly Claimable[]): Promise<number> {
    const ids = claimable.filter((item) => item.unchanged).map((item) => item.change_id);
    if (ids.length === 0) return 0;
    const each = <Value>(value: Value) => ids.map(() => value);
    await manager.query(settleItems, [
      tenantId,
      idArray(ids),
      idArray(each(0)),
      each('unchanged'),
      each('UNCHANGED'),
      each(null),
      idArray(each(0)),
      0,
    ]);
    return ids.length;
  }

  /** The registry of an insurer that has left the configuration is still the one its items were accepted with. */
  private async nameBatches(manager: EntityManager, request: ClaimRequest, cut: readonly CutBatch[]): Promise<ClaimedBatch[]> {
    if (cut.length === 0) return [];
    const ids = rowsOf<{ id: string }>(
      await manager.query(`SELECT nextval('hat_batch_id_seq') AS id FROM generate_series(1, $1::integer)`, [cut.length]),
    );
    const registries = new Map<string, string>();
    for (const { healthInsurerId, items } of cut) {
      if (registries.has(healthInsurerId)) continue;
      registries.set(healthInsurerId, request.registryOf(healthInsurerId) ?? (await this.storedRegistry(manager, items[0]?.change_id)));
    }
    return cut.map((batch, index) => ({
      id: ids[index]?.id ?? '',
      resource: batch.resource,
      healthInsurerId: batch.healthInsurerId,
      ansRegistry: registries.get(batch.healthInsurerId) ?? '',
      changeIds: batch.items.map((item) => item.change_id),
      knownIds: batch.items.filter((item) => item.known).map((item) => item.change_id),
      payloads: batch.items.map((item) => item.payload),
    }));
  }

  private async storedRegistry(manager: EntityManager, changeId: string | undefined): Promise<string> {
    const [row] = rowsOf<{ ans_registry: string }>(
      await manager.query('SELECT s.ans_registry FROM hat_submission s JOIN hat_change c ON c.submission_id = s.id WHERE c.id = $1', [
        changeId ?? 0,
      ]),
    );
    return row?.ans_registry ?? '';
  }

  private async markSending(manager: EntityManager, request: ClaimRequest, work: readonly ClaimedBatch[]): Promise<void> {
    const changeIds = work.flatMap((batch) => batch.changeIds);
    const [answer] = rowsOf<{ taken: number }>(
      await manager.query(markSending, [
        request.tenantId,
        request.leaseId,
        lines(work.map((batch) => batch.id)),
        lines(work.map((batch) => batch.resource)),
        lines(work.map((batch) => batch.healthInsurerId)),
        lines(work.map((batch) => batch.ansRegistry)),
        lines(work.map((batch) => batch.changeIds.join(','))),
        idArray(changeIds),
        idArray(work.flatMap((batch) => batch.changeIds.map(() => batch.id))),
        idArray(work.flatMap((batch) => batch.knownIds)),
      ]),
    );
    if (answer?.taken !== changeIds.length) throw new Error('a queued item left the queue under the claim lock');
  }
}
