import { Client } from 'pg';

/** Reads a test database directly: what is stored, not what the API says of it. @returns the rows of one statement */
export async function rowsOfDatabase<Row extends object>(url: string, sql: string, parameters: unknown[] = []): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql, parameters)).rows;
  } finally {
    await client.end();
  }
}

/** Everything an accepted call may leave behind; a refused one must leave it as it was. */
export async function storedRows(url: string): Promise<Record<string, number>> {
  const [counts] = await rowsOfDatabase<Record<string, number>>(
    url,
    `SELECT (SELECT count(*)::int FROM hat_submission) AS submissions, (SELECT count(*)::int FROM hat_change) AS changes,
      (SELECT count(*)::int FROM hat_item) AS items, (SELECT count(*)::int FROM idempotency_key) AS answers`,
  );
  return counts ?? {};
}
