import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

@Injectable()
export class DatabaseCheckRepository {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * One statement tells both: that the database answers, and which migrations it has.
   * @returns how many migrations of this build have not run there
   */
  async pendingMigrations(): Promise<number> {
    const rows = await this.dataSource.query<{ name: string }[]>(/* sql */ `SELECT name FROM migrations`);
    const done = new Set(rows.map((row) => row.name));
    return this.dataSource.migrations.filter((migration) => !done.has(migration.name ?? migration.constructor.name)).length;
  }
}
