import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Keys of callers, and the answers kept for those who repeat a call with the same Idempotency-Key. */
export class CreateApiKeys1764000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      CREATE TABLE api_key (
        id text CONSTRAINT api_key_pk PRIMARY KEY,
        tenant_id smallint NOT NULL CONSTRAINT api_key_tenant_fk REFERENCES tenant (id),
        name text NOT NULL,
        role text NOT NULL CONSTRAINT api_key_role_check CHECK (role IN ('reader', 'writer', 'operator', 'admin')),
        secret_hash text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        created_by text NOT NULL,
        revoked_at timestamptz,
        last_used_at timestamptz
      )`);
    await runner.query(/* sql */ `CREATE INDEX api_key_list ON api_key (tenant_id, created_at, id)`);
    await runner.query(/* sql */ `
      CREATE TABLE idempotency_key (
        tenant_id smallint NOT NULL CONSTRAINT idempotency_key_tenant_fk REFERENCES tenant (id),
        route text NOT NULL,
        key text NOT NULL,
        body_hash text NOT NULL,
        status smallint NOT NULL,
        response text NOT NULL,
        location text,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT idempotency_key_pk PRIMARY KEY (tenant_id, route, key)
      )`);
    await runner.query(/* sql */ `CREATE INDEX idempotency_key_age ON idempotency_key (created_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `DROP TABLE idempotency_key`);
    await runner.query(/* sql */ `DROP TABLE api_key`);
  }
}
