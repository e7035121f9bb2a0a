import type { MockEnvironment } from './config/environment';
import type { MockUpstream } from './create-mock';
import { vendors } from './vendors';

export interface ReadyFacts {
  mock: MockUpstream;
  environment: MockEnvironment;
  version: string;
  /** Milliseconds since the process began. */
  readyMs: number;
}

/** One JSON line for programs. */
export function readyLine({ mock, environment, version, readyMs }: ReadyFacts): string {
  const { MOCK_SEED: seed, MOCK_SCENARIOS: scenarios, MOCK_STRICTNESS: strictness, MOCK_WORLDS: worlds } = environment;
  const message = {
    ready: true,
    version,
    readyMs,
    url: mock.url,
    admin: `${mock.url}/__admin/docs`,
    vendors: Object.fromEntries(vendors.map(({ name }) => [name, { url: mock[name].url }])),
    worlds: Object.fromEntries(worlds.map((name) => [name, { url: mock.world(name).url }])),
    seed,
    scenarios,
    strictness,
  };
  return `${JSON.stringify(message)}\n`;
}

/** The same for people. */
export function readyText({ mock, environment, version, readyMs }: ReadyFacts): string {
  const { MOCK_SEED: seed, MOCK_SCENARIOS: scenarios, MOCK_WORLDS: worlds, MOCK_DATA_DIR: folder } = environment;
  const rows = [
    ...vendors.map(({ name, title }) => [title, mock[name].url]),
    ['admin', `${mock.url}/__admin/docs`],
    ...worlds.map((name) => [`world ${name}`, mock.world(name).url]),
    ...(seed === undefined ? [] : [['seed', seed]]),
    ...(scenarios.length === 0 ? [] : [['scenarios', scenarios.join(', ')]]),
    ...(folder === undefined ? [] : [['kept in', folder]]),
  ];
  const width = Math.max(...rows.map(([name = '']) => name.length));
  const lines = rows.map(([name = '', value = '']) => `  ${name.padEnd(width)}  ${value}`);
  return `ponte-mock ${version}: emulator ready in ${readyMs} ms\n${lines.join('\n')}\n`;
}
