import { Injectable } from '@nestjs/common';
import { lockIntake } from '@ponte/persistence';
import { DataSource, type EntityManager } from 'typeorm';

/** A transaction during which nobody else accepts changes for the tenant: what is newest stays newest. */
@Injectable()
export class IntakeTransaction {
  constructor(private readonly dataSource: DataSource) {}

  run<Result>(tenantId: number, work: (manager: EntityManager) => Promise<Result>): Promise<Result> {
    return this.dataSource.transaction(async (manager) => {
      await lockIntake(manager, tenantId);
      return work(manager);
    });
  }
}
