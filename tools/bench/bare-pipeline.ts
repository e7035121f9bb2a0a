/**
 * The yardstick of bench:sync: insert, POST of 100, GET of the token, one UPDATE per batch. No validation, no ledger, no order, no
 * crash safety. Prints one JSON line. Arguments: database address, HAT base address, records, concurrency.
 */
import { Client } from 'pg';
import { Pool } from 'undici';
import { beneficiary, pair } from './beneficiaries';
import { runCommand } from '../run-command';

const chunk = 1_000;
const batch = 100;
const headers = { authorization: 'mock-master-token', idTenant: '5', tenantName: 'operadora-exemplo', 'content-type': 'application/json' };

async function main(): Promise<void> {
  const [database = '', base = '', recordsText = '0', concurrencyText = '8'] = process.argv.slice(2);
  const records = Number(recordsText);
  const url = new URL(base);
  const http = new Pool(url.origin, { connections: Number(concurrencyText) });
  const setup = await connect(database);
  await setup.query('DROP TABLE IF EXISTS bare; CREATE TABLE bare (id bigint PRIMARY KEY, payload text NOT NULL, state smallint NOT NULL)');

  const payloads = Array.from({ length: records }, (_, index) => JSON.stringify(beneficiary(index)));
  const started = performance.now();
  let next = 0;
  const worker = async () => {
    const client = await connect(database);
    for (let from = next; from < records; from = next) {
      next += chunk;
      const mine = payloads.slice(from, from + chunk);
      await client.query(
        `INSERT INTO bare SELECT $1::bigint + n - 1, payload, 0 FROM unnest(string_to_array($2, E'\\n')) WITH ORDINALITY AS u(payload, n)`,
        [from, mine.join('\n')],
      );
      for (let at = 0; at < mine.length; at += batch) await send(client, http, url.pathname, from + at, mine.slice(at, at + batch));
    }
    await client.end();
  };
  await Promise.all(Array.from({ length: Number(concurrencyText) }, worker));
  const seconds = (performance.now() - started) / 1000;
  const { rows } = await setup.query<{ n: number }>('SELECT count(*)::int AS n FROM bare WHERE state = 1');
  await setup.end();
  await http.close();
  if (rows[0]?.n !== records) throw new Error(`only ${rows[0]?.n} of ${records} confirmed`);
  process.stdout.write(`${JSON.stringify({ seconds, perSecond: records / seconds })}\n`);
}

async function send(client: Client, http: Pool, path: string, firstId: number, payloads: string[]): Promise<void> {
  const body = `{"items":[${payloads.join(',')}],"healthInsurerId":"${pair.healthInsurerId}","ansRegistry":"${pair.ansRegistry}"}`;
  const posted = await http.request({ path: `${path}/beneficiaries`, method: 'POST', headers, body });
  const { tokenProcess } = (await posted.body.json()) as { tokenProcess: string };
  const polled = await http.request({ path: `${path}/integration/${tokenProcess}`, method: 'GET', headers });
  const { code } = (await polled.body.json()) as { code: number };
  if (code !== 4) throw new Error(`code ${code}`);
  await client.query('UPDATE bare SET state = 1 WHERE id >= $1 AND id < $2', [firstId, firstId + payloads.length]);
}

async function connect(connectionString: string): Promise<Client> {
  const client = new Client({ connectionString });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

runCommand(main);
