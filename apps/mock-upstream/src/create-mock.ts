import { randomUUID } from 'node:crypto';
import { SystemClock, type Clock } from '@ponte/common';
import type { AddressInfo } from 'node:net';
import type { LogLevel } from './config/environment';
import { createHttp } from './create-http';
import { firstClockSetting } from './engine/clock';
import type { MockHooks } from './engine/operation';
import type { JournalSettings } from './engine/journal/journal-settings';
import type { Randomness } from './engine/randomness';
import type { Strictness } from './engine/strictness';
import type { WorldStart, WorldSurroundings } from './engine/world';
import { WorldDisk } from './engine/world-disk';
import { defaultWorldName } from './engine/world-name';
import { checkSeed, Worlds, type WorldWishes } from './engine/worlds';
import type { HatTenant } from './hat/hat.settings';
import { mockLogger } from './mock.logger';
import { mockWorld, type MockWorld } from './mock-world';
import { vendors } from './vendors';

export type { MockCall } from './engine/mock-call';
export type { Fault } from './engine/fault';
export type { Journal } from './engine/journal/journal';
export type { MockHooks } from './engine/operation';
export type { HatMockSettings } from './hat/hat.settings';
export type { MockWorld } from './mock-world';

export interface MockOptions {
  /** 0, the default, takes any free one. */
  port?: number;
  /** 127.0.0.1 by default. */
  host?: string;
  /** Folder in which the default world outlives the process. Absent: memory only. */
  dataDir?: string;
  /** Same seed, same calls in the same sequence, same clock: same tokens. Absent: drawn. */
  seed?: string | number;
  /** A source of the real time; `frozen` at the present moment; or frozen at a time (ISO 8601 with a zone, or a day). */
  clock?: Clock | string;
  /** `strict` by default. */
  strictness?: Strictness;
  /** Settings by vendor, with which every world begins. */
  settings?: Readonly<Record<string, object>>;
  /** HAT: milliseconds from accepting a batch to its final code; 0 by default. */
  processingMs?: number;
  /** HAT: most items per POST; 100 by default. */
  batchCap?: number;
  /** Who HAT knows: by default token `mock-master-token`, tenant `5` `operadora-exemplo`, insurer 0001 with registry 417505. */
  tenant?: Partial<HatTenant>;
  hooks?: MockHooks;
  adminToken?: string;
  /** Scenarios with which every world begins, by name or as `vendor:name`. */
  scenarios?: readonly string[];
  /** Bounds of the journal of each world. */
  journal?: Partial<JournalSettings>;
  /** Most worlds at a time, the default one included; 1,000 by default. */
  maxWorlds?: number;
  /** Real milliseconds without a call after which a world is forgotten that came to be by its first use; an hour by default. */
  worldTtlMs?: number;
  /** Where a test wants tokens to come from instead of the seed. */
  randomness?: Pick<Randomness, 'uuid' | 'hex'>;
  /** `silent` by default. */
  logLevel?: LogLevel;
}

/** A running emulator; everything but `world` and `close` is about its default world. */
export type MockUpstream = MockWorld & {
  /** Another world, made when first named; `wishes` are for its making alone. @throws FieldError @throws WorldError */
  world(name: string, wishes?: WorldWishes): MockWorld;
  /** Ends at once: open connections are closed, nothing keeps the process alive afterwards. */
  close(): Promise<void>;
};

/** Starts an emulator in this process. */
export async function createMock(options: MockOptions = {}): Promise<MockUpstream> {
  const { hooks = {}, host = '127.0.0.1', dataDir } = options;
  const surroundings: WorldSurroundings = {
    vendors,
    clock: typeof options.clock === 'object' ? options.clock : new SystemClock(),
    drawSeed: () => randomUUID(),
    maskKey: randomUUID(),
    journal: options.journal,
    tokens: options.randomness,
  };
  const limits = { maxWorlds: options.maxWorlds ?? 1_000, ttlMs: options.worldTtlMs ?? 3_600_000 };
  const worlds = new Worlds(startOf(options, surroundings), surroundings, limits);
  const disk = dataDir === undefined ? undefined : new WorldDisk(dataDir, vendors);
  await disk?.load(worlds.default);

  const stage = { hooks, wallTime: () => performance.now() };
  const app = await createHttp(
    { vendors, worlds, stage },
    { logger: mockLogger(options.logLevel ?? 'silent'), adminToken: options.adminToken, ownHosts: [host.toLowerCase()] },
  );
  try {
    await app.listen(options.port ?? 0, host);
  } catch (error) {
    await app.close();
    disk?.release();
    throw error;
  }
  const { port } = app.getHttpServer().address() as AddressInfo;
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;

  let closing: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    worlds.close();
    await app.close();
    disk?.close(worlds.default);
  };
  return Object.assign(
    mockWorld(defaultWorldName, () => worlds.default, url, vendors),
    {
      world: (name: string, wishes?: WorldWishes): MockWorld => {
        if (wishes === undefined) worlds.select(name);
        else worlds.create(name, wishes);
        return mockWorld(name, () => worlds.select(name), name === defaultWorldName ? url : `${url}/w/${name}`, vendors);
      },
      close: () => (closing ??= close()),
    },
  );
}

function startOf(
  { seed, clock, strictness = 'strict', settings, scenarios, ...options }: MockOptions,
  { clock: source, drawSeed }: WorldSurroundings,
): WorldStart {
  const { processingMs, batchCap, tenant } = options;
  const given = checkSeed(seed);
  return {
    seed: given ?? drawSeed(),
    drawn: given === undefined,
    clock: firstClockSetting(typeof clock === 'string' ? clock : undefined, source),
    settings: { ...settings, hat: { processingMs, batchCap, ...tenant, ...settings?.hat } },
    strictness,
    ...(scenarios === undefined ? {} : { scenarios }),
  };
}
