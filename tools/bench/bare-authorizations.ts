/**
 * The bare import: GET a page, one multi-row INSERT of the texts, PUT each mark, and again until nothing is left. What the hub adds on
 * top (columns, procedures, hashes, events, exchanges, gate, leases) is what it costs. Arguments: database, base address of HAT, page
 * size, concurrency. Prints `{ guides, perSecond }`.
 */
import { Pool as Database } from 'pg';
import { Pool } from 'undici';
import { runCommand } from '../run-command';

const [database = '', base = '', pageSize = '100', concurrency = '8'] = process.argv.slice(2);
const expand =
  'healthProvider,professional,procedures.rejectionCauses,beneficiary,medicalTeam,requestedHospitalInfo,authorizedHospitalInfo,cbos,sourceAuthorization,rejectionCauses,healthInsurance';
const headers = { authorization: 'mock-master-token', idTenant: '5', tenantName: 'operadora-exemplo', accept: 'application/json' };

interface Guide {
  idOnHealthInsurer: string;
  idOnHealthProvider: string;
}

async function main(): Promise<void> {
  const { origin, pathname } = new URL(base);
  const hat = new Pool(origin, { connections: Number(concurrency) });
  const tables = new Database({ connectionString: database, max: 2 });
  await tables.query('CREATE TABLE bare_guide (guide text PRIMARY KEY, payload json NOT NULL)');
  const list = `${pathname}/authorizations?page=1&pageSize=${pageSize}&expand=${expand}&order=%2BauthorizationId&trackingStatus=0`;
  const body = JSON.stringify({ trackingStatus: '1' });
  const started = performance.now();
  let guides = 0;
  for (;;) {
    const answer = await hat.request({ path: list, method: 'GET', headers });
    const { items } = (await answer.body.json()) as { items: Guide[] };
    if (items.length === 0) break;
    await tables.query(
      `INSERT INTO bare_guide VALUES ${items.map((_, index) => `($${2 * index + 1}, $${2 * index + 2})`).join(', ')} ON CONFLICT DO NOTHING`,
      items.flatMap((guide) => [guide.idOnHealthInsurer, JSON.stringify(guide)]),
    );
    let next = 0;
    const lane = async () => {
      for (let guide = items[next++]; guide; guide = items[next++]) {
        const path = `${pathname}/authorizations/${guide.idOnHealthProvider}`;
        const marked = await hat.request({ path, method: 'PUT', headers: { ...headers, 'content-type': 'application/json' }, body });
        await marked.body.dump();
        if (marked.statusCode !== 200) throw new Error(`a mark was answered with ${marked.statusCode}`);
      }
    };
    await Promise.all(Array.from({ length: Number(concurrency) }, lane));
    guides += items.length;
  }
  const perSecond = guides / ((performance.now() - started) / 1000);
  await Promise.all([hat.close(), tables.end()]);
  console.log(JSON.stringify({ guides, perSecond }));
}

runCommand(main);
