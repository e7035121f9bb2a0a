import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { rowsOf } from '../rows-of';
import { MedseniorWatchEntity } from './entities';
import { upsertWatch } from './sql';

export interface WatchLink {
  matricula: string;
  subscriberId: string | null;
  cpf: string | null;
}

export interface WatchFilter {
  subscriberId?: string;
  cpf?: string;
  order: readonly { field: 'matricula' | 'subscriberId' | 'createdAt' | 'mirroredAt'; descending: boolean }[];
  limit: number;
  offset: number;
}

/** What the mirror covers of what is asked for. */
export interface WatchCover {
  matricula: string;
  cpf: string | null;
  mirroredAt: Date | null;
}

/** The watch lists: whom to mirror, and the links to the operator's members. */
@Injectable()
export class MedseniorWatchStore {
  constructor(private readonly dataSource: DataSource) {}

  /** All or none. @returns how many are new */
  async put(tenantId: number, links: readonly WatchLink[]): Promise<number> {
    const rows = rowsOf<{ created: boolean }>(await this.dataSource.query(upsertWatch, [tenantId, JSON.stringify(links)]));
    return rows.filter(({ created }) => created).length;
  }

  find(tenantId: number, matricula: string): Promise<MedseniorWatchEntity | null> {
    return this.dataSource.getRepository(MedseniorWatchEntity).findOneBy({ tenantId, matricula });
  }

  /** @returns false when it was not on the list; what was mirrored stays */
  async remove(tenantId: number, matricula: string): Promise<boolean> {
    return ((await this.dataSource.getRepository(MedseniorWatchEntity).delete({ tenantId, matricula })).affected ?? 0) > 0;
  }

  list(tenantId: number, { subscriberId, cpf, order, limit, offset }: WatchFilter): Promise<MedseniorWatchEntity[]> {
    const select = this.dataSource
      .getRepository(MedseniorWatchEntity)
      .createQueryBuilder('w')
      .where('w.tenant_id = :tenantId', { tenantId });
    if (subscriberId) select.andWhere('w.subscriber_id = :subscriberId', { subscriberId });
    if (cpf) select.andWhere('w.cpf = :cpf', { cpf });
    for (const { field, descending } of order) select.addOrderBy(`w.${field}`, descending ? 'DESC' : 'ASC');
    if (!order.some(({ field }) => field === 'matricula')) select.addOrderBy('w.matricula');
    return select.offset(offset).limit(limit).getMany();
  }

  /** Entries with one of the subscriberIds, or else with the CPF. */
  linksOf(tenantId: number, member: { subscriberIds: readonly string[] } | { cpf: string }): Promise<WatchLink[]> {
    const [condition, value] = 'cpf' in member ? ['cpf = $2', member.cpf] : ['subscriber_id = ANY ($2::text[])', member.subscriberIds];
    return this.dataSource.query(
      `SELECT matricula, subscriber_id AS "subscriberId", cpf FROM medsenior_watch WHERE tenant_id = $1 AND ${condition} ORDER BY matricula`,
      [tenantId, value],
    );
  }

  /** The first 16 digits of the subscriberIds, of 16 or 17, that begin so. */
  async membersBeginningWith(tenantId: number, prefix: string): Promise<string[]> {
    const rows = await this.dataSource.query<{ member: string }[]>(
      /* sql */ `
      SELECT DISTINCT left(subscriber_id, 16) AS member FROM medsenior_watch
      WHERE tenant_id = $1 AND subscriber_id BETWEEN $2 AND $2 || '99' AND length(subscriber_id) >= 16`,
      [tenantId, prefix],
    );
    return rows.map(({ member }) => member);
  }

  /** subscriberId by matrícula, of those that are linked. */
  async subscribersOf(tenantId: number, matriculas: readonly string[]): Promise<ReadonlyMap<string, string | null>> {
    if (matriculas.length === 0) return new Map();
    const rows = await this.dataSource.query<{ matricula: string; subscriberId: string | null }[]>(
      'SELECT matricula, subscriber_id AS "subscriberId" FROM medsenior_watch WHERE tenant_id = $1 AND matricula = ANY ($2::text[])',
      [tenantId, matriculas],
    );
    return new Map(rows.map(({ matricula, subscriberId }) => [matricula, subscriberId]));
  }

  /** Entries among the matrículas, and those of beneficiaries with the CPFs, by link or by what MedSenior said. */
  cover(tenantId: number, matriculas: readonly string[], cpfs: readonly string[]): Promise<WatchCover[]> {
    return this.dataSource.query(
      /* sql */ `
      SELECT matricula, NULL AS cpf, mirrored_at AS "mirroredAt" FROM medsenior_watch WHERE tenant_id = $1 AND matricula = ANY ($2::text[])
      UNION ALL
      SELECT matricula, cpf, mirrored_at FROM medsenior_watch WHERE tenant_id = $1 AND cpf = ANY ($3::text[])
      UNION ALL
      SELECT w.matricula, a.cpf, w.mirrored_at
      FROM (SELECT DISTINCT matricula, cpf FROM medsenior_authorization WHERE tenant_id = $1 AND cpf = ANY ($3::text[])) a
      JOIN medsenior_watch w ON w.tenant_id = $1 AND w.matricula = a.matricula`,
      [tenantId, matriculas, cpfs],
    );
  }

  /** Who has waited longest for a reading that this run has not tried yet. @param since start of the run, of `now` */
  due(tenantId: number, since: string, limit: number): Promise<{ matricula: string; lastError: string | null }[]> {
    return this.dataSource.query(
      /* sql */ `
      SELECT matricula, last_error AS "lastError" FROM medsenior_watch
      WHERE tenant_id = $1 AND (attempted_at IS NULL OR attempted_at < $2::timestamptz) ORDER BY attempted_at NULLS FIRST, matricula LIMIT $3`,
      [tenantId, since, limit],
    );
  }

  /** The database's time, as text: a Date has no microseconds, and would fall before what was tried within the same millisecond. */
  async now(): Promise<string> {
    const [row] = await this.dataSource.query<{ at: string }[]>('SELECT clock_timestamp()::text AS at');
    if (!row) throw new Error('the database told no time');
    return row.at;
  }

  /** How many are watched, and how long ago the one that waits longest was last mirrored (or was put on the list). */
  async lag(tenantId: number): Promise<{ watched: number; lagSeconds: number }> {
    const [row] = await this.dataSource.query<{ watched: number; lagSeconds: number }[]>(
      /* sql */ `
      SELECT count(*)::integer AS watched,
        coalesce(extract(epoch FROM clock_timestamp() - min(coalesce(mirrored_at, created_at))), 0)::float8 AS "lagSeconds"
      FROM medsenior_watch WHERE tenant_id = $1`,
      [tenantId],
    );
    return row ?? { watched: 0, lagSeconds: 0 };
  }
}
