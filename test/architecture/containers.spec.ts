import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { parse } from 'yaml';
import { environmentSchema as hubSchema, loadEnvironment } from '../../apps/integration/src/config/environment';
import { environmentSchema as emulatorSchema, loadMockEnvironment } from '../../apps/mock-upstream/src/config/environment';
import { nodesOf, production, root } from './source-tree';

interface Service {
  build?: { target: string };
  environment: Record<string, string>;
  env_file?: { path: string; required: boolean }[];
  volumes?: string[];
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: object;
}

interface Stage {
  name: string;
  base: string;
  lines: string[];
}

const compose = parse(readFileSync(join(root, 'docker-compose.yml'), 'utf8')) as { services: Record<string, Service>; volumes: object };
const stages = readStages(readFileSync(join(root, 'Dockerfile'), 'utf8'));
const stage = (name: string): Stage | undefined => stages.find((one) => one.name === name);
const lineage = (name: string): Stage[] => {
  const own = stage(name);
  return own ? [own, ...lineage(own.base)] : [];
};
const service = (name: string): Service => compose.services[name] ?? { environment: {} };

/** As compose does it: `${NAME:-default}`, and for a required `${NAME:?why}` a value of the right form. */
const interpolated = (environment: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(environment).map(([name, value]) => [
      name,
      value.replace(/\$\{(\w+):([-?])([^}]*)\}/g, (_, variable: string, kind: string, text: string) =>
        kind === '-' ? text : variable === 'SECRETS_KEY' ? '0'.repeat(64) : 'k'.repeat(40),
      ),
    ]),
  );

describe('the containers', () => {
  it('give each app variables it knows, with values it accepts', () => {
    const hub = service('integration').environment;
    expect(Object.keys(hub).filter((name) => !(name in hubSchema.shape))).toEqual([]);
    expect(() => loadEnvironment(interpolated(hub))).not.toThrow();
    const emulator = service('mock-upstream').environment;
    expect(Object.keys(emulator).filter((name) => !(name in emulatorSchema.shape))).toEqual([]);
    expect(() => loadMockEnvironment(interpolated(emulator))).not.toThrow();
  });

  it('tell hub and emulator of the same operator, and let the hub call it', () => {
    const [hub, emulator] = [service('integration').environment, service('mock-upstream').environment];
    expect(hub).toMatchObject({
      HAT_MASTER_TOKEN: emulator.MOCK_HAT_TOKEN,
      HAT_ID_TENANT: emulator.MOCK_HAT_ID_TENANT,
      HAT_TENANT_NAME: emulator.MOCK_HAT_TENANT_NAME,
      HAT_INSURERS: emulator.MOCK_HAT_INSURERS,
      ALLOW_HTTP_VENDORS: 'true',
    });
    const { hostname, port } = new URL(hub.HAT_BASE_URL ?? '');
    expect([hostname, port]).toEqual(['mock-upstream', emulator.MOCK_PORT]);
    expect([hub.HOST, emulator.MOCK_HOST]).toEqual(['0.0.0.0', '0.0.0.0']);
  });

  it('keep what HAT holds as long as the ledger of it, in a folder that the user of the container may write', () => {
    const { environment, volumes = [] } = service('mock-upstream');
    const [name = '', folder] = volumes[0]?.split(':') ?? [];
    expect(Object.keys(compose.volumes)).toContain(name);
    expect(folder).toBe(environment.MOCK_DATA_DIR);
    expect(lineage('mock-upstream').flatMap(({ lines }) => lines)).toContain(`RUN mkdir ${folder} && chown node:node ${folder}`);
  });

  it('hand the variables of .env on, the secrets of the hub to the hub alone', () => {
    expect(service('integration').env_file).toEqual([{ path: '.env', required: false }]);
    expect(service('mock-upstream').env_file).toBeUndefined();
    expect(service('mock-upstream').environment).toMatchObject({ MOCK_LOG_LEVEL: '${MOCK_LOG_LEVEL:-info}' });
  });

  it('build from targets that exist, and wait for what has a health check', () => {
    for (const { build, depends_on: waits = {} } of Object.values(compose.services)) {
      if (build) expect(stage(build.target)).toBeDefined();
      for (const [name, { condition }] of Object.entries(waits)) {
        expect(condition).toBe('service_healthy');
        expect(service(name).healthcheck ?? healthPath(service(name).build?.target ?? '')).toBeDefined();
      }
    }
  });

  it('copy what is there', () => {
    for (const { lines } of stages) {
      for (const line of lines.filter((text) => text.startsWith('COPY '))) {
        const words = line.split(/\s+/).slice(1);
        const from = /^--from=(\w+)$/.exec(words[0] ?? '')?.[1];
        const paths = words.filter((word) => !word.startsWith('--')).slice(0, -1);
        if (from) expect(stage(from)).toBeDefined();
        else expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
      }
    }
  });

  it.each(['integration', 'mock-upstream'])('%s: runs its main file as an unprivileged user', (target) => {
    const lines = lineage(target).flatMap((one) => one.lines);
    expect(lines.find((line) => line.startsWith('USER '))).toBe('USER node');
    const command = lines.find((line) => line.startsWith('CMD ')) ?? '';
    const main = /dist\/(apps\/[\w-]+\/src\/main)\.js/.exec(command)?.[1] ?? '';
    expect(main).toContain(target);
    expect(existsSync(join(root, `${main}.ts`))).toBe(true);
  });

  it.each(['integration', 'mock-upstream'])('%s: asks a route that exists for its health', (target) => {
    expect(routesOf(target)).toContain(healthPath(target));
  });
});

function readStages(text: string): Stage[] {
  const lines = text
    .replace(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'));
  return lines.reduce<Stage[]>((found, line) => {
    const [, base = '', name = ''] = /^FROM (\S+) AS (\S+)$/.exec(line) ?? [];
    if (name) return [...found, { base, name, lines: [] }];
    found.at(-1)?.lines.push(line);
    return found;
  }, []);
}

function healthPath(target: string): string | undefined {
  const check = stage(target)?.lines.find((line) => line.startsWith('HEALTHCHECK '));
  return /http:\/\/127\.0\.0\.1:\d+(\/[\w/]+)/.exec(check ?? '')?.[1];
}

/** GET routes without the API prefix, read from the decorators: `@Controller('health')` and `@Get('ready')`. */
function routesOf(app: string): string[] {
  const argument = (node: ts.Node, decorator: string): string | undefined => {
    const calls = ts.canHaveDecorators(node)
      ? (ts.getDecorators(node) ?? []).map(({ expression }) => expression).filter(ts.isCallExpression)
      : [];
    const call = calls.find(({ expression }) => expression.getText() === decorator);
    const first = call?.arguments[0];
    return call && (first && ts.isStringLiteral(first) ? first.text : '');
  };
  return production
    .filter(({ path }) => path.startsWith(`apps/${app}/src/`))
    .flatMap((file) => nodesOf(file).filter(ts.isClassDeclaration))
    .flatMap((controller) => {
      const base = argument(controller, 'Controller');
      const paths = controller.members.map((member) => argument(member, 'Get')).filter((path) => path !== undefined);
      return base === undefined ? [] : paths.map((path) => `/${[base, path].filter(Boolean).join('/')}`);
    });
}
