import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { MedseniorAuthorizationEntity, MedseniorHistoryEntity } from './entities';
import { readMirror } from './sql';

/** undefined: no such filter. Values of one filter are alternatives, filters narrow each other. */
export interface MirrorFilter {
  matriculas?: readonly string[];
  cpfs?: readonly string[];
  tussCodes?: readonly string[];
  statuses?: readonly number[];
  /** Newest request first. */
  descending: boolean;
  limit: number;
  offset: number;
}

export interface MirrorRow {
  guide: string;
  matricula: string | null;
  status: number | null;
  statusText: string | null;
  payload: string;
  changedAt: Date;
  absentSince: Date | null;
  /** Of the watch entry of this matrícula. */
  subscriberId: string | null;
}

/** Reads the mirror of one tenant; nothing here sees another's. */
@Injectable()
export class MedseniorMirrorReader {
  constructor(private readonly dataSource: DataSource) {}

  list(tenantId: number, { matriculas, cpfs, tussCodes, statuses, descending, limit, offset }: MirrorFilter): Promise<MirrorRow[]> {
    return this.dataSource.query(readMirror(descending), [
      tenantId,
      matriculas ?? null,
      cpfs ?? null,
      tussCodes ?? null,
      statuses ?? null,
      limit,
      offset,
    ]);
  }

  find(tenantId: number, guide: string): Promise<MedseniorAuthorizationEntity | null> {
    return this.dataSource.getRepository(MedseniorAuthorizationEntity).findOneBy({ tenantId, guide });
  }

  /** Newest first. */
  history(tenantId: number, guide: string, limit: number): Promise<MedseniorHistoryEntity[]> {
    return this.dataSource.getRepository(MedseniorHistoryEntity).find({ where: { tenantId, guide }, order: { id: 'DESC' }, take: limit });
  }

  /** Matrículas of beneficiaries with this CPF, by what MedSenior said; null stands for guides without one. */
  async matriculasWithCpf(tenantId: number, cpf: string): Promise<(string | null)[]> {
    const rows = await this.dataSource.query<{ matricula: string | null }[]>(
      'SELECT DISTINCT matricula FROM medsenior_authorization WHERE tenant_id = $1 AND cpf = $2',
      [tenantId, cpf],
    );
    return rows.map(({ matricula }) => matricula);
  }

  /** When all of these were mirrored last: the oldest; null when one of them never was, or there are none. */
  async mirroredAt(tenantId: number, matriculas: readonly string[]): Promise<Date | null> {
    const [row] = await this.dataSource.query<{ at: Date | null }[]>(
      /* sql */ `
      SELECT CASE WHEN count(mirrored_at) = $3 THEN min(mirrored_at) END AS at
      FROM medsenior_watch WHERE tenant_id = $1 AND matricula = ANY ($2::text[])`,
      [tenantId, matriculas, matriculas.length],
    );
    return row?.at ?? null;
  }
}
