import { Injectable } from '@nestjs/common';
import { ProtheusPrescriptionEntity, ProtheusRefundEntity, ProtheusStatusEventEntity } from '@ponte/persistence/protheus-refund';
import { DataSource } from 'typeorm';

/** Reads what was seen of one tenant's prescriptions. */
@Injectable()
export class HistoryRepository {
  constructor(private readonly dataSource: DataSource) {}

  prescription(tenantId: number, prescriptionCode: string): Promise<ProtheusPrescriptionEntity | null> {
    return this.dataSource.getRepository(ProtheusPrescriptionEntity).findOneBy({ tenantId, prescriptionCode });
  }

  refunds(tenantId: number, prescriptionCode: string): Promise<ProtheusRefundEntity[]> {
    return this.dataSource
      .getRepository(ProtheusRefundEntity)
      .find({ where: { tenantId, prescriptionCode }, order: { requestDate: 'ASC', protocol: 'ASC', medicationCode: 'ASC' } });
  }

  /** Ids go by the moment an event was stored. */
  events(
    tenantId: number,
    prescriptionCode: string,
    { page, pageSize, newestFirst }: { page: number; pageSize: number; newestFirst: boolean },
  ): Promise<ProtheusStatusEventEntity[]> {
    return this.dataSource.getRepository(ProtheusStatusEventEntity).find({
      where: { tenantId, prescriptionCode },
      order: { id: newestFirst ? 'DESC' : 'ASC' },
      skip: (page - 1) * pageSize,
      take: pageSize + 1,
    });
  }
}
