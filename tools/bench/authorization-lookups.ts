import { Client } from 'pg';
import { Pool } from 'undici';
import { quantile, steadyLoad } from './steady-load';

interface Lookups {
  database: string;
  url: string;
  key: string;
  /** Guides in the tables. */
  stored: number;
}

const perMember = 20;
const perSecond = 200;
const seconds = 20;

/** Fills the table with copies of one imported guide, then asks for members at a steady rate, whatever the answers take. */
export async function lookups({ database, url, key, stored }: Lookups): Promise<void> {
  const members = Math.max(1, Math.floor(stored / perMember));
  const client = new Client({ connectionString: database });
  await client.connect();
  await client.query(
    `INSERT INTO hat_authorization (tenant_id, guide, status, type, request_date, sort_day, subscriber_id, holder_cpf, password, payload, hash, read_at, tracking)
     SELECT h.tenant_id, 'B' || n, h.status, h.type, d.day, d.day, 'M' || n % $2::int, lpad((n % $2::int)::text, 11, '0'), 'P' || n, h.payload,
       h.hash, now(), '1'
     FROM (SELECT * FROM hat_authorization LIMIT 1) AS h, generate_series(1, $1::int) AS n, LATERAL (SELECT date '2020-01-01' + n % 2000 AS day) AS d`,
    [stored, members],
  );
  // What follows a bulk load on its own time would otherwise fall into the measured seconds; an import of years ago has it behind it.
  await client.query('VACUUM (ANALYZE) hat_authorization');
  await client.query('CHECKPOINT');
  await client.end();
  const api = new Pool(url, { connections: 20 });
  const ask = async (number: number): Promise<void> => {
    const path = `/api/v1/authorizations?subscriberId=M${(number * 7919) % members}`;
    const answer = await api.request({ path, method: 'GET', headers: { 'x-api-key': key } });
    const { items } = (await answer.body.json()) as { items?: unknown[] };
    if (items?.length !== Math.min(perMember, stored)) throw new Error(`a member had ${items?.length} guides`);
  };
  for (let number = 0; number < 200; number++) await ask(number);
  const times = await steadyLoad(perSecond, seconds, ask);
  await api.close();
  const at = (part: number) => quantile(times, part).toFixed(1);
  console.log(
    `\nGET /authorizations?subscriberId= over ${stored.toLocaleString('en-US')} guides, ${perSecond} calls/s for ${seconds} s, ` +
      `${perMember} guides an answer: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms`,
  );
}
