import { createMock } from '../../apps/mock-upstream/src/create-mock';
import type { Vendor } from '../../apps/mock-upstream/src/engine/vendor';
import { vendors } from '../../apps/mock-upstream/src/vendors';
import { startPrism } from '../prism-process';
import { startViolationReporter } from './violation-reporter';

export interface ContractProxyOptions {
  /** Folder under `mocks/`. */
  vendor: string;
  /** 0, the default, takes any free port. */
  port?: number;
  /** Address of a running emulator, or of one of its worlds; absent: one is started, in memory. */
  emulator?: string;
  /** Called with a line for each fault in the contract, of a call or of an answer: method, path, what was wrong. */
  onViolation?: (line: string) => void;
}

/** Prism between a client and the emulator. */
export interface ContractProxy {
  url: string;
  /** What it passes calls on to. */
  upstream: string;
  close(): Promise<void>;
}

/** @throws Error when there is no such contract, the emulator lacks the vendor, or nobody answers at its address */
export async function startContractProxy(options: ContractProxyOptions): Promise<ContractProxy> {
  const { vendor, port = 0, emulator, onViolation = () => undefined } = options;
  const basePath = emulatedBy(vendor)?.basePaths[0];
  if (basePath === undefined) throw new Error(`the emulator has no ${vendor}; it has ${vendors.map(({ name }) => name).join(', ')}`);
  const opened: { close(): Promise<void> }[] = [];
  const close = async () => {
    for (const one of opened.splice(0).reverse()) await one.close();
  };
  const open = <Closable extends { close(): Promise<void> }>(one: Closable): Closable => {
    opened.push(one);
    return one;
  };
  try {
    const upstream = (emulator === undefined ? open(await createMock()).url : await answering(emulator)) + basePath;
    const prism = open(await startPrism({ vendor, upstream }));
    const { url } = open(await startViolationReporter(prism.url, port, onViolation));
    return { url, upstream, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** A contract is called by its vendor's word, or by that and the part of the vendor it is about: `protheus-refund`. */
export function emulatedBy(contract: string): Vendor | undefined {
  const all: readonly Vendor[] = vendors;
  return all.find(({ name }) => contract === name || contract.startsWith(`${name}-`));
}

async function answering(emulator: string): Promise<string> {
  const address = emulator.replace(/\/+$/, '');
  const health = await fetch(`${address}/__admin/health`).catch(() => undefined);
  if (health === undefined) throw new Error('nobody answers at the address of --emulator');
  return address;
}
