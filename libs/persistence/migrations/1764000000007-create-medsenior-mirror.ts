import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** The watch list of MedSenior, the mirror of what it authorized, the history of that, and the valve before its calls. */
export class CreateMedseniorMirror1764000000007 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      CREATE TABLE medsenior_gate (
        tenant_id smallint CONSTRAINT medsenior_gate_pk PRIMARY KEY CONSTRAINT medsenior_gate_tenant_fk REFERENCES tenant (id),
        paused boolean NOT NULL DEFAULT false,
        paused_at timestamptz,
        paused_by text,
        failures integer NOT NULL DEFAULT 0,
        cool_until timestamptz,
        cool_reason text,
        quiet_until timestamptz,
        next_call_at timestamptz NOT NULL DEFAULT now()
      ) WITH (fillfactor = 50)`);
    await runner.query(/* sql */ `
      CREATE TABLE medsenior_watch (
        tenant_id smallint NOT NULL CONSTRAINT medsenior_watch_tenant_fk REFERENCES tenant (id),
        matricula text COLLATE "C" NOT NULL CONSTRAINT medsenior_watch_matricula_check CHECK (matricula ~ '^(0|[1-9][0-9]{0,19})$'),
        subscriber_id text COLLATE "C",
        cpf text COLLATE "C",
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        attempted_at timestamptz,
        mirrored_at timestamptz,
        last_error text,
        CONSTRAINT medsenior_watch_pk PRIMARY KEY (tenant_id, matricula)
      )`);
    await runner.query(/* sql */ `CREATE INDEX medsenior_watch_due ON medsenior_watch (tenant_id, attempted_at)`);
    await runner.query(
      /* sql */ `CREATE INDEX medsenior_watch_subscriber ON medsenior_watch (tenant_id, subscriber_id) WHERE subscriber_id IS NOT NULL`,
    );
    await runner.query(/* sql */ `CREATE INDEX medsenior_watch_cpf ON medsenior_watch (tenant_id, cpf) WHERE cpf IS NOT NULL`);
    await runner.query(/* sql */ `
      CREATE TABLE medsenior_authorization (
        tenant_id smallint NOT NULL CONSTRAINT medsenior_authorization_tenant_fk REFERENCES tenant (id),
        guide text COLLATE "C" NOT NULL,
        matricula text COLLATE "C",
        cpf text COLLATE "C",
        beneficiary_name text,
        status smallint CONSTRAINT medsenior_authorization_status_check CHECK (status BETWEEN 1 AND 8),
        status_text text,
        type text,
        requested_at timestamptz,
        valid_until date,
        professional_name text,
        professional_council text,
        tuss_codes text[] NOT NULL,
        procedures jsonb NOT NULL,
        payload text NOT NULL,
        payload_hash text NOT NULL,
        imported_at timestamptz NOT NULL DEFAULT now(),
        changed_at timestamptz NOT NULL DEFAULT now(),
        missed_cycles smallint NOT NULL DEFAULT 0,
        absent_since timestamptz,
        CONSTRAINT medsenior_authorization_pk PRIMARY KEY (tenant_id, guide)
      )`);
    await runner.query(/* sql */ `CREATE INDEX medsenior_authorization_matricula ON medsenior_authorization (tenant_id, matricula)`);
    await runner.query(/* sql */ `CREATE INDEX medsenior_authorization_cpf ON medsenior_authorization (tenant_id, cpf)`);
    await runner.query(/* sql */ `
      CREATE TABLE medsenior_history (
        id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT medsenior_history_pk PRIMARY KEY,
        tenant_id smallint NOT NULL,
        guide text COLLATE "C" NOT NULL,
        kind text NOT NULL CONSTRAINT medsenior_history_kind_check CHECK (kind IN ('imported', 'status', 'procedure', 'absent', 'returned')),
        procedure_code text,
        before jsonb,
        after jsonb,
        recorded_at timestamptz NOT NULL DEFAULT now()
      )`);
    await runner.query(/* sql */ `CREATE INDEX medsenior_history_guide ON medsenior_history (tenant_id, guide, id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['medsenior_history', 'medsenior_authorization', 'medsenior_watch', 'medsenior_gate'])
      await runner.query(`DROP TABLE ${table}`);
  }
}
