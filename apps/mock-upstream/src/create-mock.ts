import { join } from 'node:path';
import type { Clock } from '@ponte/common';
import type { HatResource } from '@ponte/hat/contract';
import type { AddressInfo } from 'node:net';
import type { LogLevel } from './config/environment';
import { createHttp } from './create-http';
import type { MockCall } from './engine/call-log';
import { ChangeLog } from './engine/change-log';
import type { Fault } from './engine/faults';
import type { MockHooks } from './engine/operation';
import { Pauses } from './engine/pauses';
import { systemRandomness, type Randomness } from './engine/randomness';
import { Worlds } from './engine/world';
import { hatBasePaths } from './hat/hat.controller';
import { compactHatLog, loadHatState } from './hat/hat.log';
import { HatService } from './hat/hat.service';
import type { HatItem, HatMockSettings, HatTenant } from './hat/hat.settings';
import { HatStates } from './hat/hat.states';
import { mockLogger } from './mock.logger';

export type { MockCall } from './engine/call-log';
export type { Fault } from './engine/faults';
export type { MockHooks } from './engine/operation';
export type { HatMockSettings } from './hat/hat.settings';

export interface MockOptions {
  /** 0, the default, takes any free one. */
  port?: number;
  /** 127.0.0.1 by default. */
  host?: string;
  /** Folder in which the default world outlives the process. Absent: memory only. */
  dataDir?: string;
  /** Milliseconds from accepting a batch to its final code; 0 by default. */
  processingMs?: number;
  /** Most items per POST; 100 by default. */
  batchCap?: number;
  hooks?: MockHooks;
  adminToken?: string;
  /** Who HAT knows: by default token `mock-master-token`, tenant `5` `operadora-exemplo`, insurer 0001 with registry 417505. */
  tenant?: Partial<HatTenant>;
  clock?: Clock;
  randomness?: Randomness;
  /** `silent` by default. */
  logLevel?: LogLevel;
}

/** A running emulator. */
export interface MockUpstream {
  /** Origin, without a trailing slash. */
  url: string;
  hat: {
    /** Base URL up to and including `/v1`. */
    url: string;
    /** Live view of what HAT holds, by key, of one operator (the first configured one by default). */
    records(resource: HatResource, healthInsurerId?: string): ReadonlyMap<string, HatItem>;
    settings(patch: Partial<HatMockSettings>): void;
    /** Forgets records, tokens, faults and calls; puts the settings back. */
    reset(): void;
    faults: { add(fault: Fault): void; clear(): void };
    /** The last 10,000 calls in order of arrival. */
    calls(): readonly MockCall[];
  };
  /** Ends at once: open connections are closed, nothing keeps the process alive afterwards. */
  close(): Promise<void>;
}

/** Starts an emulator in this process. */
export async function createMock(options: MockOptions = {}): Promise<MockUpstream> {
  const { hooks = {}, host = '127.0.0.1', dataDir } = options;
  const log = dataDir === undefined ? undefined : new ChangeLog(join(dataDir, 'hat.jsonl'));
  const worlds = new Worlds(options.clock);
  const hatStates = new HatStates(tenantOf(options), settingsOf(options), log && ((change) => log.append(change)));
  const state = hatStates.of(worlds.get());
  if (log) await loadHatState(log, state);

  const pauses = new Pauses();
  const hatService = new HatService(hatStates, hooks, pauses, options.randomness ?? systemRandomness);
  const app = await createHttp(
    { worlds, hatStates, hatService, hooks },
    { logger: mockLogger(options.logLevel ?? 'silent'), adminToken: options.adminToken, ownHosts: [host.toLowerCase()] },
  );
  try {
    await app.listen(options.port ?? 0, host);
  } catch (error) {
    await app.close();
    log?.close();
    throw error;
  }
  const { port } = app.getHttpServer().address() as AddressInfo;
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;

  let closing: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    pauses.release();
    await app.close();
    if (!log) return;
    compactHatLog(log, state);
    log.close();
  };
  return {
    url,
    hat: {
      url: `${url}/${hatBasePaths[0]}`,
      records: (resource, healthInsurerId) => state.records(resource, healthInsurerId),
      settings: (patch) => state.changeSettings(patch),
      reset: () => worlds.get().reset(),
      faults: worlds.get().faults,
      calls: () => worlds.get().calls.list(),
    },
    close: () => (closing ??= close()),
  };
}

function tenantOf({ tenant }: MockOptions): HatTenant {
  const insurers = [{ healthInsurerId: '0001', ansRegistry: '417505' }];
  return { token: 'mock-master-token', idTenant: '5', tenantName: 'operadora-exemplo', insurers, ...tenant };
}

function settingsOf({ processingMs = 0, batchCap = 100 }: MockOptions): HatMockSettings {
  return { processingMs, batchCap, partial: 'apply-valid', unnamedLines: false };
}
