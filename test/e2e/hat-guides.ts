import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { rowsOfDatabase, temporaryDirectory, type Bridge } from '../support';

/** What a hub needs to import quickly in a test. */
export const importing = { HAT_AUTHORIZATIONS_POLL_INTERVAL_MS: '50', HAT_AUTHORIZATIONS_PAGE_SIZE: '100' };

export interface GuideRow {
  guide: string;
  status: string;
  password: string | null;
  tracking: string | null;
  mark_refusal: string | null;
  reread_at: Date | null;
  rereads: number;
}

export function guidesOf(databaseUrl: string): Promise<GuideRow[]> {
  return rowsOfDatabase(
    databaseUrl,
    'SELECT guide, status, password, tracking, mark_refusal, reread_at, rereads FROM hat_authorization ORDER BY guide',
  );
}

export interface GuideEvent {
  type: string;
  subject: string;
  data: object;
}

/** What was told of guides, in the order it was written. */
export function eventsOf({ database }: Pick<Bridge, 'database'>): Promise<GuideEvent[]> {
  return rowsOfDatabase(
    database.url,
    `SELECT type, subject, data FROM (
       SELECT type, subject, data, position AS place, 0 AS later FROM event UNION ALL
       SELECT type, subject, data, id, 1 FROM event_outbox) AS told
     WHERE type LIKE 'br.ponte.hat.authorization.%' ORDER BY later, place`,
  );
}

/** Variables of a hub whose pauses after a failure are short; `authorizations` is that part of the tenant's HAT in TENANTS_FILE. */
export async function importingAs(authorizations: object = {}): Promise<Record<string, string>> {
  const file = join(await temporaryDirectory('tenants'), 'tenants.json');
  const hat = { backoffBaseMs: 10, backoffMaxMs: 40, authorizations };
  await writeFile(file, JSON.stringify({ tenants: [{ name: 'default', hat }] }));
  return { ...importing, TENANTS_FILE: file };
}
