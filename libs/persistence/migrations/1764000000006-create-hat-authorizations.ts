import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * Guides that HAT authorized. The text of HAT's answer is kept in a `json` column, which stores it to the character and can be asked
 * all the same. What is searched, counted or told in a list stands beside it in columns; procedures are rows, since a guide has many and
 * each has a code, quantities and a status of its own; causes of rejection and teams are `jsonb`, read with what they belong to and
 * replaced as a whole. Procedures carry no foreign key: one statement writes them with their guide, another deletes them with it, and the check
 * of each row, planned while the table was empty, read the guides by whatever index begins with the tenant.
 */
export class CreateHatAuthorizations1764000000006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      CREATE TABLE hat_authorization (
        tenant_id smallint NOT NULL CONSTRAINT hat_authorization_tenant_fk REFERENCES tenant (id),
        guide text COLLATE "C" NOT NULL,
        provider_guide text,
        authorization_id text,
        main_guide text,
        status text,
        type text,
        description text,
        request_date date,
        authorization_date date,
        sort_day date NOT NULL,
        protocol text,
        password text,
        password_expire_date date,
        subscriber_id text,
        holder_cpf text,
        beneficiary_name text,
        provider_id text,
        provider_document text,
        provider_name text,
        professional_name text,
        professional_council text,
        professional_council_number text,
        professional_state text,
        rejection_causes jsonb,
        left_out text[],
        payload json NOT NULL,
        hash bytea NOT NULL,
        read_at timestamptz NOT NULL,
        imported_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        updated_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        tracking text CONSTRAINT hat_authorization_tracking_check CHECK (tracking IN ('0', '1', '2')),
        mark_refusal text,
        reread_at timestamptz,
        rereads smallint NOT NULL DEFAULT 0,
        CONSTRAINT hat_authorization_pk PRIMARY KEY (tenant_id, guide)
      ) WITH (fillfactor = 90)`);
    const indexes: [string, string, string?][] = [
      ['subscriber', 'subscriber_id, sort_day, guide'],
      ['holder', 'holder_cpf, sort_day, guide'],
      ['provider', 'provider_id, sort_day, guide'],
      ['password', 'password'],
      ['day', 'sort_day, guide'],
      ['updated', 'updated_at, guide'],
      ['unmarked', 'read_at', `tracking = '0'`],
      ['reread', 'reread_at', 'reread_at IS NOT NULL'],
    ];
    for (const [name, columns, where] of indexes)
      await runner.query(
        `CREATE INDEX hat_authorization_${name} ON hat_authorization (tenant_id, ${columns})${where ? ` WHERE ${where}` : ''}`,
      );
    await runner.query(/* sql */ `
      CREATE TABLE hat_authorization_procedure (
        tenant_id smallint NOT NULL,
        guide text COLLATE "C" NOT NULL,
        position smallint NOT NULL,
        table_code text,
        code text,
        description text,
        type text,
        requested_quantity numeric,
        authorized_quantity numeric,
        status text,
        rejection_causes jsonb,
        team jsonb,
        CONSTRAINT hat_authorization_procedure_pk PRIMARY KEY (tenant_id, guide, position)
      )`);
    await runner.query(/* sql */ `
      CREATE TABLE hat_authorization_fault (
        tenant_id smallint NOT NULL CONSTRAINT hat_authorization_fault_tenant_fk REFERENCES tenant (id),
        key text COLLATE "C" NOT NULL,
        guide text,
        code text NOT NULL,
        payload text NOT NULL,
        attempts integer NOT NULL DEFAULT 1,
        first_seen_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        last_seen_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        CONSTRAINT hat_authorization_fault_pk PRIMARY KEY (tenant_id, key)
      )`);
    await runner.query(/* sql */ `
      CREATE TABLE hat_authorization_poll (
        tenant_id smallint CONSTRAINT hat_authorization_poll_pk PRIMARY KEY
          CONSTRAINT hat_authorization_poll_tenant_fk REFERENCES tenant (id),
        complete_at timestamptz NOT NULL
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['poll', 'fault', 'procedure']) await runner.query(`DROP TABLE hat_authorization_${table}`);
    await runner.query('DROP TABLE hat_authorization');
  }
}
