/**
 * What the journal costs: `node -r ./test/support/run-typescript.cjs test/bench/journal-cost.ts`. Runs 100,000 and 1,000,000 calls in a
 * process each and shows microseconds per recorded call and the peak of the resident memory, which must not grow with the calls.
 */
import { spawnSync } from 'node:child_process';
import { Journal } from '../../apps/mock-upstream/src/engine/journal/journal';

interface Figures {
  calls: number;
  microseconds: number;
  peakMiB: number;
}

const given = process.argv[2];
if (given !== undefined) console.log(JSON.stringify(measured(Number(given))));
else {
  const [small, large] = [100_000, 1_000_000].map(inChild) as [Figures, Figures];
  console.table([small, large]);
  console.log(`peak memory of a million calls: ${(large.peakMiB / small.peakMiB).toFixed(2)} times that of a hundred thousand`);
}

function inChild(calls: number): Figures {
  const { stdout, stderr, status } = spawnSync(process.execPath, [...process.execArgv, __filename, String(calls)], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as Figures;
}

/** Every call brings texts of its own, as a server's do: 1 KB read, and each tenth a batch of 20 KB written. */
function measured(calls: number): Figures {
  const journal = new Journal({ maskKey: 'bench' });
  let spent = 0;
  for (let at = 0; at < calls; at++) {
    const batch = at % 10 === 0;
    const body = batch ? Buffer.alloc(20_000, `{"personId":"${at}"},`).toString('latin1') : undefined;
    const answer = Buffer.alloc(batch ? 200 : 1_000, `{"answer":"${at}"},`).toString('latin1');
    const headers = {
      host: '127.0.0.1:3100',
      authorization: `token-${at}`,
      idtenant: '5',
      tenantname: 'operadora',
      'content-type': 'application/json',
    };
    const path = `/api/healthcare/hat/v1/${batch ? 'persons' : `integration/${at}`}`;
    const started = process.hrtime.bigint();
    const entry = journal.begin(
      { vendor: 'hat', operation: batch ? 'persons' : 'integration', method: batch ? 'POST' : 'GET', path, headers, body },
      1_700_000_000_000 + at,
      at,
    );
    journal.finish(entry, { outcome: 'answered', status: 200, headers: { 'content-type': 'application/json' }, body: answer }, at);
    spent += Number(process.hrtime.bigint() - started);
  }
  return { calls, microseconds: spent / calls / 1_000, peakMiB: Math.round(process.resourceUsage().maxRSS / 1_024) };
}
