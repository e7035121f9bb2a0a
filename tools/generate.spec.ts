import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { operator } from '@ponte/generators';
import { projectRoot } from './project-root';

const script = ['-r', join(projectRoot(), 'test', 'support', 'run-typescript.cjs'), join(projectRoot(), 'tools', 'generate.ts')];
const run = (...options: string[]) => spawnSync(process.execPath, [...script, ...options], { encoding: 'utf8', maxBuffer: 1e9 });
const lines = (text: string): unknown[] =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);

describe('the generate command', () => {
  it('writes one JSON line per family, person or provider, the same for the same seed', () => {
    const made = operator({ seed: 'lines' });
    const written = (what: string, ...more: string[]) => lines(run('--what', what, '--count', '3', '--seed', 'lines', ...more).stdout);
    expect(written('families')).toEqual([made.family(0), made.family(1), made.family(2)]);
    expect(written('people', '--from', '500')).toEqual([made.person(500), made.person(501), made.person(502)]);
    expect(written('providers')).toEqual([made.provider(0), made.provider(1), made.provider(2)]);
  });

  it('writes requests that HAT takes', () => {
    const requests = lines(run('--what', 'hat-registration', '--count', '40').stdout) as { resource: string; body: { items: unknown[] } }[];
    expect(requests[0]).toMatchObject({ resource: 'persons', body: { healthInsurerId: '0001', ansRegistry: '417505' } });
    expect(requests[0]?.body.items).toHaveLength(40);
  });

  it.each([
    [['--what', 'nothing', '--count', '1'], '--what takes one of families, people, providers, hat-registration'],
    [['--what', 'people'], '--count takes a whole number'],
    [['--what', 'people', '--count', 'many'], '--count takes a whole number'],
    [['--what', 'providers', '--count', '1000000'], 'There are at most 999999'],
    [['--what', 'hat-registration', '--count', '1', '--from', '5'], '--from does not go with hat-registration'],
    [['--colour', 'red'], "Unknown option '--colour'"],
  ])('explains what is wrong with %p', (options, message) => {
    const { status, stderr, stdout } = run(...options);
    expect(stderr).toContain(message);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  });

  it.each([
    ['people', '150000'],
    ['hat-registration', '60000'],
  ])('streams %s through a heap that could not hold them', (what, count) => {
    const options = ['--max-old-space-size=24', ...script, '--what', what, '--count', count];
    expect(spawnSync(process.execPath, options, { stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' })).toMatchObject({
      status: 0,
      stderr: '',
    });
  });

  it('ends quietly when its reader has seen enough', async () => {
    const child = spawn(process.execPath, [...script, '--what', 'people', '--count', '9000000'], { stdio: ['ignore', 'pipe', 'pipe'] });
    let complaints = '';
    child.stderr.on('data', (part: Buffer) => (complaints += part.toString()));
    await once(child.stdout, 'data');
    child.stdout.destroy();
    expect(await once(child, 'close')).toEqual([0, null]);
    expect(complaints).toBe('');
  });
});
