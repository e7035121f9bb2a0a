import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { contractVendors } from './contract-vendors';
import { projectRoot } from './project-root';

export interface PrismOptions {
  /** Folder under `mocks/`. */
  vendor: string;
  /** Base URL of a real interface to stand in front of; absent: answers are made up from the contract. */
  upstream?: string;
  /** 0, the default, takes any free port. */
  port?: number;
  /** Called with each line Prism prints. */
  onLine?: (line: string) => void;
}

/** A Prism of its own process. */
export interface PrismProcess {
  url: string;
  /** What Prism printed about calls that break the contract; a proxy tells the details to the caller alone. */
  violations(): readonly string[];
  close(): Promise<void>;
}

/**
 * Starts Prism on the contract of a vendor, as a mock or as a validating proxy that answers 422 or 500 in place of a call or an
 * answer that breaks the contract.
 * @throws Error when there is no such contract, or Prism ends before it listens
 */
export async function startPrism({ vendor, upstream, port = 0, onLine }: PrismOptions): Promise<PrismProcess> {
  const contract = join(projectRoot(), 'mocks', vendor, 'openapi.yaml');
  if (!/^[\w-]+$/.test(vendor) || !existsSync(contract))
    throw new Error(`there is no contract mocks/${vendor}/openapi.yaml; there are ${contractVendors().join(', ')}`);
  const program = require.resolve('@stoplight/prism-cli/dist/index.js');
  const mode = upstream === undefined ? ['mock', contract] : ['proxy', contract, upstream];
  const child = spawn(process.execPath, [program, ...mode, '--host', '127.0.0.1', '--port', String(port), '--errors'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    // Nothing of our environment: NODE_ENV would turn it into a cluster, and it has no use for secrets.
    env: { FORCE_COLOR: '0' },
  });
  const endWithUs = () => child.kill('SIGKILL');
  process.once('exit', endWithUs);
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));

  const printed: string[] = [];
  const violations: string[] = [];
  const url = await new Promise<string>((resolve, reject) => {
    let rest = '';
    const read = (chunk: Buffer): void => {
      const lines = (rest + chunk.toString('utf8')).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        if (printed.length < 100) printed.push(line);
        if (/Violation: |Request terminated with error: /.test(line)) violations.push(line);
        onLine?.(line);
        const listening = /Prism is listening on (http:\/\/\S+)/.exec(line);
        if (listening?.[1]) resolve(listening[1]);
      }
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('error', reject);
    void ended.then(() => reject(new Error(`Prism ended before it listened:\n${printed.join('\n')}`)));
  });

  return {
    url,
    violations: () => violations,
    close: async () => {
      process.removeListener('exit', endWithUs);
      child.kill('SIGKILL');
      await ended;
    },
  };
}
