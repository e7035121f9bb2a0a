import { Injectable } from '@nestjs/common';
import { pageOf, PonteError, type Language } from '@ponte/common';
import type { Caller } from '../../../edge/access/caller';
import { resourceOf } from '../intake/intake.service';
import type { RecordQuery, RecordStory } from './record.dto';
import { RecordRepository } from './record.repository';
import { batchView, itemView } from './submission-views';

/** The story of one record: what HAT holds, and every change, batch, token and answer that led there. */
@Injectable()
export class RecordService {
  constructor(private readonly records: RecordRepository) {}

  async story({ tenant }: Caller, resourceName: string, key: string, query: RecordQuery, language: Language): Promise<RecordStory> {
    const resource = resourceOf(resourceName);
    const skip = (query.page - 1) * query.pageSize;
    const insurer = query.healthInsurerId ?? (await this.records.changes(tenant.id, resource, key, undefined, 0, 1))[0]?.healthInsurerId;
    if (insurer === undefined) throw new PonteError('NOT_FOUND');
    const [rows, ledger] = await Promise.all([
      this.records.changes(tenant.id, resource, key, insurer, skip, query.pageSize + 1),
      this.records.ledger(tenant.id, resource, key, insurer),
    ]);
    if (rows.length === 0 && !ledger) throw new PonteError('NOT_FOUND');
    const page = pageOf(rows, query.pageSize);
    const batches = await this.records.batches(page.items.flatMap((row) => row.batchIds ?? []));
    const byId = new Map(batches.map((batch) => [batch.id, batchView(batch)]));
    return {
      resource,
      key,
      healthInsurerId: insurer,
      state: ledger?.hash ? 'confirmed' : ledger ? 'unknown' : 'never_confirmed',
      confirmedAt: ledger?.confirmedAt ?? null,
      confirmedChangeId: ledger?.changeId ?? null,
      confirmed: ledger?.changeId ? contentOf(await this.records.payload(ledger.changeId)) : null,
      changes: page.items.map((row) => ({
        ...itemView(row, language),
        submissionId: row.submissionId,
        acceptedAt: row.acceptedAt,
        content: contentOf(row.payload),
        batches: [...(row.batchIds ?? [])].reverse().flatMap((id) => byId.get(id) ?? []),
      })),
      hasNext: page.hasNext,
    };
  }
}

function contentOf(payload: string | null): Record<string, unknown> | null {
  return payload === null ? null : (JSON.parse(payload) as Record<string, unknown>);
}
