import { Injectable } from '@nestjs/common';
import type { OrderBy } from '@ponte/common';
import { HatAuthorizationFaultEntity } from '@ponte/persistence';
import { DataSource } from 'typeorm';
import { dayOrNull } from '../../../authorizations/plain-values';
import { timeSpan } from '../../submissions/api/time-span';
import type { HatAuthorizationListQuery } from './authorization.dto';

export const authorizationOrders = ['requestDate', 'updatedAt', 'idOnHealthInsurer'] as const;

export interface AuthorizationRow {
  guide: string;
  /** HAT's text. */
  payload: string;
  importedAt: Date;
  updatedAt: Date;
  tracking: string | null;
  markRefusal: string | null;
  leftOut: string[] | null;
}

const columns = /* sql */ `
  guide, payload::text AS payload, imported_at AS "importedAt", updated_at AS "updatedAt", tracking, mark_refusal AS "markRefusal",
  left_out AS "leftOut"`;

const orderColumns = { requestDate: 'sort_day', updatedAt: 'updated_at', idOnHealthInsurer: 'guide' } as const;

/** Reads the guides of one tenant; nothing here sees another's. */
@Injectable()
export class AuthorizationRepository {
  constructor(private readonly dataSource: DataSource) {}

  list(
    tenantId: number,
    query: HatAuthorizationListQuery,
    order: readonly OrderBy<(typeof authorizationOrders)[number]>[],
  ): Promise<AuthorizationRow[]> {
    const { where, values } = conditionsOf(tenantId, query);
    const sorting = order.length > 0 ? order : [{ field: 'requestDate' as const, descending: true }];
    const way = (descending: boolean | undefined) => (descending ? 'DESC' : 'ASC');
    const parts = sorting.map(({ field, descending }) => `${orderColumns[field]} ${way(descending)}`);
    // The guide decides between equals, in the same direction: an index serves the whole order.
    if (!sorting.some(({ field }) => field === 'idOnHealthInsurer')) parts.push(`guide ${way(sorting[0]?.descending)}`);
    return this.dataSource.query(
      `SELECT ${columns} FROM hat_authorization WHERE ${where} ORDER BY ${parts.join(', ')}
       LIMIT $${values.length + 1} OFFSET $${values.length + 2}`,
      [...values, query.pageSize + 1, (query.page - 1) * query.pageSize],
    );
  }

  async find(tenantId: number, guide: string): Promise<AuthorizationRow | undefined> {
    const [row] = await this.dataSource.query<AuthorizationRow[]>(
      `SELECT ${columns} FROM hat_authorization WHERE tenant_id = $1 AND guide = $2`,
      [tenantId, guide],
    );
    return row;
  }

  /** The newest guides under these numbers of members, all of them together. */
  newestOf(tenantId: number, subscriberIds: readonly string[], limit: number): Promise<AuthorizationRow[]> {
    return this.dataSource.query(
      /* sql */ `
      SELECT newest.* FROM unnest($2::text[]) AS member(id) CROSS JOIN LATERAL (
        SELECT ${columns}, sort_day FROM hat_authorization
        WHERE tenant_id = $1 AND subscriber_id = member.id ORDER BY sort_day DESC, guide DESC LIMIT $3
      ) AS newest ORDER BY sort_day DESC, guide DESC LIMIT $3`,
      [tenantId, subscriberIds, limit],
    );
  }

  newestOfHolder(tenantId: number, holderCpf: string, limit: number): Promise<AuthorizationRow[]> {
    return this.dataSource.query(
      `SELECT ${columns} FROM hat_authorization WHERE tenant_id = $1 AND holder_cpf = $2 ORDER BY sort_day DESC, guide DESC LIMIT $3`,
      [tenantId, holderCpf, limit],
    );
  }

  /** The members whose guides name this CPF as the holder's; null stands for guides that name no member. */
  async membersOfHolder(tenantId: number, holderCpf: string): Promise<(string | null)[]> {
    const rows = await this.dataSource.query<{ member: string | null }[]>(
      'SELECT DISTINCT subscriber_id AS member FROM hat_authorization WHERE tenant_id = $1 AND holder_cpf = $2',
      [tenantId, holderCpf],
    );
    return rows.map(({ member }) => member);
  }

  /** Whether a guide names the member by exactly this number. */
  async namesMember(tenantId: number, subscriberId: string): Promise<boolean> {
    const rows = await this.dataSource.query<unknown[]>(
      'SELECT 1 FROM hat_authorization WHERE tenant_id = $1 AND subscriber_id = $2 LIMIT 1',
      [tenantId, subscriberId],
    );
    return rows.length > 0;
  }

  /** Members that guides name, or that HAT holds by what was registered, each by 16 characters. @param prefix digits */
  async membersBeginningWith(tenantId: number, prefix: string): Promise<string[]> {
    const rows = await this.dataSource.query<{ member: string }[]>(
      /* sql */ `
      SELECT left(subscriber_id, 16) AS member FROM hat_authorization
      WHERE tenant_id = $1 AND subscriber_id BETWEEN $2 AND $2 || '99' AND subscriber_id ~ '^[0-9]{16,17}$'
      UNION
      SELECT left(key, 16) FROM hat_record
      WHERE tenant_id = $1 AND resource = 'beneficiaries' AND key BETWEEN $2 AND $2 || '99' AND key ~ '^[0-9]{16,17}$'`,
      [tenantId, prefix],
    );
    return rows.map(({ member }) => member);
  }

  /** What could not be imported, the oldest first. */
  failures(tenantId: number, skip: number, take: number): Promise<HatAuthorizationFaultEntity[]> {
    return this.dataSource.getRepository(HatAuthorizationFaultEntity).find({
      select: { guide: true, code: true, attempts: true, firstSeenAt: true, lastSeenAt: true },
      where: { tenantId },
      order: { firstSeenAt: 'ASC', key: 'ASC' },
      skip,
      take,
    });
  }
}

function conditionsOf(tenantId: number, query: HatAuthorizationListQuery): { where: string; values: unknown[] } {
  const conditions: [string, unknown][] = [
    ['tenant_id =', tenantId],
    ['subscriber_id =', query.subscriberId],
    ['holder_cpf =', query.holderCPF],
    ['provider_id =', query.healthProviderId],
    ['password =', query.password],
    ['status =', query.status],
    ['type =', query.type],
    ['sort_day >=', query.dateFrom && dayOrNull(query.dateFrom)],
    ['sort_day <=', query.dateTo && dayOrNull(query.dateTo)],
    ['updated_at >=', query.updatedSince && timeSpan(query.updatedSince)?.from],
  ];
  const asked = conditions.filter(([, value]) => value !== undefined);
  // A guide without a day is in no range of days.
  const dated = query.dateTo === undefined ? '' : ' AND request_date IS NOT NULL';
  return {
    where: asked.map(([comparison], index) => `${comparison} $${index + 1}`).join(' AND ') + dated,
    values: asked.map(([, value]) => value),
  };
}
