import { Injectable } from '@nestjs/common';
import type { OrderBy } from '@ponte/common';
import { ProtheusRequestEntity } from '@ponte/persistence/protheus-refund';
import { DataSource } from 'typeorm';
import type { RequestQuery } from './request.dto';

export const requestOrders = ['acceptedAt', 'changedAt', 'state'] as const;

/** Reads requests of one tenant; nothing here sees another's. */
@Injectable()
export class RequestRepository {
  constructor(private readonly dataSource: DataSource) {}

  find(tenantId: number, id: string): Promise<ProtheusRequestEntity | null> {
    return this.dataSource.getRepository(ProtheusRequestEntity).findOneBy({ tenantId, id });
  }

  list(tenantId: number, query: RequestQuery, order: readonly OrderBy<(typeof requestOrders)[number]>[]): Promise<ProtheusRequestEntity[]> {
    const { state, subscriberId, page, pageSize } = query;
    const sorting = order.length > 0 ? order : [{ field: 'acceptedAt' as const, descending: true }];
    return this.dataSource.getRepository(ProtheusRequestEntity).find({
      where: { tenantId, ...(state === undefined ? {} : { state }), ...(subscriberId === undefined ? {} : { subscriberId }) },
      order: { ...Object.fromEntries(sorting.map(({ field, descending }) => [field, descending ? 'DESC' : 'ASC'])), place: 'DESC' },
      skip: (page - 1) * pageSize,
      take: pageSize + 1,
    });
  }
}
