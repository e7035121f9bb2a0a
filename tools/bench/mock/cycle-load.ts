/** Load generator of `measuredCycles`. Arguments: base address, lanes, seconds. Tells its parent when it is warm, and how many cycles it made. */
import { Pool } from 'undici';
import { jsonHeaders, personsBody } from './vendor-calls';

const batch = 100;
const warmUpMs = 2_000;

async function main(): Promise<void> {
  const [base = '', lanes = '8', seconds = '8'] = process.argv.slice(2);
  const { origin, pathname } = new URL(base);
  const path = pathname.replace(/\/$/, '');
  const pool = new Pool(origin, { connections: Number(lanes) });
  // Made beforehand: the making of bodies is not what is measured.
  const bodies = Array.from({ length: 500 }, (_, index) => personsBody(index * batch, batch));
  let next = 0;
  let done = 0;
  const run = async (until: number) => {
    const lane = async () => {
      while (performance.now() < until) {
        await cycle(pool, path, bodies[next++ % bodies.length] ?? '');
        done++;
      }
    };
    await Promise.all(Array.from({ length: Number(lanes) }, lane));
  };
  await run(performance.now() + warmUpMs);
  done = 0;
  process.send?.('warm');
  const started = performance.now();
  await run(started + Number(seconds) * 1_000);
  process.send?.({ cycles: done, seconds: (performance.now() - started) / 1_000 });
  await pool.close();
}

async function cycle(pool: Pool, path: string, body: string): Promise<void> {
  const posted = await pool.request({ path: `${path}/persons`, method: 'POST', headers: jsonHeaders, body });
  const { tokenId } = (await posted.body.json()) as { tokenId?: string };
  if (posted.statusCode !== 202 || tokenId === undefined) throw new Error(`the batch was answered with ${posted.statusCode}`);
  for (;;) {
    const asked = await pool.request({ path: `${path}/integration/${tokenId}`, method: 'GET', headers: jsonHeaders });
    const { code } = (await asked.body.json()) as { code: number };
    if (code === 4) return;
    if (code > 2) throw new Error(`code ${code}`);
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
