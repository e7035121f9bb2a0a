import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '@ponte/persistence/embedded-postgres';
import { type BenchProcess, startBenchProcess } from './bench-process';

/** What a benchmark of the hub stands on: a PostgreSQL (fsync on), the emulator, and a folder; all of it is gone afterwards. */
export interface BenchScene {
  postgres: { url: string; pid: number };
  mock: { url: string; pid: number };
  start(script: string, environment: Record<string, string>): BenchProcess;
}

/** @param mockEnvironment beside the emulator's defaults */
export async function onBenchScene(mockEnvironment: Record<string, string>, run: (scene: BenchScene) => Promise<void>): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'ponte-bench-'));
  chmodSync(directory, 0o711); // as root the server runs as another user
  const postgres = await startEmbeddedPostgres({ dataDir: join(directory, 'postgres') });
  const started: BenchProcess[] = [];
  const start = (script: string, environment: Record<string, string>): BenchProcess => {
    const app = startBenchProcess(script, environment, directory);
    started.push(app);
    return app;
  };
  try {
    const mock = start('apps/mock-upstream/src/main', { MOCK_PORT: '0', MOCK_LOG_LEVEL: 'info', ...mockEnvironment });
    const url = await mock.saying(/(http:\/\/[\d.]+:\d+)/);
    await run({ postgres, mock: { url, pid: mock.child.pid ?? 0 }, start });
  } finally {
    for (const app of started.reverse()) await app.stop();
    await postgres.stop();
    rmSync(directory, { recursive: true, force: true });
  }
}
