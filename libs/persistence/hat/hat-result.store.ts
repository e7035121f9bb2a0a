import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { BatchVerdict, Requeue, Settlement } from './hat-verdict';
import { planByKeys } from './hat-locks';
import { idArray, rowsOf } from './pg-values';
import { closeBatches, confirmItems, insertExchanges, requeueItems, settleItems } from './sql';

type Of<Part> = Part & { batchId: string };

/** Items that ended, by state: what the metrics count. */
export type Settled = Partial<Record<'confirmed' | 'rejected' | 'failed', number>>;

/** Stores what calls to HAT told, many batches in one transaction. */
@Injectable()
export class HatResultStore {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Verdicts of a lease that was lost meanwhile change nothing.
   * @param repostAfterMs when keys of unknown outcome are posted once more
   */
  async apply(tenantId: number, verdicts: readonly BatchVerdict[], repostAfterMs: number): Promise<Settled> {
    return this.dataSource.transaction(async (manager) => {
      await planByKeys(manager);
      const held = new Set(await this.closeBatches(manager, verdicts));
      const ours = verdicts.filter((verdict) => held.has(verdict.batchId));
      const parts = <Part>(of: (verdict: BatchVerdict) => readonly Part[]): Of<Part>[] =>
        ours.flatMap((verdict) => of(verdict).map((part) => ({ ...part, batchId: verdict.batchId })));
      const settled = await this.settle(
        manager,
        tenantId,
        parts((verdict) => verdict.settle),
        repostAfterMs,
      );
      await this.requeue(
        manager,
        tenantId,
        parts((verdict) => verdict.requeue),
        repostAfterMs,
      );
      await this.keepExchanges(manager, tenantId, verdicts);
      return settled;
    });
  }

  private async closeBatches(manager: EntityManager, verdicts: readonly BatchVerdict[]): Promise<string[]> {
    const sorted = [...verdicts].sort((left, right) => Number(left.batchId) - Number(right.batchId));
    const rows = rowsOf<{ id: string }>(
      await manager.query(closeBatches, [
        idArray(sorted.map((verdict) => verdict.batchId)),
        sorted.map((verdict) => verdict.leaseId),
        sorted.map((verdict) => verdict.state),
        sorted.map((verdict) => verdict.token ?? null),
        sorted.map((verdict) => Math.round(verdict.nextPollMs ?? 0)),
        sorted.map((verdict) => Math.round(verdict.deadlineMs ?? 0)),
        sorted.map((verdict) => verdict.code ?? null),
        sorted.map((verdict) => verdict.message ?? null),
        sorted.map((verdict) => (verdict.details ? JSON.stringify(verdict.details) : null)),
        sorted.map((verdict) => verdict.polls ?? 0),
      ]),
    );
    return rows.map((row) => row.id);
  }

  private async settle(
    manager: EntityManager,
    tenantId: number,
    parts: readonly Of<Settlement>[],
    repostAfterMs: number,
  ): Promise<Settled> {
    // One statement or the other, never both: submissions are locked in one order within a statement, not across two.
    if (parts.some((part) => part.state !== 'confirmed' || part.charged > 0))
      return this.settleEach(manager, tenantId, parts, repostAfterMs);
    return parts.length > 0 ? { confirmed: await this.confirm(manager, tenantId, parts) } : {};
  }

  private async confirm(manager: EntityManager, tenantId: number, parts: readonly Of<Settlement>[]): Promise<number> {
    const changeIds = idArray(parts.flatMap((part) => part.changeIds));
    const [row] = rowsOf<{ items: number }>(
      await manager.query(confirmItems, [tenantId, changeIds, idArray(perItem(parts, (part) => part.batchId))]),
    );
    return row?.items ?? 0;
  }

  private async settleEach(
    manager: EntityManager,
    tenantId: number,
    parts: readonly Of<Settlement>[],
    repostAfterMs: number,
  ): Promise<Settled> {
    const rows = rowsOf<{ state: keyof Settled; items: number }>(
      await manager.query(settleItems, [
        tenantId,
        idArray(parts.flatMap((part) => part.changeIds)),
        idArray(perItem(parts, (part) => part.batchId)),
        perItem(parts, (part) => part.state),
        perItem(parts, (part) => part.code ?? null),
        perItem(parts, (part) => part.vendorMessage ?? null),
        idArray(perItem(parts, (part) => part.charged)),
        repostAfterMs,
      ]),
    );
    return Object.fromEntries(rows.map((row) => [row.state, row.items]));
  }

  private async requeue(manager: EntityManager, tenantId: number, parts: readonly Of<Requeue>[], repostAfterMs: number): Promise<void> {
    if (parts.length === 0) return;
    await manager.query(requeueItems, [
      tenantId,
      idArray(parts.flatMap((part) => part.changeIds)),
      idArray(perItem(parts, (part) => part.batchId)),
      idArray(perItem(parts, (part) => part.batchLimit ?? 0)),
      idArray(perItem(parts, (part) => part.charged)),
      idArray(perItem(parts, (part) => Math.round(part.delayMs ?? 0))),
      perItem(parts, (part) => part.outcome),
      repostAfterMs,
      perItem(parts, (part) => part.awaitsAllParents ?? false),
    ]);
  }

  private async keepExchanges(manager: EntityManager, tenantId: number, verdicts: readonly BatchVerdict[]): Promise<void> {
    const made = verdicts.flatMap(({ exchange, batchId }) => (exchange ? [{ ...exchange, batchId }] : []));
    if (made.length === 0) return;
    await manager.query(insertExchanges, [
      tenantId,
      'hat',
      made.map((exchange) => exchange.operation),
      idArray(made.map((exchange) => exchange.batchId)),
      made.map((exchange) => exchange.status ?? null),
      made.map((exchange) => exchange.failure ?? null),
      made.map((exchange) => Math.round(exchange.durationMs)),
    ]);
  }
}

function perItem<Part extends { changeIds: readonly string[] }, Value>(parts: readonly Part[], of: (part: Part) => Value): Value[] {
  return parts.flatMap((part) => part.changeIds.map(() => of(part)));
}
